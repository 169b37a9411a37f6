using PartnershipForChange.Domain.Participations;

namespace PartnershipForChange.Application.HostPlaces;

/// <summary>
/// Part of the portal that relies on host places staying as they are: it is asked before a place is withdrawn or
/// changed and says why not, for example that a guest is placed there in a week it would lose. Every class that
/// implements this is registered by itself.
/// </summary>
public interface IHostPlaceReliance
{
    /// <param name="place">As it is stored.</param>
    /// <param name="change">What it is to become; null when it is to be withdrawn.</param>
    /// <returns>The rule that forbids it; null when nothing does.</returns>
    Task<DomainRuleException?> WhyNot(HostPlace place, HostPlaceDetails? change, CancellationToken cancellation);
}
