using PartnershipForChange.Matching.Teams;
using Xunit;

namespace PartnershipForChange.Matching.Tests.Teams;

/// <summary>Four people a, b, c, d in two groups; distances 1 to 6.</summary>
public sealed class TeamRulesTests
{
    private static readonly int[] Division = [0, 0, 1, 1];

    private static TeamProblem Problem { get; } = new()
    {
        People = 4,
        Least = [2, 2],
        Most = [2, 2],
        Distances =
        [
            0, 1, 2, 3,
            1, 0, 4, 5,
            2, 4, 0, 6,
            3, 5, 6, 0,
        ],
        Scores = [10, 0, 0, 20, 30, 0, 0, 0],
        DiversityWeight = 0.5,
        Categories = [new TeamCategory("first two", [0, 1], [1, 1], [1, 1])],
        Apart = [new TeamPair(2, 3)],
        Together = [new TeamPair(1, 2)],
        Pins = [0, -1, -1, 0],
    };

    [Fact]
    public void A_division_is_worth_its_wishes_and_its_weighted_distances()
    {
        Assert.Equal(new TeamValue(10, 1 + 6, 10 + 3.5), TeamRules.Evaluate(Problem, Division));
        Assert.Equal(new TeamValue(10 + 20, 3 + 4, 30 + 3.5), TeamRules.Evaluate(Problem, [0, 1, 1, 0]));
    }

    [Fact]
    public void Every_broken_rule_is_named()
    {
        Assert.Equal(
            [
                new(TeamRule.CategoryTooMany, 0, 0, -1, -1, 2, 1),
                new(TeamRule.CategoryTooFew, 1, 0, -1, -1, 0, 1),
                new(TeamRule.PairTogether, 1, -1, 2, 3, 0, 0),
                new(TeamRule.PairApart, -1, -1, 1, 2, 0, 0),
                new(TeamRule.PinMoved, 0, -1, 3, -1, 0, 0),
            ],
            TeamRules.Check(Problem, Division));
        Assert.Equal(
            [new(TeamRule.GroupTooSmall, 0, -1, -1, -1, 0, 2), new(TeamRule.GroupTooLarge, 1, -1, -1, -1, 4, 2)],
            TeamRules.Check(Problem, [1, 1, 1, 1]).Take(2));
        Assert.Empty(TeamRules.Check(Problem, [0, 1, 1, 0]));
    }

    [Fact]
    public void A_pair_named_twice_is_one_rule()
    {
        var problem = Problem with { Apart = [new(2, 3), new(3, 2), new(2, 3)] };

        Assert.Equal(TeamRules.Check(Problem, Division), TeamRules.Check(problem, Division));
        Assert.Equal(5, TeamRules.Swap(problem, Division, 1, 3).Mended.Count);
    }

    [Fact]
    public void A_swap_by_hand_is_shown_before_it_is_made()
    {
        var change = TeamRules.Swap(Problem, Division, 1, 3);

        Assert.Equal(new TeamValue(20, 0, 20), change.Change);
        Assert.Empty(change.Broken);
        Assert.Equal(5, change.Mended.Count);
        Assert.Equal([0, 0, 1, 1], Division);
    }

    [Fact]
    public void A_move_by_hand_names_what_it_would_break()
    {
        var change = TeamRules.Move(Problem, [0, 1, 1, 0], 3, 1);

        Assert.Equal(new TeamValue(0, 5 + 6 - 3, 4), change.Change);
        Assert.Equal(
            [
                new(TeamRule.GroupTooSmall, 0, -1, -1, -1, 1, 2),
                new(TeamRule.GroupTooLarge, 1, -1, -1, -1, 3, 2),
                new(TeamRule.PairTogether, 1, -1, 2, 3, 0, 0),
                new(TeamRule.PinMoved, 0, -1, 3, -1, 0, 0),
            ],
            change.Broken);
        Assert.Empty(change.Mended);
    }
}
