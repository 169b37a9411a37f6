namespace PartnershipForChange.Domain.Placements;

/// <summary>What a run makes best over the wishes reached, once as many guests as possible have a place.</summary>
public enum MatchObjective
{
    /// <summary>The smallest sum of ranks.</summary>
    MinimumCost,

    /// <summary>Fewest guests at the worst rank, then at the next worst, and so on.</summary>
    Generous,

    /// <summary>Most guests at their first wish, then at their second, and so on.</summary>
    Greedy,
}
