using PartnershipForChange.Domain.Recognition;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Tests.Recognition;

public sealed class RecognitionTests
{
    private static readonly KudosParty Ana = new(Guid.NewGuid(), Sector.Public);
    private static readonly KudosParty Rok = new(Guid.NewGuid(), Sector.Business);

    private readonly Round _round = Round(StrandState.On);
    private readonly Season _season;

    public RecognitionTests() => _season = new Season(_round);

    [Fact]
    public void Kudos_cross_the_sides_and_are_three_a_day()
    {
        Assert.Equal("ToId", Rule.Forbids("Rules.KudosAcross", () => Give(Ana, Ana with { PersonId = Guid.NewGuid() })).Field);
        Rule.Forbids("Rules.KudosAcross", () => Give(Ana, Ana with { Sector = Sector.Business }));
        Rule.Forbids("Rules.KudosToday", () => Give(Ana, Rok, givenToday: 3));
        Assert.Equal("Sentence", Rule.Forbids("Rules.Required", () => Give(Ana, Rok, " ")).Field);
        var kudos = Give(Ana, Rok, " Hvala. ", givenToday: 2);
        Assert.Equal(("Hvala.", 3, new DateOnly(2027, 3, 15)), (kudos.Content, kudos.NumberOfDay, kudos.Week));
    }

    [Fact]
    public void The_giver_has_a_day_and_a_hidden_one_is_settled_by_a_coordinator()
    {
        var kudos = Give(Ana, Rok);
        kudos.Edit(_round, "Hvala za vse.", Samples.Now.AddHours(24));
        Rule.Forbids("Rules.KudosSettled", () => kudos.Edit(_round, "x", Samples.Now.AddHours(24).AddSeconds(1)));
        Rule.Forbids("Rules.KudosSettled", () => kudos.Withdraw(_round, Samples.Now.AddDays(2)));
        Rule.Forbids("Rules.KudosShown", kudos.Show);
        kudos.Report(Samples.Now);
        Assert.Equal("Reason", Rule.Forbids("Rules.Required", () => kudos.Hide("", Samples.Now)).Field);
        kudos.Hide("Ni pohvala.", Samples.Now);
        Rule.Forbids("Rules.KudosGone", () => kudos.Withdraw(_round, Samples.Now));
        kudos.Show();
        Assert.Equal((true, (DateTimeOffset?)null, string.Empty), (kudos.IsShown, kudos.ReportedAt, kudos.HiddenReason));
        kudos.Withdraw(_round, Samples.Now);
        Rule.Forbids("Rules.KudosGone", () => kudos.Hide("x", Samples.Now));
    }

    [Fact]
    public void A_season_runs_while_its_round_does_and_has_recognition()
    {
        Rule.Forbids("Rules.RecognitionOff", () => _ = new Season(Round(StrandState.Off)));
        Rule.Forbids("Rules.RecognitionOff", () => _ = new Season(Round(StrandState.Cancelled)));
        _season.EditRule(_round, _season.Rules[0], new LocalisedText("Obisk", "Visit"), isGiven: false);
        Assert.Equal((false, true), (_season.Gives(StampAct.Visited), _season.Gives(StampAct.Hosted)));
        _season.Freeze(Samples.Now);
        Rule.Forbids("Rules.RoundClosed", () => Give(Ana, Rok));
        _season.Thaw();
        Assert.True(_season.CanChange(_round));
        var clone = _season.CloneFor(_round.Clone("2028", new LocalisedText("Krog 2028", ""), "", new DateOnly(2028, 5, 29)));
        Assert.Equal(_season.Rules.Select(r => (r.Act, r.Title, r.IsGiven)), clone.Rules.Select(r => (r.Act, r.Title, r.IsGiven)));
    }

    [Theory]
    [InlineData(2, 0, 0, false)]
    [InlineData(1, 1, 0, true)]
    [InlineData(1, 0, 0, false)]
    [InlineData(0, 5, 1, true)]
    public void A_bridge_takes_two_stamps_of_two_kinds(int visited, int hosted, int praised, bool isEarned) => Assert.Equal(
        isEarned,
        RecognitionTemplate.Badges[0].IsEarnedBy(new Dictionary<StampAct, int>
        {
            [StampAct.Visited] = visited, [StampAct.Hosted] = hosted, [StampAct.Praised] = praised,
        }));

    private static Round Round(StrandState state)
    {
        var round = Samples.Draft();
        round.Configure(RoundStrands.Usual with { Recognition = state }, RoundSettings.Usual);
        round.Open();
        return round;
    }

    private Kudos Give(KudosParty from, KudosParty to, string sentence = "Hvala.", int givenToday = 0) =>
        new(_round, _season, from, to, sentence, givenToday, Samples.Now, Samples.Today);
}
