using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Identity;

public enum PersonState
{
    /// <summary>Has an account.</summary>
    Active,

    /// <summary>Has an account that a coordinator keeps shut.</summary>
    Locked,

    /// <summary>Has an invitation that can be used.</summary>
    Invited,

    /// <summary>Has no account, and every invitation has expired.</summary>
    Expired,
}

/// <param name="Search">Part of a name or an address.</param>
/// <param name="Role">Held or offered by an open invitation; null: all.</param>
/// <param name="State">Null: all.</param>
/// <param name="Sort"><c>name</c>, <c>email</c> or <c>employer</c>, with <c>-</c> before it the other way round.</param>
public sealed record PeopleFilter(
    string? Search = null, string? Role = null, PersonState? State = null, string? Sort = null, int Page = 1, int Size = Paging.UsualSize);

/// <param name="Roles">Held, or offered by an open invitation, in the order of <see cref="Identity.Roles.All"/>.</param>
/// <param name="Organisations">Those the person acts for or is invited to act for, and the employer; by code.</param>
public sealed record PersonRow(
    Guid Id, string Name, string Email, PersonState State, IReadOnlyList<string> Roles, IReadOnlyList<string> Organisations, DateTimeOffset? InvitedUntil);

public sealed record PersonInvitation(
    Guid Id, string Role, string? OrganisationCode, LocalisedText? Organisation, DateTimeOffset SentAt, DateTimeOffset ExpiresAt, InvitationState State);

/// <param name="ActsFor">Organisations the person is a contact of.</param>
/// <param name="Invitations">Not used and not taken back; of several letters to one role the latest.</param>
/// <param name="IsOwn">True when it is the reader's own account.</param>
public sealed record PersonDetails(
    Guid Id, string Name, string Email, Language Language, PersonState State, LocalisedText? Employer, IReadOnlyList<string> Roles,
    IReadOnlyList<(string Code, LocalisedText Name)> ActsFor, IReadOnlyList<PersonInvitation> Invitations, bool HasAccount, bool IsOwn)
{
    /// <summary>Until when too many wrong passwords keep the account shut; null: they do not.</summary>
    public DateTimeOffset? ShutUntil { get; init; }

    /// <summary>Roles that can still be given by name.</summary>
    public IReadOnlyList<string> OtherRoles => [.. PeopleService.StaffRoles.Except(Roles).Except(Invitations.Select(i => i.Role))];
}

/// <summary>Accounts and open invitations, for coordinators.</summary>
public sealed class PeopleQueries(PortalDbContext db, TimeProvider clock)
{
    public async Task<Page<PersonRow>> List(PeopleFilter filter, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var open = db.AccountInvitations.AsNoTracking().Where(i => i.UsedAt == null && i.RevokedAt == null);
        var people = db.People.AsNoTracking().Where(p => db.Users.Any(u => u.PersonId == p.Id) || open.Any(i => i.PersonId == p.Id));
        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            var words = Folded.Of(filter.Search.Trim());
            people = people.Where(p => p.SearchText.Contains(words));
        }

        if (filter.Role is { } role)
        {
            var holders = from held in db.UserRoles
                          join named in db.Roles on held.RoleId equals named.Id
                          join user in db.Users on held.UserId equals user.Id
                          where named.Name == role
                          select user.PersonId;
            people = people.Where(p => holders.Contains(p.Id) || open.Any(i => i.PersonId == p.Id && i.Role == role));
        }

