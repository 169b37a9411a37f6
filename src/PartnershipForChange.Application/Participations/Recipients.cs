using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Participations;

/// <summary>Someone who is written to about an organisation's part in a round.</summary>
internal sealed record Recipient(Guid OrganisationId, Sector Sector, Person Person);

internal static class Recipients
{
    /// <summary>The contacts of these organisations, with whoever is invited to become one.</summary>
    public static async Task<ILookup<Guid, Recipient>> Of(
        PortalDbContext db, IQueryable<OrganisationInRound> organisations, CancellationToken cancellation)
    {
        var concerned = await organisations.Select(x => new { x.Organisation.Id, x.Organisation.Sector }).ToDictionaryAsync(o => o.Id, o => o.Sector, cancellation);
        var contacts = await db.ContactsOf(concerned.Keys, cancellation);
        return contacts.SelectMany(of => of, (of, person) => new Recipient(of.Key, concerned[of.Key], person)).ToLookup(r => r.OrganisationId);
    }
}
