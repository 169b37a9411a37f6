using PartnershipForChange.Application.Rounds.Checks;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds;

/// <summary>
/// What a feature shows of itself on a round's dashboard. Every class that implements this is registered by itself.
/// </summary>
public interface IStrandSummary
{
    /// <summary>Its place among the others, lowest first.</summary>
    int Order { get; }

    /// <summary>Null where the round has nothing of it, as when its strand is off. A number of queries that does not grow.</summary>
    Task<StrandSummary?> Of(Round round, DateOnly today, CancellationToken cancellation);
}

/// <summary>One feature of a round in a few figures.</summary>
/// <param name="Key">Key of its name.</param>
/// <param name="Path">Its page for coordinators.</param>
/// <param name="Facts">Three or four figures that say how it stands.</param>
/// <param name="Checks">What matters in it now; joins the round's own checks.</param>
public sealed record StrandSummary(string Key, string Path, IReadOnlyList<StrandFact> Facts, IReadOnlyList<CheckResult> Checks)
{
    /// <summary>True when it is called off.</summary>
    public bool IsCancelled { get; init; }
}

/// <summary>A figure with its name.</summary>
/// <param name="Key">Key of its name.</param>
/// <param name="Value">A number, a day or words.</param>
public sealed record StrandFact(string Key, object Value);
