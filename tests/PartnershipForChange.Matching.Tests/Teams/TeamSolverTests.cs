using PartnershipForChange.Matching.Teams;
using Xunit;

namespace PartnershipForChange.Matching.Tests.Teams;

public sealed class TeamSolverTests
{
    private const double Close = 1e-6;

    [Fact]
    public void Tiny_problems_are_solved_to_the_best_of_all_divisions()
    {
        var infeasible = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var problem = RandomProblems.Tiny(seed);

            var result = Solve(problem, steps: 6_000);

            var (broken, value) = RandomProblems.Best(problem);
            Assert.Equal((seed, broken), (seed, result.Breaches.Sum(breach => breach.Size)));
            Assert.Equal(value, result.Value.Value, Close);
            Assert.True(result.LeastBreach <= broken, $"seed {seed}: {result.LeastBreach} > {broken}");
            Assert.True(result.Bound >= value - Close || broken > 0, $"seed {seed}: {result.Bound} < {value}");
            infeasible += broken > 0 ? 1 : 0;
        }

        Assert.InRange(infeasible, 50, 350);
    }

    [Theory]
    [InlineData(24, 4)]
    [InlineData(61, 7)]
    [InlineData(119, 10)]
    public void A_round_meets_all_its_bounds(int people, int teams)
    {
        var problem = RandomProblems.Round(people, people, teams);

        var result = Solve(problem, steps: 20_000);

        Assert.True(result.Feasible);
        Assert.Empty(TeamRules.Check(problem, result.Group));
        Assert.Equal(TeamRules.Evaluate(problem, result.Group), result.Value);
        Assert.Equal(people, result.Group.Length);
    }

    [Fact]
    public void Pins_and_pairs_are_kept_where_they_can_be()
    {
        var problem = RandomProblems.Round(4, 60, 6) with
        {
            Pins = [5, 5, .. Enumerable.Repeat(-1, 58)],
            Apart = [new(2, 3), new(3, 4), new(2, 4), new(10, 0)],
            Together = [new(20, 21), new(21, 22), new(30, 31), new(40, 1)],
        };

        var result = Solve(problem, steps: 60_000);

        Assert.Empty(result.Breaches);
        Assert.Equal((5, 5, 5), (result.Group[0], result.Group[1], result.Group[40]));
        Assert.Equal(result.Group[20], result.Group[22]);
        Assert.Equal(3, new[] { result.Group[2], result.Group[3], result.Group[4] }.Distinct().Count());
    }

    [Fact]
    public void People_who_must_be_together_still_find_their_best_team()
    {
        // Six pairs want team 0, 1 or 2; each team has room for two pairs.
        var problem = RandomProblems.Even(1, 12, 3) with
        {
            Distances = new double[144],
            Together = [.. Enumerable.Range(0, 6).Select(pair => new TeamPair(2 * pair, (2 * pair) + 1))],
            Scores = [.. Enumerable.Range(0, 36).Select(cell => cell / 12 == cell % 3 ? 1.0 : 0.0)],
        };

        Assert.Equal(12, Solve(problem, steps: 5_000).Value.Value);
    }

    [Fact]
    public void The_same_seed_gives_the_same_division()
    {
        var problem = RandomProblems.Round(7, 60, 6);

        var first = Solve(problem, steps: 10_000, seed: 42);
        var again = Solve(problem, steps: 10_000, seed: 42);
        var other = Solve(problem, steps: 10_000, seed: 43);

        Assert.Equal(first.Group, again.Group);
        Assert.Equal(10_000, first.Iterations);
        Assert.NotEqual(first.Group, other.Group);
    }

    [Fact]
    public void A_fixed_seed_gives_a_fixed_division_on_any_machine()
    {
        var result = Solve(RandomProblems.Even(5, 16, 4), steps: 2_000);

        Assert.Equal("2301120320113032", string.Concat(result.Group));
    }

    [Fact]
    public void More_groups_than_fit_a_register_are_no_different()
    {
        var problem = RandomProblems.Round(11, 90, 40);

        var result = Solve(problem, steps: 30_000);

        Assert.Empty(result.Breaches);
        Assert.Equal(TeamRules.Evaluate(problem, result.Group), result.Value);
    }

    [Fact]
    public void Everyone_pinned_or_one_group_leaves_nothing_to_search()
    {
        var pinned = RandomProblems.Even(1, 6, 2) with { Pins = [0, 1, 0, 1, 0, 1] };
        var single = RandomProblems.Even(1, 6, 1);
        var nobody = RandomProblems.Even(1, 0, 2);

        Assert.Equal([0, 1, 0, 1, 0, 1], Solve(pinned, steps: 100).Group);
        Assert.Equal([0, 0, 0, 0, 0, 0], Solve(single, steps: 100).Group);
        Assert.Empty(Solve(nobody, steps: 100).Group);
    }

    [Fact]
    public void A_time_limit_ends_the_search()
    {
        // How good the division is by then depends on the machine; that it is one does not.
        var problem = RandomProblems.Round(1, 40, 4);
        var result = TeamSolver.Solve(problem, new TeamOptions { TimeLimit = TimeSpan.FromMilliseconds(30) }, null, TestContext.Current.CancellationToken);

        Assert.All(result.Group, group => Assert.InRange(group, 0, 3));
        Assert.Equal(TeamRules.Evaluate(problem, result.Group).Value, result.Value.Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void No_time_at_all_still_gives_a_division(int milliseconds)
    {
        var result = TeamSolver.Solve(
            RandomProblems.Round(1, 40, 4), new TeamOptions { TimeLimit = TimeSpan.FromMilliseconds(milliseconds) }, null, TestContext.Current.CancellationToken);

        Assert.True(result.Feasible);
        Assert.Equal(0, result.Iterations);
    }

    [Fact]
    public void A_cancelled_search_throws()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() => TeamSolver.Solve(
            RandomProblems.Round(1, 40, 4), new TeamOptions { IterationLimit = long.MaxValue }, null, cancelled.Token));
    }

    [Fact]
    public void Progress_only_grows()
    {
        var told = new List<MatchingProgress>();

        var result = TeamSolver.Solve(
            RandomProblems.Round(1, 40, 4), new TeamOptions { IterationLimit = 50_000 }, new Told(told), TestContext.Current.CancellationToken);

        Assert.InRange(told.Count, 50, 102);
        Assert.Equal(told.OrderBy(one => one.Share), told);
        Assert.Equal(new MatchingProgress("teams", 1, result.Value.Value, result.Bound), told[^1]);
    }

    [Fact]
    public void A_malformed_problem_is_refused_with_every_fault()
    {
        var problem = RandomProblems.Even(1, 4, 2) with
        {
            Categories = [new("sector", [0, 0, 9], [1, 1], [0, 1])],
            Apart = [new(1, 1)],
            Pins = [-1, 2, -1, -1],
        };

        var refused = Assert.Throws<TeamProblemException>(() => Solve(problem, steps: 1));

        Assert.Equal(
            [
                "Person 1 is pinned to group 2, which does not exist.",
                "The least of category sector exceeds the most.",
                "Category sector names a person who does not exist.",
                "Category sector names a person twice.",
                "Person 1 is to be apart with themselves.",
            ],
            refused.Faults);
        Assert.Throws<ArgumentException>(() => TeamSolver.Solve(problem, new TeamOptions(), null, TestContext.Current.CancellationToken));
    }

    internal static TeamResult Solve(TeamProblem problem, long steps, int seed = 1) => TeamSolver.Solve(
        problem, new TeamOptions { IterationLimit = steps, Seed = seed }, null, TestContext.Current.CancellationToken);

    /// <summary>Progress told at once, on the searching thread, unlike <see cref="Progress{T}"/>.</summary>
    private sealed class Told(List<MatchingProgress> values) : IProgress<MatchingProgress>
    {
        public void Report(MatchingProgress value) => values.Add(value);
    }
}
