using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds;

/// <summary>
/// What a feature carries over when a round is cloned: its settings and templates, never people or what they did.
/// Every class that implements this is registered by itself.
/// </summary>
public interface IRoundCloning
{
    /// <summary>Adds the copies to the database's unit of work; they are saved together with the new round.</summary>
    Task Clone(Round source, Round clone, CancellationToken cancellation);
}
