namespace PartnershipForChange.Matching.Teams;

/// <summary>How long to search, and from which random numbers.</summary>
public sealed record TeamOptions
{
    /// <summary>Equal seeds give equal results under an iteration limit, on any machine.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// Most steps of the search; null for no limit. A step looks at everyone one person could change places with,
    /// and makes at most one change. 100 000 steps are plenty for a real round.
    /// </summary>
    public long? IterationLimit { get; init; }

    /// <summary>Longest time to search; null for no limit. The result then depends on the machine's speed.</summary>
    public TimeSpan? TimeLimit { get; init; }
}

/// <summary>How far the search has come.</summary>
/// <param name="Phase">What is being done.</param>
/// <param name="Share">Part of the limit used, 0 to 1.</param>
/// <param name="Best">Value of the best division so far.</param>
/// <param name="Bound">A value no division can exceed.</param>
public readonly record struct TeamProgress(TeamPhase Phase, double Share, double Best, double Bound);

/// <summary>Phases of the search.</summary>
public enum TeamPhase
{
    /// <summary>Making a first division.</summary>
    Building,
    /// <summary>Improving it.</summary>
    Annealing,
    /// <summary>The best division is known.</summary>
    Done,
}
