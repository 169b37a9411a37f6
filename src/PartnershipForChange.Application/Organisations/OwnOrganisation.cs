using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Organisations;

namespace PartnershipForChange.Application.Organisations;

/// <summary>An organisation the reader is a contact of.</summary>
public sealed record OwnOrganisation(string Code, LocalisedText Name, Sector Sector);

public static class OwnOrganisations
{
    /// <summary>The organisations this person acts for, by name.</summary>
    public static IQueryable<OwnOrganisation> OwnOf(this IQueryable<Organisation> organisations, Actor actor) => organisations
        .Where(o => actor.OrganisationIds.Contains(o.Id)).OrderByText(o => o.Name.Sl).Select(o => new OwnOrganisation(o.Code, o.Name, o.Sector));
}
