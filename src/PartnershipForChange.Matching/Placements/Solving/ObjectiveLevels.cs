namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>
/// The objective as a vector of small integer costs, minimised lexicographically: unplaced, the rule over ranks, minus the fit.
/// </summary>
internal sealed class ObjectiveLevels(PlacementObjective objective, int longestRank)
{
    /// <summary>Number of levels.</summary>
    public int Count { get; } = objective == PlacementObjective.MinimumCost ? 3 : longestRank + 2;

    /// <summary>Whether the level is the skills fit, the only one that depends on more than the rank.</summary>
    public bool IsFit(int level) => level == Count - 1;

    /// <summary>Cost of staying unplaced.</summary>
    public int Unplaced(int level) => level == 0 ? 1 : 0;

    /// <summary>Cost of a placement of that rank and fit.</summary>
    public int Cost(int level, int rank, int fit)
    {
        if (level == 0) return 0;
        if (level == Count - 1) return -fit;
        return objective switch
        {
            PlacementObjective.MinimumCost => rank,
            PlacementObjective.Generous => rank == Count - 1 - level ? 1 : 0,
            _ => rank == level ? -1 : 0,
        };
    }
}
