using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Organisations;
using PartnershipForChange.Application.Samples;

namespace PartnershipForChange.Application.Identity;

/// <param name="Organisations">Those the person acts for.</param>
public sealed record OwnAccount(
    string Email, string FirstName, string LastName, Language Language, Guid Version, IReadOnlyList<string> Roles, IReadOnlyList<OwnOrganisation> Organisations);

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
            }).AsSingleQuery().FirstOrDefaultAsync(cancellation);
        return found is null
            ? null
            : new Actor(found.Id, $"{found.FirstName} {found.LastName}", found.Roles.ToHashSet()!, found.Organisations);
    }

    /// <summary>The sample accounts that this database has.</summary>
    public async Task<IReadOnlyList<SampleAccount>> Samples(CancellationToken cancellation)
    {
        var addresses = SampleAccounts.All.Select(a => a.Email).ToList();
        var there = await db.Users.AsNoTracking().Where(u => addresses.Contains(u.Email!)).Select(u => u.Email).ToListAsync(cancellation);
        return [.. SampleAccounts.All.Where(a => there.Contains(a.Email))];
    }

    /// <summary>The actor's own account.</summary>
    public async Task<OwnAccount> Own(Actor actor, CancellationToken cancellation)
    {
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == actor.PersonId, cancellation).OrNotFound();
        var organisations = await db.Organisations.AsNoTracking().OwnOf(actor).ToListAsync(cancellation);
        return new OwnAccount(
            person.Email, person.FirstName, person.LastName, person.Language, person.Version, [.. Roles.All.Where(actor.IsIn)],
            organisations);
    }
}
