using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;

namespace PartnershipForChange.Application.Registrations;

/// <summary>A host that a wish names: an organisation (any place there) or one of its places.</summary>
/// <param name="Code">Of the organisation or the place.</param>
/// <param name="Department">Of the place; null for an organisation.</param>
/// <param name="IsOffered">False for a place that was withdrawn.</param>
public sealed record HostName(string Code, LocalisedText Organisation, Sector Sector, string? Department, string City, bool IsOffered = true);

internal static class HostNames
{
    /// <summary>The hosts with these codes, in their order; a code that names none is shown as it is. Two queries.</summary>
    public static async Task<IReadOnlyDictionary<string, HostName>> NamesOf(
        this PortalDbContext db, Guid roundId, IEnumerable<string> codes, CancellationToken cancellation)
    {
        var wanted = codes.Distinct().ToList();
        if (wanted.Count == 0)
        {
            return new Dictionary<string, HostName>();
        }

        var organisations = await db.Organisations.AsNoTracking().Where(o => wanted.Contains(o.Code))
            .Select(o => new HostName(o.Code, o.Name, o.Sector, null, o.City, true)).ToListAsync(cancellation);
        var places = await (
            from place in db.HostPlaces.AsNoTracking()
            join organisation in db.Organisations on place.OrganisationId equals organisation.Id
            where place.RoundId == roundId && wanted.Contains(place.Code)
            select new HostName(place.Code, organisation.Name, organisation.Sector, place.Department, place.City, !place.IsWithdrawn))
            .ToListAsync(cancellation);
        return organisations.Concat(places).ToDictionary(h => h.Code);
    }
}
