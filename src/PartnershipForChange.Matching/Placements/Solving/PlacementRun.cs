using System.Diagnostics;

namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>One call of the solver, from the problem to the result.</summary>
internal sealed class PlacementRun
{
    /// <summary>Rounds with more candidate pairs than this are too large for branch and bound.</summary>
    private const long SearchablePairs = 2_000_000;

    private readonly PlacementProblem _problem;
    private readonly PlacementOptions _options;
    private readonly bool? _explicitArcs;
    private readonly IReadOnlyList<GuestPlacement?>? _published;
    private readonly IProgress<MatchingProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly ObjectiveLevels _levels;
    private readonly long _started = Stopwatch.GetTimestamp();

    /// <param name="problem">The problem.</param>
    /// <param name="options">The rule over ranks and the seed.</param>
    /// <param name="explicitArcs">How pairs are kept; decided by size where null.</param>
    /// <param name="progress">Told about phases.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <param name="published">In a repair, the placements to keep where that places nobody less.</param>
    public PlacementRun(
        PlacementProblem problem,
        PlacementOptions options,
        bool? explicitArcs,
        IProgress<MatchingProgress>? progress,
        CancellationToken cancellation,
        IReadOnlyList<GuestPlacement?>? published = null)
    {
        _published = published;
        _problem = problem;
        _options = options;
        _explicitArcs = explicitArcs;
        _progress = progress;
        _cancellation = cancellation;
        _levels = new ObjectiveLevels(options.Objective, PlacementTotals.LongestRank(problem), countsMoves: published is not null);
    }

    public PlacementResult Solve()
    {
        _cancellation.ThrowIfCancellationRequested();
        _progress?.Report(new MatchingProgress("graph", 0));
        var graph = new PlacementGraph(_problem, _options.Seed, _explicitArcs, _published, _cancellation);
        var solver = SolveLevels(graph);
        _cancellation.ThrowIfCancellationRequested();
        var rows = new AwayRows(graph);
        _cancellation.ThrowIfCancellationRequested();
        if (rows.AreKept(solver.Matching)) return Optimal(graph, solver.Matching, ProofNode.Of(solver));
        return (long)graph.Guests.Length * graph.SlotPlace.Length <= SearchablePairs
            ? Search(graph, solver, rows)
            : Restrict(graph, solver, rows);
    }

    private LevelSolver SolveLevels(PlacementGraph graph)
    {
        var solver = new LevelSolver(graph, _levels, _cancellation);
        for (var level = 0; level < _levels.Count; level++)
        {
            var phase = level == 0 ? "placed" : _levels.IsFit(level) ? "fit" : "ranks";
            double? placed = level == 0 ? null : solver.Matching.SlotOf.Count(slot => slot >= 0) + _problem.Pins.Count;
            _progress?.Report(new MatchingProgress(phase, (level + 1.0) / (_levels.Count + 1), placed, placed));
            solver.Optimise(level);
            if (level < _levels.Count - 1) solver.Keep(level);
        }

        return solver;
    }

    /// <summary>Branch and bound over the limits, on explicit pairs.</summary>
    private PlacementResult Search(PlacementGraph graph, LevelSolver relaxed, AwayRows rows)
    {
        var pairs = graph.IsExplicit ? graph : new PlacementGraph(_problem, _options.Seed, explicitArcs: true, _published, _cancellation);
        var search = new AwaySearch(pairs, _levels, new AwayRows(pairs), _progress, _cancellation);
        try
        {
            search.Run(relaxed.Matching);
        }
        catch (PrecisionException)
        {
            // A good result with its gap is worth more to a coordinator than an error.
            return Restrict(graph, relaxed, rows);
        }

        graph = pairs;
        if (search.IsOptimal) return Optimal(graph, search.Best, search.Proof);
        var placements = ResultBuilder.Placements(graph, search.Best);
        return Result(placements, Bound(graph, search.RootBound, search.RootProof.Scale), isOptimal: false, ResultBuilder.Certificate(graph, _levels, search.RootProof));
    }

    /// <summary>
    /// For rounds too large to search: guests beyond a limit, those with the worst ranks first, give up the week and all is solved
    /// again, until every limit is kept. The optimum without limits is the bound.
    /// </summary>
    private PlacementResult Restrict(PlacementGraph graph, LevelSolver relaxed, AwayRows rows)
    {
        var bound = ResultBuilder.Certificate(graph, _levels, ProofNode.Of(relaxed));
        var limit = PlacementTotals.Of(_problem, ResultBuilder.Placements(graph, relaxed.Matching));
        var weeksOff = new ulong[_problem.Guests.Count];
        var matching = relaxed.Matching;
        while (!rows.AreKept(matching))
        {
            rows.CloseWeeks(matching, (guest, week) => weeksOff[graph.Guests[guest]] |= 1UL << week);
            graph = new PlacementGraph(_problem.WithWeeksOff(weeksOff), _options.Seed, _explicitArcs, _published, _cancellation);
            rows = new AwayRows(graph);
            matching = SolveLevels(graph).Matching;
        }

        var placements = ResultBuilder.Placements(graph, matching);
        var isRankSum = _published is null && _options.Objective == PlacementObjective.MinimumCost;
        return Result(placements, new PlacementBound(limit.Placed, isRankSum ? limit.RankSum : limit.Placed), isOptimal: false, bound);
    }

    private PlacementBound Bound(PlacementGraph graph, long[] scaled, int scale)
    {
        var unplaced = Ceiling(scaled[0], scale);
        var placed = graph.Guests.Length - (int)unplaced + _problem.Pins.Count;

        // Levels below a fraction say nothing: a whole number above it is free in them. Each placed guest has a rank of 1 or more.
        var isWhole = unplaced * scale == scaled[0] && _published is null && _options.Objective == PlacementObjective.MinimumCost;
        var ofPins = _problem.Pins.Sum(pin => (long)_problem.Rank(pin.Guest, pin.Place));
        return new PlacementBound(placed, isWhole ? Ceiling(scaled[1], scale) + ofPins : placed);
    }

    private static long Ceiling(long value, int divisor) => (value / divisor) + (value % divisor > 0 ? 1 : 0);

    private PlacementResult Optimal(PlacementGraph graph, Matching matching, ProofNode proof)
    {
        var placements = ResultBuilder.Placements(graph, matching);
        var totals = PlacementTotals.Of(_problem, placements);
        return Result(placements, new PlacementBound(totals.Placed, totals.RankSum), isOptimal: true, ResultBuilder.Certificate(graph, _levels, proof));
    }

    private PlacementResult Result(GuestPlacement?[] placements, PlacementBound bound, bool isOptimal, PlacementCertificate certificate)
    {
        var totals = PlacementTotals.Of(_problem, placements);
        return new PlacementResult
        {
            Objective = _options.Objective,
            Guests = placements,
            Totals = totals,

            // A bound on ranks with more guests placed says nothing of ranks with these; each placed guest has a rank of 1 or more.
            Bound = bound.Placed == totals.Placed ? bound : bound with { RankSum = totals.Placed },
            Optimal = isOptimal,
            Certificate = certificate,
            Seconds = Stopwatch.GetElapsedTime(_started).TotalSeconds,
        };
    }
}
