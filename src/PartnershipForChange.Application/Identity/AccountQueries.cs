using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;

namespace PartnershipForChange.Application.Identity;

/// <summary>Reads accounts.</summary>
public sealed class AccountQueries(PortalDbContext db)
{
    /// <summary>
    /// Who an account is, with the roles and organisations it has now. Null when there is no such account, a
    /// coordinator has locked it, or <paramref name="securityStamp"/> is no longer its own. Wrong passwords do not end a
    /// session: a stranger who guesses must not be able to throw anybody out.
    /// </summary>
    public async Task<Actor?> ActorOf(Guid userId, string? securityStamp, CancellationToken cancellation)
    {
        var found = await (
            from user in db.Users.AsNoTracking()
            join person in db.People on user.PersonId equals person.Id
            where user.Id == userId && user.SecurityStamp == securityStamp && user.LockedAt == null
            select new
            {
                person.Id,
                person.FirstName,
                person.LastName,
                Roles = (from held in db.UserRoles
                         join role in db.Roles on held.RoleId equals role.Id
                         where held.UserId == user.Id
                         select role.Name).ToList(),
                Organisations = db.Contacts.Where(c => c.PersonId == person.Id).Select(c => c.OrganisationId).ToList(),
            }).AsSplitQuery().FirstOrDefaultAsync(cancellation);
        return found is null
            ? null
            : new Actor(found.Id, $"{found.FirstName} {found.LastName}", found.Roles.ToHashSet()!, found.Organisations);
    }

    /// <summary>The language the owner of this address reads; null when nobody has it.</summary>
    public Task<Language?> LanguageOf(string email, CancellationToken cancellation)
    {
        var normalised = email.Trim().ToLowerInvariant();
        return db.People.AsNoTracking().Where(p => p.Email == normalised).Select(p => (Language?)p.Language).FirstOrDefaultAsync(cancellation);
    }
}
