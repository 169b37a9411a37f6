using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Identity;

/// <param name="Role">One of <see cref="PeopleService.StaffRoles"/>.</param>
public sealed record InvitePerson(string Email, string FirstName, string LastName, Language Language, string Role);

/// <summary>What coordinators do with other people's accounts.</summary>
public sealed class PeopleService(PortalDbContext db, Invitations invitations, TimeProvider clock)
{
    /// <summary>Roles given by name. Contacts get theirs with an organisation, participants with a registration.</summary>
    public static IReadOnlyList<string> StaffRoles { get; } = [Roles.Coordinator, Roles.Reporter, Roles.Juror];

    /// <exception cref="DomainRuleException">When a name or the address is none, or the person has the role.</exception>
    public Task<InvitedPerson> Invite(InvitePerson command, Actor actor, CancellationToken cancellation) => db.InTurn(
        async () => await Give(
            await PersonOf(command.Email, command.FirstName, command.LastName, command.Language, cancellation), command.Role, actor, cancellation),
        clock,
        cancellation);

    /// <exception cref="DomainRuleException">When the person has the role.</exception>
    public async Task AddRole(Guid personId, string role, Actor actor, CancellationToken cancellation) =>
        await Give(await db.People.FirstOrDefaultAsync(p => p.Id == personId, cancellation).OrNotFound(), role, actor, cancellation);

    /// <summary>Takes a role away, at once for sessions that are open.</summary>
    /// <exception cref="DomainRuleException">When the person does not have it, or it is the actor's own coordinator role.</exception>
    public async Task RemoveRole(Guid personId, string role, Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (user, person) = await AccountOf(personId, cancellation);
        if (personId == actor.PersonId && role == Roles.Coordinator)
        {
            throw new DomainRuleException("Rules.OwnCoordinatorRole");
        }

        var held = await (
            from userRole in db.UserRoles
            join named in db.Roles on userRole.RoleId equals named.Id
            where userRole.UserId == user.Id && named.Name == role
            select userRole).FirstOrDefaultAsync(cancellation) ?? throw new DomainRuleException("Rules.RoleNotHeld");
        db.UserRoles.Remove(held);
        user.Touch();
        await Vouch(actor, cancellation);
        db.AuditEntries.Add(AccountEvent.Of(AuditAct.RoleRemoved, person, actor, now, role));
        await db.SaveAsync(actor, now, cancellation);
    }

    /// <summary>Shuts an account and ends its sessions.</summary>
    /// <exception cref="DomainRuleException">When it is the actor's own, or locked already.</exception>
    public async Task Lock(Guid personId, Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (user, person) = await AccountOf(personId, cancellation);
        if (personId == actor.PersonId)
        {
            throw new DomainRuleException("Rules.OwnAccount");
        }

        user.Lock(now);
        await Vouch(actor, cancellation);
        db.AuditEntries.Add(AccountEvent.Of(AuditAct.Locked, person, actor, now));
        await db.SaveAsync(actor, now, cancellation);
    }

    /// <exception cref="DomainRuleException">When it is not locked.</exception>
    public async Task Unlock(Guid personId, Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (user, person) = await AccountOf(personId, cancellation);
        user.Unlock();
        db.AuditEntries.Add(AccountEvent.Of(AuditAct.Unlocked, person, actor, now));
        await db.SaveAsync(actor, now, cancellation);
    }

    private async Task<InvitedPerson> Give(Person person, string role, Actor actor, CancellationToken cancellation)
    {
        if (!StaffRoles.Contains(role))
        {
            throw new DomainRuleException("Rules.ChooseOne") { Field = "Role" };
        }

        if (await db.UserRoles.AnyAsync(
            held => db.Users.Any(u => u.Id == held.UserId && u.PersonId == person.Id) && db.Roles.Any(r => r.Id == held.RoleId && r.Name == role),
            cancellation))
        {
            throw new DomainRuleException("Rules.RoleHeld") { Field = "Role" };
        }

        var outcome = await invitations.InviteOnce(new InvitationOrder(person, role), roundId: null, actor, cancellation);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        return InvitedPerson.Of(person, outcome);
    }

    /// <summary>
    /// The programme always keeps a coordinator: nobody takes the role from themselves, and whoever takes it from another
    /// renews the token of their own account in the same save. Of two coordinators who remove each other at once,
    /// the second save fails.
    /// </summary>
    private async Task Vouch(Actor actor, CancellationToken cancellation)
    {
        if (await db.Users.FirstOrDefaultAsync(u => u.PersonId == actor.PersonId, cancellation) is { } own)
        {
            own.Touch();
        }
    }

    private async Task<Person> PersonOf(string email, string first, string last, Language language, CancellationToken cancellation)
    {
        var normalised = Person.NormalisedEmail(email);
        if (await db.People.FirstOrDefaultAsync(p => p.Email == normalised, cancellation) is { } known)
        {
            return known;
        }

        var person = new Person(email, first, last, language);
        db.People.Add(person);
        return person;
    }

    private async Task<(PortalUser User, Person Person)> AccountOf(Guid personId, CancellationToken cancellation) => (
        await db.Users.FirstOrDefaultAsync(u => u.PersonId == personId, cancellation).OrNotFound(),
        await db.People.FirstOrDefaultAsync(p => p.Id == personId, cancellation).OrNotFound());
}
