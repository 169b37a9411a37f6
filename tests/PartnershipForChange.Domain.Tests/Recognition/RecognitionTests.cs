using PartnershipForChange.Domain.Recognition;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Tests.Recognition;

public sealed class RecognitionTests
{
    private static readonly KudosParty Ana = new(Guid.NewGuid(), Sector.Public);
    private static readonly KudosParty Rok = new(Guid.NewGuid(), Sector.Business);

    private readonly Round _round = Round(StrandState.On);
    private readonly Season _season;

    public RecognitionTests() => _season = new Season(_round, RecognitionTemplate.Usual);

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
        Rule.Forbids("Rules.RecognitionOff", () => _ = new Season(Round(StrandState.Off), RecognitionTemplate.Usual));
        Rule.Forbids("Rules.RecognitionOff", () => _ = new Season(Round(StrandState.Cancelled), RecognitionTemplate.Usual));
        _season.EditRule(_round, _season.Rules[0], Terms("Obisk") with { IsGiven = false });
        Assert.Equal((0, 7), (_season.Counted(StampAct.Visited, 7), _season.Counted(StampAct.Hosted, 7)));
        _season.Freeze(Samples.Now);
        Rule.Forbids("Rules.RoundClosed", () => Give(Ana, Rok));
        Rule.Forbids("Rules.RoundClosed", () => _season.TakeOver(_round, RecognitionTemplate.Usual));
        Rule.Forbids("Rules.RoundClosed", () => _season.EditRule(_round, _season.Rules[0], Terms("Obisk")));
        _season.Thaw();
        Assert.True(_season.CanChange(_round));
        var clone = _season.CloneFor(_round.Clone("2028", new LocalisedText("Krog 2028", ""), "", new DateOnly(2028, 5, 29)));
        Assert.Equal(_season.Rules.Select(r => (r.Act, r.Terms)), clone.Rules.Select(r => (r.Act, r.Terms)));
        Assert.Equal(_season.Badges.Select(Words), clone.Badges.Select(Words));
    }

    [Fact]
    public void A_season_keeps_the_rules_it_began_with_until_it_takes_the_template_over_again()
    {
        var later = new RecognitionTemplate(
            [.. RecognitionTemplate.Usual.Stamps.Select(s => (s.Act, s.Terms with { MostEach = 2 }))],
            [Badge("Novost") with { Order = 2 }, Badge("Prva")]);
        Assert.Equal((9, 3), (_season.Counted(StampAct.Praised, 9), _season.Badges.Count));
        var rules = _season.Rules.Select(r => r.Id).ToList();

        _season.TakeOver(_round, later);

        Assert.Equal((2, 1), (_season.Counted(StampAct.Praised, 9), _season.Counted(StampAct.Praised, 1)));
        Assert.Equal(["Prva", "Novost"], _season.Badges.Select(b => b.Title.Sl));
        Assert.Equal(rules, _season.Rules.Select(r => r.Id));
    }

    [Fact]
    public void A_stamp_has_a_title_and_counts_at_least_once()
    {
        var stamp = new TemplateStamp(StampAct.Visited, Terms("Obisk"));
        Assert.Equal("TitleSl", Rule.Forbids("Rules.Required", () => stamp.Edit(Terms(" "))).Field);
        Assert.Equal("DescriptionEn", Rule.Forbids("Rules.TooLong", () => stamp.Edit(Terms("Obisk") with { Description = new LocalisedText("", new string('x', 201)) })).Field);
        Assert.Equal("MostEach", Rule.Forbids("Rules.OutOfRange", () => stamp.Edit(Terms("Obisk") with { MostEach = 0 })).Field);
        Assert.Equal(Terms("Obisk"), stamp.Terms);
    }

    [Fact]
    public void A_badge_cannot_take_what_nobody_can_have()
    {
        var badge = new TemplateBadge(Badge("Most"));
        Assert.Equal("TitleSl", Rule.Forbids("Rules.Required", () => badge.Edit(Badge(""))).Field);
        Assert.Equal("Acts", Rule.Forbids("Rules.Required", () => badge.Edit(Badge("Most") with { Acts = [] })).Field);
        Assert.Equal("Stamps", Rule.Forbids("Rules.OutOfRange", () => badge.Edit(Badge("Most") with { Stamps = 0 })).Field);
        Assert.Equal("Kinds", Rule.Forbids("Rules.OutOfRange", () => badge.Edit(Badge("Most") with { Kinds = 3 })).Field);
        Assert.Equal("Kinds", Rule.Forbids("Rules.OutOfRange", () => badge.Edit(Badge("Most") with { Stamps = 9, Acts = [StampAct.Hosted] })).Field);
        Assert.Equal("Order", Rule.Forbids("Rules.OutOfRange", () => badge.Edit(Badge("Most") with { Order = 100 })).Field);
        Assert.Equal(Words(new TemplateBadge(Badge("Most"))), Words(badge));
    }

    [Fact]
    public void A_badge_that_takes_more_stamps_than_one_person_can_have_is_for_teams()
    {
        var stamps = Enum.GetValues<StampAct>().Select(act => new TemplateStamp(act, new StampTerms(new("Žig", "Stamp"), LocalisedText.Empty, act != StampAct.Hosted, 2))).ToList();
        bool Alone(int count, int kinds, params StampAct[] acts) =>
            new TemplateBadge(Badge("Most") with { Stamps = count, Kinds = kinds, Acts = acts }).CanBeEarnedAlone(stamps);

        Assert.True(Alone(4, 2, StampAct.Visited, StampAct.Praised));
        Assert.False(Alone(5, 2, StampAct.Visited, StampAct.Praised));
        Assert.False(Alone(1, 1, StampAct.Hosted));
        Assert.False(new TemplateBadge(Badge("Most") with { Stamps = 1, Kinds = 1, Acts = [StampAct.Hosted] }).CanBeEarned(stamps));
        Assert.True(new TemplateBadge(Badge("Most") with { Stamps = 9, Kinds = 1, Acts = [StampAct.Visited] }).CanBeEarned(stamps));
        Assert.False(Alone(2, 2, StampAct.Visited, StampAct.Hosted));
        stamps[0].Edit(stamps[0].Terms with { IsGiven = true, MostEach = null });
        Assert.True(Alone(100, 1, stamps[0].Act));
    }

    [Fact]
    public void Only_the_acts_it_names_count_for_a_badge()
    {
        var badge = new TemplateBadge(Badge("Gostitelj") with { Acts = [StampAct.Hosted, StampAct.Visited], Kinds = 1 });
        Assert.False(badge.IsEarnedBy(new Dictionary<StampAct, int> { [StampAct.Praised] = 9, [StampAct.Hosted] = 1 }));
        Assert.True(badge.IsEarnedBy(new Dictionary<StampAct, int> { [StampAct.Hosted] = 2 }));
        Assert.True(badge.IsOfSomeActs);
    }

    [Theory]
    [InlineData(2, 0, 0, false)]
    [InlineData(1, 1, 0, true)]
    [InlineData(1, 0, 0, false)]
    [InlineData(0, 5, 1, true)]
    public void A_bridge_takes_two_stamps_of_two_kinds(int visited, int hosted, int praised, bool isEarned) => Assert.Equal(
        isEarned,
        new TemplateBadge(RecognitionTemplate.Usual.Badges[0]).IsEarnedBy(new Dictionary<StampAct, int>
        {
            [StampAct.Visited] = visited, [StampAct.Hosted] = hosted, [StampAct.Praised] = praised,
        }));

    private static StampTerms Terms(string title) => new(new LocalisedText(title, ""), LocalisedText.Empty, IsGiven: true, MostEach: null);

    private static BadgeTerms Badge(string title) =>
        new(new LocalisedText(title, ""), LocalisedText.Empty, Stamps: 2, Kinds: 2, Enum.GetValues<StampAct>(), Order: 1);

    private static string Words(BadgeDefinition badge) => $"{badge.Order} {badge.Title} {badge.Description} {badge.Stamps} {badge.Kinds} {string.Join('+', badge.Acts)}";

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
