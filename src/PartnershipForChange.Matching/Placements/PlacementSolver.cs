using System.Diagnostics;
using PartnershipForChange.Matching.Placements.Solving;

namespace PartnershipForChange.Matching.Placements;

/// <summary>Finds optimal placements, with their proof.</summary>
public static class PlacementSolver
{
    /// <summary>Solves the problem to proven optimality; with limits on people away, where the search closes the gap.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="options">The rule over wish ranks and the seed; the standard ones where null.</param>
    /// <param name="progress">Told about phases; reported on the calling thread.</param>
    /// <param name="cancellation">Stops the solver within milliseconds.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static PlacementResult Solve(
        PlacementProblem problem,
        PlacementOptions? options = null,
        IProgress<MatchingProgress>? progress = null,
        CancellationToken cancellation = default) => new PlacementRun(problem, options ?? new PlacementOptions(), null, progress, cancellation).Solve();

    /// <summary>As the public method; <paramref name="explicitArcs"/> decides how pairs are kept, which changes no result's worth.</summary>
    internal static PlacementResult Solve(
        PlacementProblem problem, PlacementOptions options, bool? explicitArcs, IProgress<MatchingProgress>? progress, CancellationToken cancellation) =>
        new PlacementRun(problem, options, explicitArcs, progress, cancellation).Solve();
}
