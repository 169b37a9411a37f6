using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Registrations;

/// <summary>Whom an organisation may not name as its own: naming somebody without an employer makes them its person.</summary>
internal static class Nominees
{
    /// <summary>Those without an employer who run the programme, judge in it, read its reports or speak for other organisations only.</summary>
    public static IQueryable<Person> NobodysToName(this PortalDbContext db, Guid organisationId)
    {
        var staff = PeopleService.StaffRoles;
        return db.People.Where(p => p.OrganisationId == null
            && (db.Users.Any(u => u.PersonId == p.Id
                    && db.UserRoles.Any(held => held.UserId == u.Id && db.Roles.Any(r => r.Id == held.RoleId && staff.Contains(r.Name!))))
                || db.AccountInvitations.Any(i => i.PersonId == p.Id && i.UsedAt == null && i.RevokedAt == null && staff.Contains(i.Role))
                || (db.Contacts.Any(c => c.PersonId == p.Id) && !db.Contacts.Any(c => c.PersonId == p.Id && c.OrganisationId == organisationId))));
    }
}
