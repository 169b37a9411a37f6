namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>
/// The objective as a vector of small integer costs, minimised lexicographically: unplaced; in a repair, published placements
/// that change; the rule over ranks; minus the fit.
/// </summary>
internal sealed class ObjectiveLevels
{
    private readonly PlacementObjective _objective;
    private readonly bool _countsMoves;
    private readonly int _beforeRanks;

    // Above 0 for a level that counts with so much weight in the next.
    private readonly int[] _weights;

    public ObjectiveLevels(PlacementObjective objective, int longestRank, bool countsMoves = false)
        : this(objective, longestRank, countsMoves, weights: null)
    {
    }

    private ObjectiveLevels(PlacementObjective objective, int longestRank, bool countsMoves, int[]? weights)
    {
        _objective = objective;
        _countsMoves = countsMoves;
        _beforeRanks = countsMoves ? 2 : 1;
        LongestRank = longestRank;
        Count = _beforeRanks + (objective == PlacementObjective.MinimumCost ? 1 : longestRank) + 1;
        _weights = weights ?? new int[Count];
    }

    /// <summary>The longest rank there is.</summary>
    public int LongestRank { get; }

    /// <summary>Number of levels.</summary>
    public int Count { get; }

    /// <summary>
    /// The same, for what is known to be no lower on a level: there it counts as nothing, and in the next level with a weight. What cannot
    /// be lower in that sum is then no lower in the next level either.
    /// </summary>
    public ObjectiveLevels Cut(int level, int weight)
    {
        var weights = (int[])_weights.Clone();
        weights[level] = weight;
        return new ObjectiveLevels(_objective, LongestRank, _countsMoves, weights);
    }

    /// <summary>A vector of costs as the cuts have it.</summary>
    public void Cut(Span<long> costs)
    {
        for (var level = 0; level < Count; level++)
        {
            if (_weights[level] == 0) continue;
            costs[level + 1] += _weights[level] * costs[level];
            costs[level] = 0;
        }
    }

    /// <summary>Whether the level is the skills fit, the only one that depends on which skills a place offers.</summary>
    public bool IsFit(int level) => level == Count - 1;

    /// <summary>Whether the level counts published placements that change.</summary>
    public bool IsMoves(int level) => _countsMoves && level == 1;

    /// <summary>Cost of staying unplaced, for a guest with a published placement or without.</summary>
    public int Unplaced(int level, bool wasPublished)
    {
        if (_weights[level] > 0) return 0;
        var cost = 0;
        for (var at = FirstIn(level); at <= level; at++)
        {
            cost = (at == 0 || (IsMoves(at) && wasPublished) ? 1 : 0) + (at > 0 ? _weights[at - 1] * cost : 0);
        }

        return cost;
    }

    /// <summary>Cost of a placement of that rank and fit; <paramref name="moves"/> where it changes a published one.</summary>
    public int Cost(int level, int rank, int fit, bool moves)
    {
        if (_weights[level] > 0) return 0;
        var cost = 0;
        for (var at = FirstIn(level); at <= level; at++) cost = CostAlone(at, rank, fit, moves) + (at > 0 ? _weights[at - 1] * cost : 0);
        return cost;
    }

    /// <summary>The first of the levels that count in this one.</summary>
    private int FirstIn(int level)
    {
        while (level > 0 && _weights[level - 1] > 0) level--;
        return level;
    }

    private int CostAlone(int level, int rank, int fit, bool moves)
    {
        if (level == 0) return 0;
        if (IsFit(level)) return -fit;
        if (IsMoves(level)) return moves ? 1 : 0;
        var position = level - _beforeRanks + 1;
        return _objective switch
        {
            PlacementObjective.MinimumCost => rank,
            PlacementObjective.Generous => rank == LongestRank + 1 - position ? 1 : 0,
            _ => rank == position ? -1 : 0,
        };
    }
}
