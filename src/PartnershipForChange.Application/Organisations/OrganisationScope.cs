using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Organisations;

namespace PartnershipForChange.Application.Organisations;

public static class OrganisationScope
{
    /// <summary>Coordinators see every organisation, contacts their own, anyone else none.</summary>
    public static IQueryable<Organisation> VisibleTo(this IQueryable<Organisation> organisations, Actor actor) =>
        actor.IsCoordinator ? organisations : organisations.Where(o => actor.OrganisationIds.Contains(o.Id));

    /// <summary>The one with this code, however an address writes it.</summary>
    public static IQueryable<Organisation> Named(this IQueryable<Organisation> organisations, string code)
    {
        var stored = code.ToUpperInvariant();
        return organisations.Where(o => o.Code == stored);
    }
}
