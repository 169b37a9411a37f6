using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds;

/// <summary>
/// What follows when a strand of an open round is cancelled or switched off: people who count on it are told. Every class that
/// implements this is registered by itself; what it adds is saved together with the round.
/// </summary>
public interface IStrandCancelling
{
    Strand Strand { get; }

    /// <summary>How many messages there would be.</summary>
    Task<int> Count(Round round, CancellationToken cancellation);

    Task Cancel(Round round, Actor actor, CancellationToken cancellation);
}
