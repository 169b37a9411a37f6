namespace PartnershipForChange.Matching.Teams;

/// <summary>How long to search, and from which random numbers. At least one limit is needed.</summary>
public sealed record TeamOptions
{
    /// <summary>Equal seeds give equal results under an iteration limit, on any machine.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// Most steps of the search; null for no limit. A step weighs everyone one person could change places with and
    /// makes at most one change. A million steps are plenty for a real round.
    /// </summary>
    public long? IterationLimit { get; init; }

    /// <summary>Longest time to search; null for no limit. The result then depends on the machine's speed.</summary>
    public TimeSpan? TimeLimit { get; init; }
}
