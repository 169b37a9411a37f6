namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>
/// The objective as a vector of small integer costs, minimised lexicographically: unplaced; in a repair, published placements
/// that change; the rule over ranks; minus the fit.
/// </summary>
internal sealed class ObjectiveLevels(PlacementObjective objective, int longestRank, bool countsMoves = false)
{
    private readonly int _beforeRanks = countsMoves ? 2 : 1;

    /// <summary>The longest rank there is.</summary>
    public int LongestRank { get; } = longestRank;

    /// <summary>Number of levels.</summary>
    public int Count { get; } = (countsMoves ? 2 : 1) + (objective == PlacementObjective.MinimumCost ? 1 : longestRank) + 1;

    /// <summary>Whether the level is the skills fit, the only one that depends on which skills a place offers.</summary>
    public bool IsFit(int level) => level == Count - 1;

    /// <summary>Whether the level counts published placements that change.</summary>
    public bool IsMoves(int level) => countsMoves && level == 1;

    /// <summary>Cost of staying unplaced, for a guest with a published placement or without.</summary>
    public int Unplaced(int level, bool wasPublished) => level == 0 || (IsMoves(level) && wasPublished) ? 1 : 0;

    /// <summary>Cost of a placement of that rank and fit; <paramref name="moves"/> where it changes a published one.</summary>
    public int Cost(int level, int rank, int fit, bool moves)
    {
        if (level == 0) return 0;
        if (IsFit(level)) return -fit;
        if (IsMoves(level)) return moves ? 1 : 0;
        var position = level - _beforeRanks + 1;
        return objective switch
        {
            PlacementObjective.MinimumCost => rank,
            PlacementObjective.Generous => rank == LongestRank + 1 - position ? 1 : 0,
            _ => rank == position ? -1 : 0,
        };
    }
}
