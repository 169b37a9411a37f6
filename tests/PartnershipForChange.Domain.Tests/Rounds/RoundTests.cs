using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Tests.Rounds;

public sealed class RoundTests
{
    [Theory]
    [InlineData("", "Rules.Required")]
    [InlineData("krog 2027", "Rules.CodeCharacters")]
    [InlineData("čš", "Rules.CodeCharacters")]
    [InlineData("NEW", "Rules.CodeReserved")]
    [InlineData("a-code-that-is-too-long", "Rules.TooLong")]
    public void A_code_is_part_of_an_address(string code, string rule) =>
        Assert.Equal("Code", Rule.Forbids(rule, () => _ = new Round(code, Samples.Details)).Field);

    [Fact]
    public void A_code_is_kept_in_lower_case() => Assert.Equal("2027-b", new Round(" 2027-B ", Samples.Details).Code);

    [Fact]
    public void A_round_has_a_name_in_Slovene()
    {
        var broken = Rule.Forbids("Rules.Required", () => _ = new Round("2027", Samples.Details with { Name = new LocalisedText(" ", "Round") }));

        Assert.Equal("NameSl", broken.Field);
    }

    [Fact]
    public void A_window_does_not_end_before_it_starts()
    {
        var broken = Rule.Forbids("Rules.EndBeforeStart", () => _ = new Round("2027", Samples.Details with { To = Samples.Details.From.AddDays(-1) }));

        Assert.Equal("To", broken.Field);
    }

    [Fact]
    public void A_window_lasts_two_years_at_most()
    {
        _ = new Round("2027", Samples.Details with { To = Samples.Details.From.AddDays(730) });

        Rule.Forbids("Rules.WindowTooLong", () => _ = new Round("2027", Samples.Details with { To = Samples.Details.From.AddDays(731) }));
    }

    [Theory]
    [InlineData("2027-05-31", "2027-06-18", 3)]
    [InlineData("2027-06-01", "2027-06-18", 2)]
    [InlineData("2027-05-31", "2027-06-17", 2)]
    [InlineData("2027-06-01", "2027-06-04", 0)]
    public void A_week_is_in_the_window_when_all_its_working_days_are(string from, string to, int weeks)
    {
        var round = new Round("2027", Samples.Details with { From = DateOnly.Parse(from), To = DateOnly.Parse(to) });

        Assert.Equal(weeks, round.Weeks.Count);
        Assert.All(round.Weeks, monday => Assert.Equal(DayOfWeek.Monday, monday.DayOfWeek));
    }

    [Theory]
    [InlineData(-1, 0, 7, 7, 6, "PublicPlacesWanted")]
    [InlineData(0, 100_001, 7, 7, 6, "BusinessPlacesWanted")]
    [InlineData(0, 0, 1, 7, 6, "TeamSize")]
    [InlineData(0, 0, 7, 61, 6, "AnswerDays")]
    [InlineData(0, 0, 7, 7, 21, "MostHostWishes")]
    public void Settings_are_in_range(int publicPlaces, int businessPlaces, int team, int days, int wishes, string field)
    {
        var settings = new RoundSettings(publicPlaces, businessPlaces, team, days, wishes);

        Assert.Equal(field, Rule.Forbids("Rules.OutOfRange", () => Samples.Draft().Configure(RoundStrands.Usual, settings)).Field);
    }

    [Fact]
    public void A_draft_opens_closes_and_reopens()
    {
        var round = Samples.Draft();
        Assert.True(round.CanOpen());
        Rule.Forbids("Rules.RoundNotOpen", () => round.Close(Samples.Today));
        Rule.Forbids("Rules.RoundNotClosed", round.Reopen);

        round.Open();
        Assert.Equal(RoundState.Open, round.State);
        Assert.False(round.CanOpen());
        Rule.Forbids("Rules.RoundNotDraft", round.Open);

        round.Close(new DateOnly(2027, 3, 15));
        Assert.Equal(RoundState.Closed, round.State);
        Assert.Equal((false, true, false), (round.CanClose(), round.CanReopen(), round.CanEdit()));
        Rule.Forbids("Rules.RoundNotOpen", () => round.Close(Samples.Today));

        round.Reopen();
        Assert.Equal(RoundState.Open, round.State);
    }

    [Fact]
    public void A_round_without_phases_does_not_open() => Rule.Forbids("Rules.RoundWithoutPhases", new Round("2027", Samples.Details).Open);

    [Fact]
    public void An_exchange_needs_a_week_in_the_window()
    {
        var round = Samples.Draft();
        round.Edit(Samples.Details with { To = Samples.Details.From.AddDays(3) });

        Assert.Equal("To", Rule.Forbids("Rules.WindowWithoutWeek", round.Open).Field);

        round.Configure(RoundStrands.Usual with { Exchange = StrandState.Off }, RoundSettings.Usual);
        Assert.True(round.CanOpen());
    }

    [Fact]
    public void Nothing_changes_in_a_closed_round()
    {
        var round = Samples.RoundWith(RoundRight.Register);
        var challenge = round.AddChallenge("skills", RoundChallengeTests.Text("Veščine"));
        round.Close(new DateOnly(2027, 3, 15));

        Rule.Forbids("Rules.RoundClosed", () => round.Edit(Samples.Details));
        Rule.Forbids("Rules.RoundClosed", () => round.Configure(RoundStrands.Usual, RoundSettings.Usual));
        Rule.Forbids("Rules.RoundClosed", () => round.Plan([]));
        Rule.Forbids("Rules.RoundClosed", () => round.AddChallenge("brand", RoundChallengeTests.Text("Znamka")));
        Rule.Forbids("Rules.RoundClosed", () => round.EditChallenge(challenge.Id, RoundChallengeTests.Text("Znamka")));
        Rule.Forbids("Rules.RoundClosed", () => round.MoveChallenge(challenge.Id, 1));
        Rule.Forbids("Rules.RoundClosed", () => round.RemoveChallenge(challenge.Id));
        Rule.Forbids("Rules.RoundClosed", () => round.Require(RoundRight.Register, Samples.Today));
        Rule.Forbids("Rules.RoundNotOpen", () => round.MoveOn(Samples.Today, Samples.Now));
    }

    [Fact]
    public void A_right_holds_from_the_first_to_the_last_day_of_its_phase()
    {
        var round = Samples.RoundWith(RoundRight.Register);
        var phase = round.Phases[0];

        Assert.Equal(
            [false, true, true, false],
            new[] { phase.From.AddDays(-1), phase.From, phase.To, phase.To.AddDays(1) }.Select(day => round.Allows(RoundRight.Register, day)));
        Rule.Forbids("Rules.NotNow.Nominate", () => round.Require(RoundRight.Nominate, Samples.Today));
        Assert.Equal([RoundRight.Register], round.RightsOn(Samples.Today));
    }

    [Fact]
    public void A_draft_allows_nothing_and_says_what_opening_would_allow()
    {
        var draft = new Round("2027", Samples.Details);
        draft.Plan([new PhasePlan(PhaseKind.Registration, Samples.Today, Samples.Today, [RoundRight.Register])]);

        Assert.Empty(draft.RightsOn(Samples.Today));
        Assert.Equal([RoundRight.Register], draft.RightsIfOpenOn(Samples.Today));
        Rule.Forbids("Rules.RoundNotOpen", () => draft.Require(RoundRight.Register, Samples.Today));
    }
}
