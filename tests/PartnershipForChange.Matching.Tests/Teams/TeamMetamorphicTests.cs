using PartnershipForChange.Matching.Teams;
using Xunit;

namespace PartnershipForChange.Matching.Tests.Teams;

/// <summary>How the best value must change when the problem does, on problems small enough to be solved exactly.</summary>
public sealed class TeamMetamorphicTests
{
    private const double Close = 1e-6;
    private const int Problems = 60;

    [Fact]
    public void Renaming_people_changes_nothing() => ForEach((problem, solved) =>
    {
        var n = problem.People;
        int Renamed(int person) => n - 1 - person;
        TeamPair[] Pairs(IEnumerable<TeamPair> pairs) => [.. pairs.Select(pair => new TeamPair(Renamed(pair.First), Renamed(pair.Second)))];

        var renamed = problem with
        {
            Distances = [.. Enumerable.Range(0, n * n).Select(cell => problem.Distance(Renamed(cell / n), Renamed(cell % n)))],
            Scores = problem.Scores.Length == 0 ? [] : [.. Enumerable.Range(0, n * problem.Groups).Select(cell => problem.Score(Renamed(cell / problem.Groups), cell % problem.Groups))],
            Categories = [.. problem.Categories.Select(category => category with { Members = [.. category.Members.Select(Renamed)] })],
            Apart = Pairs(problem.Apart),
            Together = Pairs(problem.Together),
            Pins = problem.Pins.Length == 0 ? [] : [.. Enumerable.Range(0, n).Select(person => problem.Pin(Renamed(person)))],
        };

        Assert.Equal(Outcome(solved), Outcome(Solve(renamed)));
    });

    [Fact]
    public void Doubling_every_value_doubles_the_best() => ForEach((problem, solved) =>
    {
        var doubled = Solve(problem with
        {
            Distances = [.. problem.Distances.Select(distance => 2 * distance)],
            Scores = [.. problem.Scores.Select(score => 2 * score)],
        });

        Assert.Equal(2 * solved.Value.Value, doubled.Value.Value, Close);
    });

    [Fact]
    public void One_more_point_for_everyone_everywhere_adds_a_point_each() => ForEach((problem, solved) =>
    {
        var raised = Solve(problem with
        {
            Scores = [.. Enumerable.Range(0, problem.People * problem.Groups).Select(cell => 1 + problem.Score(cell / problem.Groups, cell % problem.Groups))],
        });

        Assert.Equal(solved.Value.Value + problem.People, raised.Value.Value, Close);
    });

    [Fact]
    public void Pins_that_agree_with_the_best_keep_it() => ForEach((problem, solved) =>
    {
        var pinned = Solve(problem with { Pins = solved.Group });

        Assert.Equal(solved.Group, pinned.Group);
        Assert.Equal(Outcome(solved), Outcome(pinned));
    });

    [Fact]
    public void A_further_rule_never_makes_the_outcome_better() => ForEach((problem, solved) =>
    {
        var stricter = Solve(problem with { Apart = [.. problem.Apart, new(0, problem.People - 1)] });

        var (broken, value) = Outcome(stricter);
        Assert.True(broken > Outcome(solved).Broken || value <= Outcome(solved).Value + Close);
    });

    private static void ForEach(Action<TeamProblem, TeamResult> check)
    {
        for (var seed = 1000; seed < 1000 + Problems; seed++)
        {
            var problem = RandomProblems.Tiny(seed);
            check(problem, Solve(problem));
        }
    }

    private static (int Broken, double Value) Outcome(TeamResult result) =>
        (result.Breaches.Sum(breach => breach.Size), Math.Round(result.Value.Value, 6));

    private static TeamResult Solve(TeamProblem problem) => TeamSolverTests.Solve(problem, steps: 6_000);
}
