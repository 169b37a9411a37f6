using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Tests.Rounds;

public sealed class RoundChallengeTests
{
    [Fact]
    public void A_key_is_there_once_whatever_its_case()
    {
        var round = Samples.Draft();
        round.AddChallenge(" Skills ", Text("Veščine"));

        Assert.Equal("skills", Assert.Single(round.Challenges).Key);
        Assert.Equal("Key", Rule.Forbids("Rules.ChallengeKeyTaken", () => round.AddChallenge("SKILLS", Text("Druge"))).Field);
    }

    [Fact]
    public void A_challenge_has_a_key_and_a_title()
    {
        var round = Samples.Draft();

        Assert.Equal("Key", Rule.Forbids("Rules.Required", () => round.AddChallenge(" ", Text("Veščine"))).Field);
        Assert.Equal("TitleSl", Rule.Forbids("Rules.Required", () => round.AddChallenge("skills", Text(" "))).Field);
        Assert.Empty(round.Challenges);
    }

    [Theory]
    [InlineData(0, 1, "b a c")]
    [InlineData(2, -1, "a c b")]
    [InlineData(0, -1, "a b c")]
    [InlineData(0, 9, "b c a")]
    public void Moving_keeps_one_order_from_one_on(int which, int places, string order)
    {
        var round = WithThree();

        round.MoveChallenge(round.Challenges[which].Id, places);

        Assert.Equal(order, string.Join(' ', round.Challenges.Select(c => c.Key)));
        Assert.Equal([1, 2, 3], round.Challenges.Select(c => c.Order));
    }

    [Fact]
    public void Removing_closes_the_gap()
    {
        var round = WithThree();

        round.RemoveChallenge(round.Challenges[0].Id);

        Assert.Equal([("b", 1), ("c", 2)], round.Challenges.Select(c => (c.Key, c.Order)));
    }

    [Fact]
    public void A_challenge_of_another_round_is_not_touched()
    {
        var round = WithThree();
        var elsewhere = WithThree().Challenges[0].Id;

        Rule.Forbids("Rules.ChallengeNotInRound", () => round.EditChallenge(elsewhere, Text("x")));
        Rule.Forbids("Rules.ChallengeNotInRound", () => round.MoveChallenge(elsewhere, 1));
        Rule.Forbids("Rules.ChallengeNotInRound", () => round.RemoveChallenge(elsewhere));
    }

    [Fact]
    public void A_clone_moves_by_whole_weeks_and_keeps_everything_but_people()
    {
        var source = WithThree();
        source.Configure(RoundStrands.Usual with { Exchange = StrandState.Cancelled, ChallengeCall = StrandState.On }, RoundSettings.Usual with { TeamSize = 5 });
        source.Open();
        source.Close(new DateOnly(2027, 3, 15));

        // 1 June 2028 is a Thursday: the window begins in that week, on its Monday.
        var clone = source.Clone("2028", new LocalisedText("Krog 2028", "Round 2028"), "2027/28", new DateOnly(2028, 6, 1));

        Assert.Equal((RoundState.Draft, "2028", source.Id), (clone.State, clone.Code, clone.ClonedFromId));
        Assert.Equal((new DateOnly(2028, 5, 29), new DateOnly(2028, 6, 16)), (clone.From, clone.To));
        Assert.Equal(source.Weeks.Count, clone.Weeks.Count);
        Assert.Equal(
            source.Phases.Select(p => (p.Kind, p.From.AddDays(364), p.To.AddDays(364), string.Join(',', p.Rights))),
            clone.Phases.Select(p => (p.Kind, p.From, p.To, string.Join(',', p.Rights))));
        Assert.Equal(RoundStrands.Usual with { ChallengeCall = StrandState.On }, clone.Strands);
        Assert.Equal(source.Settings, clone.Settings);
        Assert.Equal(source.Challenges.Select(c => (c.Key, c.Title, c.Order)), clone.Challenges.Select(c => (c.Key, c.Title, c.Order)));
        Assert.Equal((clone.From, clone.To), (source.DatesFrom(new DateOnly(2028, 6, 1)).From, source.DatesFrom(new DateOnly(2028, 6, 1)).To));
    }

    internal static ChallengeText Text(string title) => new(new LocalisedText(title, string.Empty), LocalisedText.Empty, LocalisedText.Empty);

    private static Round WithThree()
    {
        var round = Samples.Draft();
        foreach (var key in new[] { "a", "b", "c" })
        {
            round.AddChallenge(key, Text(key));
        }

        return round;
    }
}
