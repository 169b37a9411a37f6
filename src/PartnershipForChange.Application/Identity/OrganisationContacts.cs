using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Identity;

internal static class OrganisationContacts
{
    /// <summary>
    /// The contacts of these organisations and whoever is invited to become one, by organisation, each once: nobody waits for an account
    /// to learn what concerns the organisation (<see cref="NoticeInvitations"/> lets their letters open one).
    /// </summary>
    public static async Task<ILookup<Guid, Person>> ContactsOf(
        this PortalDbContext db, IReadOnlyCollection<Guid> organisations, CancellationToken cancellation)
    {
        var contacts = await (
            from contact in db.Contacts
            join person in db.People on contact.PersonId equals person.Id
            where organisations.Contains(contact.OrganisationId)
            select new { contact.OrganisationId, Person = person }).ToListAsync(cancellation);
        var invited = await (
            from invitation in db.AccountInvitations
            join person in db.People on invitation.PersonId equals person.Id
            where invitation.OrganisationId != null && organisations.Contains(invitation.OrganisationId.Value)
                && invitation.UsedAt == null && invitation.RevokedAt == null
            select new { OrganisationId = invitation.OrganisationId!.Value, Person = person }).ToListAsync(cancellation);
        return contacts.Concat(invited).DistinctBy(c => (c.OrganisationId, c.Person.Id)).OrderBy(c => c.Person.NameKey, StringComparer.Ordinal)
            .ToLookup(c => c.OrganisationId, c => c.Person);
    }
}
