using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds;

/// <summary>
/// What follows when a strand of an open round is cancelled or switched off: people who count on it are told, each in one
/// message for all strands that end together. Every class that implements this is registered by itself.
/// </summary>
public interface IStrandCancelling
{
    Strand Strand { get; }

    /// <summary>What people are told; somebody may be among them more than once.</summary>
    Task<IReadOnlyList<StrandNews>> News(Round round, CancellationToken cancellation);

    /// <summary>Ends what hangs on the strand; saved together with the round.</summary>
    Task End(Round round, Actor actor, CancellationToken cancellation) => Task.CompletedTask;
}
