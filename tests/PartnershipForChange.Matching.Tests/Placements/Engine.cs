using PartnershipForChange.Matching.Placements;
using Xunit;

namespace PartnershipForChange.Matching.Tests.Placements;

/// <summary>The engine as the tests call it.</summary>
internal static class Engine
{
    /// <summary>Solves a round.</summary>
    public static PlacementResult Solve(
        PlacementProblem problem, PlacementObjective objective = PlacementObjective.MinimumCost, int seed = 0, bool? explicitArcs = null) =>
        PlacementSolver.Solve(problem, new PlacementOptions { Objective = objective, Seed = seed }, explicitArcs, null, TestContext.Current.CancellationToken);

    /// <summary>Solves a round and has the result checked independently.</summary>
    public static PlacementResult SolveAndVerify(
        PlacementProblem problem, PlacementObjective objective = PlacementObjective.MinimumCost, int seed = 0, bool? explicitArcs = null)
    {
        var result = Solve(problem, objective, seed, explicitArcs);
        var report = CertificateChecker.Verify(problem, result, TestContext.Current.CancellationToken);
        Assert.Equal([], report.Faults);
        Assert.True(report.Feasible);
        Assert.True(report.Optimal);
        Assert.True(result.Optimal);
        return result;
    }
}
