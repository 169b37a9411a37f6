using System.Diagnostics;

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
        CancellationToken cancellation = default)
    {
        options ??= new PlacementOptions();
        if (options.Objective != PlacementObjective.MinimumCost) throw new ArgumentException("Only minimum cost is to be had.", nameof(options));
        var started = Stopwatch.GetTimestamp();
        var search = new ShortestPathSolver(problem);
        search.Run(progress, cancellation);
        var guests = search.Placements();
        var totals = PlacementTotals.Of(problem, guests);
        return new PlacementResult
        {
            Objective = options.Objective,
            Guests = guests,
            Totals = totals,
            Bound = new PlacementBound(totals.Placed, totals.RankSum),
            Optimal = true,
            Certificate = search.Certificate(),
            Seconds = Stopwatch.GetElapsedTime(started).TotalSeconds,
        };
    }
}
