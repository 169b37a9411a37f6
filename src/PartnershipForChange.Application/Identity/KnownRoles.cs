using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;

namespace PartnershipForChange.Application.Identity;

/// <summary>A role that somebody is to have, with an account or without.</summary>
/// <param name="Role">One of <see cref="Roles"/>.</param>
/// <param name="OrganisationCode">For contacts.</param>
internal sealed record KnownRole(Guid PersonId, string Role, Guid? OrganisationId = null, string? OrganisationCode = null);

/// <summary>
/// What the portal knows people as: contacts and participants, whom an import or a coordinator may have entered without an
/// account. Where a coordinator took the invitation to a role back, that stands until somebody invites to it again.
/// </summary>
internal static class KnownRoles
{
    /// <summary>By person, in as many queries for one person as for many.</summary>
    /// <param name="people">No more than a query takes as parameters.</param>
    public static async Task<ILookup<Guid, KnownRole>> Of(PortalDbContext db, IReadOnlyCollection<Guid> people, CancellationToken cancellation)
    {
        var contacts = await (
            from contact in db.Contacts.AsNoTracking()
            join organisation in db.Organisations on contact.OrganisationId equals organisation.Id
            where people.Contains(contact.PersonId)
            orderby organisation.Code
            select new { contact.PersonId, organisation.Sector, organisation.Id, organisation.Code }).ToListAsync(cancellation);
        var participants = await db.Registrations.Where(r => people.Contains(r.PersonId)).Select(r => r.PersonId).Distinct().ToListAsync(cancellation);
        var takenBack = await (
            from revoked in db.AccountInvitations
            where people.Contains(revoked.PersonId) && revoked.RevokedAt != null && !db.AccountInvitations.Any(later =>
                later.PersonId == revoked.PersonId && later.Role == revoked.Role && later.OrganisationId == revoked.OrganisationId
                && later.RevokedAt == null && later.SentAt >= revoked.SentAt)
            select new { revoked.PersonId, revoked.Role, revoked.OrganisationId }).ToListAsync(cancellation);
        var barred = takenBack.Select(t => (t.PersonId, t.Role, t.OrganisationId)).ToHashSet();
        return participants.Select(id => new KnownRole(id, Roles.Participant))
            .Concat(contacts.Select(c => new KnownRole(c.PersonId, Roles.ContactOf(c.Sector), c.Id, c.Code)))
            .Where(k => !barred.Contains((k.PersonId, k.Role, k.OrganisationId)))
            .ToLookup(k => k.PersonId);
    }
}
