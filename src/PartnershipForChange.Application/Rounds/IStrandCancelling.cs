using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds;

/// <summary>
/// What follows when an open round's strand is cancelled: people who count on it are told. Every class that implements this is
/// registered by itself; what it adds is saved together with the round.
/// </summary>
public interface IStrandCancelling
{
    /// <summary>The strand this is about, among a round's strands.</summary>
    StrandState Of(RoundStrands strands);

    Task Cancel(Round round, CancellationToken cancellation);
}
