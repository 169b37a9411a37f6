using PartnershipForChange.Matching.Teams;
using Xunit;

namespace PartnershipForChange.Matching.Tests.Teams;

/// <summary>Rules that cannot be met together are named, with the smallest loosening that would do.</summary>
public sealed class TeamFeasibilityTests
{
    [Fact]
    public void Too_many_people_for_the_groups()
    {
        var result = Solve(RandomProblems.Even(1, 10, 2) with { Least = [0, 0], Most = [4, 4] });

        Assert.Equal(2, result.Breaches.Sum(breach => breach.Size));
        Assert.All(result.Breaches, breach => Assert.Equal(TeamRule.GroupTooLarge, breach.Rule));
        Assert.Equal(2, result.LeastBreach);
    }

    [Fact]
    public void Too_few_people_for_the_groups()
    {
        var result = Solve(RandomProblems.Even(1, 5, 3) with { Least = [2, 2, 2], Most = [5, 5, 5] });

        Assert.Equal(TeamRule.GroupTooSmall, Assert.Single(result.Breaches).Rule);
        Assert.Equal(1, result.LeastBreach);
    }

    [Fact]
    public void A_category_larger_than_its_bounds_hold()
    {
        var result = Solve(RandomProblems.Even(1, 9, 3) with { Categories = [new("one body", [0, 1, 2, 3, 4], [0, 0, 0], [1, 1, 1])] });

        Assert.Equal(2, result.Breaches.Sum(breach => breach.Size));
        Assert.All(result.Breaches, breach => Assert.Equal((TeamRule.CategoryTooMany, 0), (breach.Rule, breach.Category)));
        Assert.Equal(2, result.LeastBreach);
    }

    [Fact]
    public void Categories_that_together_need_more_than_a_group_holds()
    {
        var result = Solve(RandomProblems.Even(1, 9, 3) with
        {
            Categories = [new("public", [0, 1, 2, 3, 4], [2, 0, 0], [9, 9, 9]), new("business", [5, 6, 7, 8], [2, 0, 0], [9, 9, 9])],
        });

        var breach = Assert.Single(result.Breaches);
        Assert.Equal((0, 1), (breach.Group, breach.Size));
        Assert.Equal(1, result.LeastBreach);
    }

    [Fact]
    public void Pins_that_crowd_a_group()
    {
        var result = Solve(RandomProblems.Even(1, 6, 3) with { Pins = [1, 1, 1, 1, -1, -1] });

        Assert.Equal([1, 1, 1, 1], result.Group[..4]);
        Assert.Contains(new TeamBreach(TeamRule.GroupTooLarge, 1, -1, -1, -1, 4, 2), result.Breaches);
        // Two too many in one group are two too few in the others.
        Assert.Equal(4, result.Breaches.Sum(breach => breach.Size));
        Assert.Equal(4, result.LeastBreach);
    }

    [Fact]
    public void Pairs_that_contradict_each_other()
    {
        var result = Solve(RandomProblems.Even(1, 6, 2) with { Apart = [new(0, 1)], Together = [new(1, 0)] });

        Assert.Equal(1, Assert.Single(result.Breaches).Size);
        Assert.Equal(1, result.LeastBreach);
    }

    [Fact]
    public void Loosening_the_named_rules_makes_the_problem_feasible()
    {
        var problem = RandomProblems.Even(1, 9, 3) with { Categories = [new("one body", [0, 1, 2, 3, 4], [0, 0, 0], [1, 1, 1])] };
        var most = (int[])problem.Categories[0].Most.Clone();
        foreach (var breach in Solve(problem).Breaches)
        {
            most[breach.Group] = breach.Count;
        }

        var loosened = problem with { Categories = [problem.Categories[0] with { Most = most }] };

        Assert.True(Solve(loosened).Feasible);
        Assert.Equal(0, Solve(loosened).LeastBreach);
    }

    private static TeamResult Solve(TeamProblem problem) => TeamSolverTests.Solve(problem, steps: 5_000);
}
