using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Domain.Tests.Teams;

public sealed class ProposalTests
{
    private readonly Round _round = Samples.RoundWith(RoundRight.WriteProposals);
    private readonly Round _late = Samples.RoundWith(RoundRight.Register);
    private readonly Guid _author = Guid.NewGuid();
    private readonly Proposal _proposal;

    public ProposalTests()
    {
        var run = new TeamRun(_round.Id, 1, new TeamRunFacts("{}", 1, 1, 1, 1, 1), _author, Samples.Now);
        _proposal = new Proposal(run.AddTeam(challengeId: null));
    }

    [Fact]
    public void Every_save_is_a_version()
    {
        var first = Write(seen: 0, "Prva");
        var second = Write(seen: 1, "Druga");

        Assert.Equal((1, "Prva"), (first.Number, first.Title));
        Assert.Equal((2, "Druga"), (second.Number, second.Title));
        Assert.Equal(2, _proposal.LatestNumber);
    }

    [Fact]
    public void Who_saves_on_top_of_an_older_version_is_told()
    {
        Write(seen: 0, "Prva");
        Rule.Forbids("Rules.ProposalMovedOn", () => Write(seen: 0, "Moja"));
        Assert.Equal(1, _proposal.LatestNumber);
    }

    [Fact]
    public void It_needs_a_title_and_a_text_of_bearable_length()
    {
        Assert.Equal("Title", Rule.Forbids("Rules.Required", () => Write(0, " ")).Field);
        Assert.Equal("Text", Rule.Forbids("Rules.TooLong", () => _proposal.Write(
            _round, 0, "a", new string('a', Proposal.TextLength + 1), _author, Samples.Now, Samples.Today)).Field);
    }

    [Fact]
    public void It_is_handed_in_taken_back_and_handed_in_again()
    {
        Rule.Forbids("Rules.ProposalEmpty", () => _proposal.Submit(_round, Samples.Now, Samples.Today));
        Write(seen: 0, "Prva");
        _proposal.Submit(_round, Samples.Now, Samples.Today);
        Assert.Equal((ProposalState.Submitted, Samples.Now), (_proposal.State, _proposal.SubmittedAt!.Value));
        Rule.Forbids("Rules.ProposalSubmitted", () => Write(seen: 1, "Druga"));
        Rule.Forbids("Rules.ProposalSubmitted", () => _proposal.Submit(_round, Samples.Now, Samples.Today));

        _proposal.TakeBack(_round, Samples.Today);
        Assert.Equal((ProposalState.Draft, null), (_proposal.State, _proposal.SubmittedAt));
        Rule.Forbids("Rules.ProposalNotSubmitted", () => _proposal.TakeBack(_round, Samples.Today));
    }

    [Fact]
    public void After_the_deadline_nothing_changes()
    {
        Rule.Forbids("Rules.NotNow.WriteProposals", () => _proposal.Write(_late, 0, "a", "b", _author, Samples.Now, Samples.Today));
        Write(seen: 0, "Prva");
        Rule.Forbids("Rules.NotNow.WriteProposals", () => _proposal.Submit(_late, Samples.Now, Samples.Today));
        _proposal.Submit(_round, Samples.Now, Samples.Today);
        Rule.Forbids("Rules.NotNow.WriteProposals", () => _proposal.TakeBack(_late, Samples.Today));
        Assert.False(_proposal.CanTakeBack(_late, Samples.Today));
    }

    [Fact]
    public void A_revision_opens_it_until_its_day_whatever_the_phase()
    {
        Write(seen: 0, "Prva");
        Rule.Forbids("Rules.ProposalNotSubmitted", () => _proposal.AskToRevise(_late, "Dodajte stroške.", Samples.Today, Samples.Today));
        _proposal.Submit(_round, Samples.Now, Samples.Today);
        Assert.Equal("ReviseBy", Rule.Forbids("Rules.ReviseByMissing", () => _proposal.AskToRevise(_late, "Dodajte stroške.", Samples.Today.AddDays(-1), Samples.Today)).Field);

        var until = Samples.Today.AddDays(3);
        _proposal.AskToRevise(_late, "Dodajte stroške.", until, Samples.Today);

        Assert.Equal((ProposalState.Returned, "Dodajte stroške.", until), (_proposal.State, _proposal.RevisionReason, _proposal.ReviseBy!.Value));
        _proposal.Write(_late, 1, "Druga", "Besedilo s stroški.", _author, Samples.Now, until);
        Rule.Forbids("Rules.ReviseByPassed", () => _proposal.Submit(_late, Samples.Now, until.AddDays(1)));
        _proposal.Submit(_late, Samples.Now, until);
        _proposal.TakeBack(_late, until);
        Assert.Equal(ProposalState.Returned, _proposal.State);
    }

    private ProposalVersion Write(int seen, string title) =>
        _proposal.Write(_round, seen, title, "Besedilo.", _author, Samples.Now, Samples.Today);
}
