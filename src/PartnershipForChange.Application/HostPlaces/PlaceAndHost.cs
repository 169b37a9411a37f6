using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;

namespace PartnershipForChange.Application.HostPlaces;

internal sealed class PlaceAndHost
{
    public required HostPlace Place { get; init; }

    public required Organisation Host { get; init; }
}

internal static class PlacesAndHosts
{
    /// <summary>The places of a round that the filter leaves. Not tracked.</summary>
    public static IQueryable<PlaceAndHost> PlacesIn(this PortalDbContext db, Guid roundId, HostPlaceFilter filter)
    {
        var found =
            from place in db.HostPlaces.AsNoTracking()
            join host in db.Organisations on place.OrganisationId equals host.Id
            where place.RoundId == roundId && place.IsWithdrawn == filter.Withdrawn
            select new PlaceAndHost { Place = place, Host = host };
        found = found.Holding(filter.Search, word => x => x.Place.SearchText.Contains(word) || x.Host.SearchText.Contains(word));
        if (filter.Side is { } side)
        {
            found = found.Where(x => x.Host.Sector == side);
        }

        if (!string.IsNullOrEmpty(filter.Organisation))
        {
            var code = filter.Organisation.ToUpperInvariant();
            found = found.Where(x => x.Host.Code == code);
        }

        if (!string.IsNullOrEmpty(filter.City))
        {
            found = found.Where(x => x.Place.City == filter.City);
        }

        if (!string.IsNullOrEmpty(filter.Language))
        {
            found = found.Where(x => x.Place.Languages.Contains(filter.Language));
        }

        if (!string.IsNullOrEmpty(filter.Skill))
        {
            found = found.Where(x => x.Place.SkillsOffered.Contains(filter.Skill));
        }

        return filter.Week is { } week ? found.Where(x => x.Place.Weeks.Contains(week)) : found;
    }
}
