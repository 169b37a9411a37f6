namespace PartnershipForChange.Matching.Placements;

/// <summary>
/// The rule over wish ranks, once as many guests as possible are placed and before the skills fit
/// (Kwanashie, Irving, Manlove, Sng 2014, "Profile-based optimal matchings in the student/project allocation problem").
/// </summary>
public enum PlacementObjective
{
    /// <summary>The smallest sum of ranks.</summary>
    MinimumCost,

    /// <summary>Fewest guests at the worst rank, then at the next worst, and so on.</summary>
    Generous,

    /// <summary>Most guests at rank 1, then at rank 2, and so on.</summary>
    Greedy,
}

/// <summary>How to solve. Equal problem and options give an equal result on any machine.</summary>
public sealed record PlacementOptions
{
    /// <summary>The rule over wish ranks.</summary>
    public PlacementObjective Objective { get; init; } = PlacementObjective.MinimumCost;

    /// <summary>Decides between results that are equally good: another seed may give another of them, never a worse one.</summary>
    public int Seed { get; init; }
}