        people = filter.State switch
        {
            PersonState.Active => people.Where(p => db.Users.Any(u => u.PersonId == p.Id && u.LockedAt == null)),
            PersonState.Locked => people.Where(p => db.Users.Any(u => u.PersonId == p.Id && u.LockedAt != null)),
            PersonState.Invited => people.Where(p => !db.Users.Any(u => u.PersonId == p.Id) && open.Any(i => i.PersonId == p.Id && i.ExpiresAt > now)),
            PersonState.Expired => people.Where(p => !db.Users.Any(u => u.PersonId == p.Id) && !open.Any(i => i.PersonId == p.Id && i.ExpiresAt > now)),
            _ => people,
        };
        var page = await Sorted(people, filter.Sort)
            .Select(p => new
            {
                p.Id,
                p.FirstName,
                p.LastName,
                p.Email,
                HasAccount = db.Users.Any(u => u.PersonId == p.Id),
                IsLocked = db.Users.Any(u => u.PersonId == p.Id && u.LockedAt != null),
                Employer = db.Organisations.Where(o => o.Id == p.OrganisationId).Select(o => o.Code).FirstOrDefault(),
                InvitedUntil = open.Where(i => i.PersonId == p.Id).Max(i => (DateTimeOffset?)i.ExpiresAt),
            })
            .ToPageAsync(filter.Page, cancellation, filter.Size);
        var ids = page.Items.Select(p => p.Id).ToList();
        var roles = await RolesOf(ids, open, cancellation);
        var organisations = await OrganisationsOf(ids, open, cancellation);
        return page.Select(p => new PersonRow(
            p.Id, $"{p.FirstName} {p.LastName}".TrimEnd(), p.Email, StateOf(p.HasAccount, p.IsLocked, p.InvitedUntil > now),
            [.. Roles.All.Intersect(roles[p.Id])],
            [.. organisations[p.Id].Append(p.Employer).OfType<string>().Distinct()],
            p.HasAccount ? null : p.InvitedUntil));
    }

    /// <exception cref="NotFoundException">When the programme does not know this person.</exception>
    public async Task<PersonDetails> Details(Guid id, Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellation).OrNotFound();
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.PersonId == id, cancellation);
        var held = await RolesOf([id], db.AccountInvitations.Where(_ => false), cancellation);
        var actsFor = await db.Organisations.AsNoTracking()
            .Where(o => db.Contacts.Any(c => c.PersonId == id && c.OrganisationId == o.Id)).OrderBy(o => o.Code)
            .Select(o => new { o.Code, o.Name.Sl, o.Name.En }).ToListAsync(cancellation);
        var employer = await db.Organisations.AsNoTracking().Where(o => o.Id == person.OrganisationId)
            .Select(o => new { o.Name.Sl, o.Name.En }).FirstOrDefaultAsync(cancellation);
        var open = await (
            from invitation in db.AccountInvitations.AsNoTracking()
            where invitation.PersonId == id && invitation.UsedAt == null && invitation.RevokedAt == null
            orderby invitation.SentAt descending
            select new { Invitation = invitation, Organisation = db.Organisations.FirstOrDefault(o => o.Id == invitation.OrganisationId) })
            .ToListAsync(cancellation);
        return new PersonDetails(
            person.Id, person.FullName, person.Email, person.Language,
            StateOf(user is not null, user?.LockedAt is not null, open.Exists(i => i.Invitation.ExpiresAt > now)),
            employer is null ? null : new LocalisedText(employer.Sl, employer.En),
            [.. Roles.All.Intersect(held[id])],
            [.. actsFor.Select(o => (o.Code, new LocalisedText(o.Sl, o.En)))],
            [.. open.DistinctBy(i => (i.Invitation.Role, i.Invitation.OrganisationId)).Select(i => new PersonInvitation(
                i.Invitation.Id, i.Invitation.Role, i.Organisation?.Code, i.Organisation?.Name,
                i.Invitation.SentAt, i.Invitation.ExpiresAt, i.Invitation.State(now)))],
            user is not null, id == actor.PersonId)
        {
            ShutUntil = user?.IsLockedOut(now) == true ? user.LockoutEnd : null,
        };
    }

    private IQueryable<Person> Sorted(IQueryable<Person> people, string? sort) => new Sorts<Person>()
        .ByText("name", p => p.LastName + " " + p.FirstName)
        .By("email", p => p.Email)
        .By("employer", p => db.Organisations.Where(o => o.Id == p.OrganisationId).Select(o => o.Code).FirstOrDefault())
        .Apply(people, sort).ThenBy(p => p.Id);

    private static PersonState StateOf(bool hasAccount, bool isLocked, bool isInvited) =>
        isLocked ? PersonState.Locked : hasAccount ? PersonState.Active : isInvited ? PersonState.Invited : PersonState.Expired;

    private async Task<ILookup<Guid, string>> RolesOf(List<Guid> people, IQueryable<AccountInvitation> open, CancellationToken cancellation)
    {
        var held = from userRole in db.UserRoles
                   join user in db.Users on userRole.UserId equals user.Id
                   join named in db.Roles on userRole.RoleId equals named.Id
                   where people.Contains(user.PersonId)
                   select new { user.PersonId, Role = named.Name! };
        var offered = open.Where(i => people.Contains(i.PersonId)).Select(i => new { i.PersonId, i.Role });
        return (await held.Union(offered).ToListAsync(cancellation)).ToLookup(h => h.PersonId, h => h.Role);
    }

    private async Task<ILookup<Guid, string>> OrganisationsOf(List<Guid> people, IQueryable<AccountInvitation> open, CancellationToken cancellation)
    {
        var bound = from contact in db.Contacts
                    join organisation in db.Organisations on contact.OrganisationId equals organisation.Id
                    where people.Contains(contact.PersonId)
                    select new { contact.PersonId, organisation.Code };
        var offered = from invitation in open
                      join organisation in db.Organisations on invitation.OrganisationId equals organisation.Id
                      where people.Contains(invitation.PersonId)
                      select new { invitation.PersonId, organisation.Code };
        return (await bound.Union(offered).ToListAsync(cancellation)).ToLookup(o => o.PersonId, o => o.Code);
    }
}
