using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds;

/// <summary>
/// What a feature dates by a round's phases and moves with them, when a coordinator plans them anew or begins one early. Every
/// class that implements this is registered by itself; what it changes is saved together with the round.
/// </summary>
public interface IPhaseFollowing
{
    /// <param name="round">With its phases as they are now.</param>
    /// <param name="before">The phases as they were.</param>
    Task Follow(Round round, IReadOnlyList<PhaseDays> before, CancellationToken cancellation);
}

/// <summary>The days of a phase.</summary>
public sealed record PhaseDays(PhaseKind Kind, DateOnly From, DateOnly To)
{
    public static IReadOnlyList<PhaseDays> Of(Round round) => [.. round.Phases.Select(p => new PhaseDays(p.Kind, p.From, p.To))];
}
