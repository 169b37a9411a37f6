using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Domain.Tests.Teams;

public sealed class ProposalFileTests
{
    [Theory]
    [InlineData("Načrt čšž.pdf", "Načrt čšž.pdf")]
    [InlineData("../../etc/passwd.pdf", "passwd.pdf")]
    [InlineData("C:\\Users\\Ana\\slika.PDF", "slika.pdf")]
    [InlineData("a\u0000b\r\nc.pdf", "abc.pdf")]
    [InlineData("racun\u202Efdp.exe", "racunfdp.pdf")]
    [InlineData("brez-konca", "brez-konca.pdf")]
    [InlineData("c\u030Cas.pdf", "čas.pdf")]
    public void A_name_is_shown_without_path_and_tricks(string sent, string shown) => Assert.Equal(shown, ProposalFile.CleanName(sent, "pdf"));

    [Theory]
    [InlineData(null)]
    [InlineData("///")]
    [InlineData("...")]
    public void Nothing_is_no_name(string? sent) => Rule.Forbids("Rules.FileName", () => ProposalFile.CleanName(sent, "pdf"));

    [Fact]
    public void A_long_name_keeps_its_end()
    {
        var name = ProposalFile.CleanName(new string('č', 300) + ".docx", "docx");
        Assert.Equal(ProposalFile.NameLength, name.Length);
        Assert.EndsWith(".docx", name, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_files_are_enough_and_each_author_is_named_once()
    {
        var round = Samples.RoundWith(RoundRight.WriteProposals);
        var run = new TeamRun(round.Id, 1, new TeamRunFacts("{}", 1, 1, 1, 1, 1), Guid.NewGuid(), Samples.Now);
        var proposal = new Proposal(run.AddTeam(challengeId: null));
        var upload = new ProposalUpload("a.pdf", "application/pdf", 10, "k");

        Assert.Equal("a.pdf", proposal.Attach(round, 9, upload, Guid.NewGuid(), Samples.Now, Samples.Today).Name);
        Assert.Equal("File", Rule.Forbids("Rules.TooManyFiles", () => proposal.Attach(round, 10, upload, Guid.NewGuid(), Samples.Now, Samples.Today)).Field);
        Assert.Equal("Email", Rule.Forbids("Rules.AuthorThere", () => proposal.NameAuthor(round, ["a@b.si"], "a@b.si", "Ana", null, Samples.Today)).Field);
        Rule.Forbids("Rules.NotNow.WriteProposals", () => proposal.RequireWriting(Samples.RoundWith(RoundRight.Register), Samples.Today));
    }
}
