using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds;

/// <summary>
/// What a feature settles for good when a round closes. Every class that implements this is registered by itself; what it
/// changes is saved together with the round.
/// </summary>
public interface IRoundClosing
{
    Task Close(Round round, CancellationToken cancellation);

    /// <summary>Undoes what can be undone.</summary>
    Task Reopen(Round round, CancellationToken cancellation) => Task.CompletedTask;
}
