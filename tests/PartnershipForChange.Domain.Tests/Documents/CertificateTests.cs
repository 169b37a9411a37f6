using PartnershipForChange.Domain.Documents;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Tests.Documents;

public sealed class CertificateTests
{
    private static readonly CertificateSubject Subject = new(
        Guid.NewGuid(), Guid.NewGuid(), CertificateKind.Workshop, Guid.NewGuid(), new LocalisedText("Pogajanja", "Negotiating"),
        new DateOnly(2027, 4, 14), new DateOnly(2027, 4, 14));

    private readonly Person _holder = new("ana@mju.si", "Ana", "Hribar", Language.Slovene);

    [Fact]
    public void A_new_one_is_valid_and_shows_no_name_to_strangers()
    {
        var certificate = new Certificate(Subject, _holder, Samples.Now);

        Assert.Equal(
            (CertificateStanding.Valid, NameShown.Nothing, "Ana Hribar", 1, Samples.Now),
            (certificate.Standing, certificate.NameShown, certificate.HolderName, certificate.Number, certificate.IssuedAt));
        Assert.True(CertificateCode.IsWhole(certificate.Code));
    }

    [Fact]
    public void It_is_revoked_once_with_a_reason()
    {
        var certificate = new Certificate(Subject, _holder, Samples.Now);

        Assert.Equal("Reason", Rule.Forbids("Rules.Required", () => certificate.Revoke(" ", Samples.Now)).Field);
        certificate.Revoke("Pomota.", Samples.Now.AddDays(1));

        Assert.Equal((CertificateStanding.Revoked, "Pomota.", Samples.Now.AddDays(1)), (certificate.Standing, certificate.Reason, certificate.RevokedAt));
        Assert.False(certificate.CanRevoke());
        Rule.Forbids("Rules.CertificateNotValid", () => certificate.Revoke("Spet.", Samples.Now));
        Rule.Forbids("Rules.CertificateNotValid", () => certificate.Reissue(_holder, Samples.Now));
    }

    [Fact]
    public void Another_name_gives_another_one_and_the_old_says_that_it_is_replaced()
    {
        var certificate = new Certificate(Subject, _holder, Samples.Now);
        certificate.Show(NameShown.Initials);
        Rule.Forbids("Rules.CertificateSameName", () => certificate.Reissue(_holder, Samples.Now));
        _holder.Edit("Ana", "Novak", Language.Slovene);

        Assert.True(certificate.CanReissue(_holder.FullName));
        var next = certificate.Reissue(_holder, Samples.Now.AddDays(3));

        Assert.Equal((CertificateStanding.Replaced, "Ana Hribar"), (certificate.Standing, certificate.HolderName));
        Assert.Equal(
            (CertificateStanding.Valid, "Ana Novak", 2, NameShown.Initials, Subject.SubjectId, Samples.Now.AddDays(3)),
            (next.Standing, next.HolderName, next.Number, next.NameShown, next.SubjectId, next.IssuedAt));
        Assert.NotEqual(certificate.Code, next.Code);
    }

    [Fact]
    public void A_code_is_twelve_letters_and_its_last_finds_every_single_slip()
    {
        var code = CertificateCode.New();

        Assert.Equal(CertificateCode.Length, code.Length);
        Assert.All(code, c => Assert.Contains(c, CertificateCode.Alphabet));
        for (var i = 0; i < code.Length; i++)
        {
            Assert.All(
                CertificateCode.Alphabet.Where(c => c != code[i]),
                c => Assert.False(CertificateCode.IsWhole(string.Concat(code.AsSpan(0, i), c.ToString(), code.AsSpan(i + 1)))));
        }
    }

    [Theory]
    [InlineData("7k2m-90xq-4tbd", "7K2M90XQ4TBD")]
    [InlineData(" oil0 ", "0110")]
    [InlineData("<script>", "SCR1PT")]
    [InlineData(null, "")]
    public void What_is_typed_is_read_generously(string? typed, string normalised) => Assert.Equal(normalised, CertificateCode.Normalised(typed));

    [Fact]
    public void A_text_longer_than_a_code_is_none()
    {
        var code = CertificateCode.New();

        Assert.True(CertificateCode.IsWhole(CertificateCode.Normalised(CertificateCode.Shown(code))));
        Assert.False(CertificateCode.IsWhole(CertificateCode.Normalised(code + "0")));
        Assert.Equal(14, CertificateCode.Shown(code).Length);
    }

    [Fact]
    public void People_take_theirs_where_the_round_lets_them_and_a_closed_round_keeps_its_rules()
    {
        Assert.All(Enum.GetValues<CertificateKind>(), kind => Assert.True(CertificateChoices.Usual.HolderMayIssue(kind)));
        Assert.False((CertificateChoices.Usual with { HoldersIssue = false }).HolderMayIssue(CertificateKind.Exchange));
        Assert.False((CertificateChoices.Usual with { ForWorkshops = false }).HolderMayIssue(CertificateKind.Workshop));
        var round = Samples.RoundWith(RoundRight.Register);
        var rules = new CertificateRules(round, CertificateChoices.Usual);
        round.Close(new DateOnly(2027, 3, 15));
        Rule.Forbids("Rules.RoundClosed", () => rules.Set(round, CertificateChoices.Usual));
    }
}
