using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Organisations;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Identity;

/// <param name="OrganisationCode">The organisation the person is to act for.</param>
public sealed record AddContact(string OrganisationCode, string Email, string FirstName, string LastName, Language Language);

/// <summary>Who acts for an organisation.</summary>
public sealed class ContactService(PortalDbContext db, Invitations invitations, TimeProvider clock)
{
    /// <summary>Invites somebody to act for an organisation; whoever has an account acts for it at once.</summary>
    /// <exception cref="NotFoundException">When there is no such organisation.</exception>
    /// <exception cref="DomainRuleException">When a name or the address is none, or the person is its contact already and has an account.</exception>
    public Task<InvitedPerson> Add(AddContact command, Actor actor, CancellationToken cancellation) =>
        db.InTurn(() => AddOnce(command, actor, cancellation), clock, cancellation);

    /// <summary>Invites a contact who has no account yet, or sends an invitation anew.</summary>
    /// <exception cref="NotFoundException">When there is no such organisation, or the person neither is its contact nor invited to be.</exception>
    /// <exception cref="DomainRuleException">When the person has an account.</exception>
    public Task<InvitedPerson> Invite(string organisationCode, Guid personId, Actor actor, CancellationToken cancellation) =>
        db.InTurn(() => InviteOnce(organisationCode, personId, actor, cancellation), clock, cancellation);

    /// <summary>
    /// The person acts for the organisation no more; an invitation to it that is still open is taken back. The role
    /// goes with the last organisation of that side.
    /// </summary>
    /// <returns>The person's name.</returns>
    /// <exception cref="NotFoundException">When there is no such organisation, or the person is not its contact.</exception>
    public async Task<string> Remove(string organisationCode, Guid personId, Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var organisation = await Find(organisationCode, cancellation);
        var person = await db.People.FirstOrDefaultAsync(p => p.Id == personId, cancellation).OrNotFound();
        var contact = await db.Contacts.FirstOrDefaultAsync(c => c.PersonId == personId && c.OrganisationId == organisation.Id, cancellation);
        var open = await db.AccountInvitations
            .Where(i => i.PersonId == personId && i.OrganisationId == organisation.Id && i.UsedAt == null && i.RevokedAt == null)
            .ToListAsync(cancellation);
        if (contact is null && open.Count == 0)
        {
            throw new NotFoundException(nameof(Contact));
        }

        open.ForEach(i => i.Revoke(now));
        if (contact is not null)
        {
            db.Contacts.Remove(contact);
            await RemoveRoleOfLast(organisation, person, actor, now, cancellation);
        }

        await db.SaveAsync(actor, now, cancellation);
        return person.FullName;
    }

    private async Task<InvitedPerson> InviteOnce(string organisationCode, Guid personId, Actor actor, CancellationToken cancellation)
    {
        var organisation = await Find(organisationCode, cancellation);
        var person = await db.People.FirstOrDefaultAsync(
            p => p.Id == personId
                && (db.Contacts.Any(c => c.PersonId == p.Id && c.OrganisationId == organisation.Id)
                    || db.AccountInvitations.Any(i => i.PersonId == p.Id && i.OrganisationId == organisation.Id && i.UsedAt == null && i.RevokedAt == null)),
            cancellation).OrNotFound();
        Guard.Against(await db.Users.AnyAsync(u => u.PersonId == personId, cancellation) ? new DomainRuleException("Rules.HasAccount", person.FullName) : null);
        return await Invite(organisation, person, actor, cancellation);
    }

    private async Task<InvitedPerson> Invite(Organisation organisation, Person person, Actor actor, CancellationToken cancellation)
    {
        var outcome = await invitations.InviteOnce(
            new InvitationOrder(person, Roles.ContactOf(organisation.Sector), organisation.Id), roundId: null, actor, cancellation);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        return InvitedPerson.Of(person, outcome);
    }

    private async Task<InvitedPerson> AddOnce(AddContact command, Actor actor, CancellationToken cancellation)
    {
        var organisation = await Find(command.OrganisationCode, cancellation);
        var email = Person.NormalisedEmail(command.Email);
        var person = await db.People.FirstOrDefaultAsync(p => p.Email == email, cancellation);
        if (person is null)
        {
            person = new Person(email, command.FirstName, command.LastName, command.Language, organisation.Id);
            db.People.Add(person);
        }
        else if (await db.Contacts.AnyAsync(c => c.PersonId == person.Id && c.OrganisationId == organisation.Id, cancellation)
            && await db.Users.AnyAsync(u => u.PersonId == person.Id, cancellation))
        {
            throw new DomainRuleException("Rules.ContactAlready", person.FullName) { Field = nameof(command.Email) };
        }

        return await Invite(organisation, person, actor, cancellation);
    }

    private async Task RemoveRoleOfLast(Organisation organisation, Person person, Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        var actsForMore = await db.Contacts.AnyAsync(
            c => c.PersonId == person.Id && c.OrganisationId != organisation.Id
                && db.Organisations.Any(o => o.Id == c.OrganisationId && o.Sector == organisation.Sector),
            cancellation);
        var role = Roles.ContactOf(organisation.Sector);
        var held = await (
            from userRole in db.UserRoles
            join user in db.Users on userRole.UserId equals user.Id
            join named in db.Roles on userRole.RoleId equals named.Id
            where user.PersonId == person.Id && named.Name == role
            select userRole).FirstOrDefaultAsync(cancellation);
        if (!actsForMore && held is not null)
        {
            db.UserRoles.Remove(held);
            db.AuditEntries.Add(AccountEvent.Of(AuditAct.RoleRemoved, person, actor, now, role));
        }
    }

    private Task<Organisation> Find(string code, CancellationToken cancellation) =>
        db.Organisations.Named(code).FirstOrDefaultAsync(cancellation).OrNotFound();
}
