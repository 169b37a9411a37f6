using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Participations;

/// <summary>Someone who is written to about an organisation's part in a round.</summary>
internal sealed record Recipient(Guid OrganisationId, Sector Sector, Person Person);

internal static class Recipients
{
    /// <summary>
    /// The contacts of these organisations and whoever is invited to become one, so that nobody waits for an account
    /// to learn of a round. Each person once per organisation.
    /// </summary>
    public static async Task<ILookup<Guid, Recipient>> Of(
        PortalDbContext db, IQueryable<OrganisationInRound> organisations, CancellationToken cancellation)
    {
        var contacts = await (
            from x in organisations
            join contact in db.Contacts on x.Organisation.Id equals contact.OrganisationId
            join person in db.People on contact.PersonId equals person.Id
            select new Recipient(x.Organisation.Id, x.Organisation.Sector, person)).ToListAsync(cancellation);
        var invited = await (
            from x in organisations
            join invitation in db.AccountInvitations.Where(i => i.UsedAt == null && i.RevokedAt == null)
                on (Guid?)x.Organisation.Id equals invitation.OrganisationId
            join person in db.People on invitation.PersonId equals person.Id
            select new Recipient(x.Organisation.Id, x.Organisation.Sector, person)).ToListAsync(cancellation);
        return contacts.Concat(invited).DistinctBy(r => (r.OrganisationId, r.Person.Id)).ToLookup(r => r.OrganisationId);
    }
}
