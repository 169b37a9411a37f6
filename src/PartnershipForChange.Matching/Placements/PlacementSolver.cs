using System.Diagnostics;
using PartnershipForChange.Matching.Placements.Solving;

namespace PartnershipForChange.Matching.Placements;

/// <summary>Finds optimal placements, with their proof.</summary>
public static class PlacementSolver
{
    /// <summary>Solves the problem to proven optimality.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="options">The rule over wish ranks and the seed; the standard ones where null.</param>
    /// <param name="progress">Told about phases; reported on the calling thread.</param>
    /// <param name="cancellation">Stops the solver within milliseconds.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static PlacementResult Solve(
        PlacementProblem problem,
        PlacementOptions? options = null,
        IProgress<MatchingProgress>? progress = null,
        CancellationToken cancellation = default) => Solve(problem, options ?? new PlacementOptions(), null, progress, cancellation);

    /// <summary>As the public method; <paramref name="explicitArcs"/> decides how pairs are kept, which changes no result's worth.</summary>
    internal static PlacementResult Solve(
        PlacementProblem problem,
        PlacementOptions options,
        bool? explicitArcs,
        IProgress<MatchingProgress>? progress,
        CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(new MatchingProgress("graph", 0));
        var graph = new PlacementGraph(problem, options.Seed, explicitArcs);
        var levels = new ObjectiveLevels(options.Objective, PlacementTotals.LongestRank(problem));
        var solver = new LevelSolver(graph, levels, cancellation);
        for (var level = 0; level < levels.Count; level++)
        {
            progress?.Report(new MatchingProgress(level == 0 ? "placed" : levels.IsFit(level) ? "fit" : "ranks", (level + 1.0) / (levels.Count + 1)));
            solver.Solve(level);
        }

        var guests = ResultBuilder.Placements(graph, solver.Matching);
        var totals = PlacementTotals.Of(problem, guests);
        return new PlacementResult
        {
            Objective = options.Objective,
            Guests = guests,
            Totals = totals,
            Bound = new PlacementBound(totals.Placed, totals.RankSum),
            Optimal = true,
            Certificate = ResultBuilder.Certificate(graph, solver, levels, guests),
            Seconds = Stopwatch.GetElapsedTime(started).TotalSeconds,
        };
    }
}
