using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Organisations;

/// <summary>Who is to act for an organisation.</summary>
public sealed record InviteContact(string Organisation, string Email, string FirstName, string LastName, Language Language);

/// <summary>Lets people act for an organisation, and ends it.</summary>
public sealed class ContactService(PortalDbContext db, Invitations invitations, Outbox outbox, TimeProvider clock)
{
    /// <summary>
    /// Someone with an account acts for the organisation at once; anyone else gets a link that opens one. Inviting
    /// again sends a new link.
    /// </summary>
    /// <exception cref="DomainRuleException">When the address or a name is not as it should be, or the person is a contact already.</exception>
    public async Task Invite(InviteContact command, Actor actor, CancellationToken cancellation)
    {
        var organisation = await Find(command.Organisation, actor, cancellation);
        var email = Person.NormalisedEmail(command.Email);
        var person = await db.People.FirstOrDefaultAsync(p => p.Email == email, cancellation);
        if (person is null)
        {
            person = new Person(email, command.FirstName, command.LastName, command.Language, organisation.Id);
            db.People.Add(person);
        }
        else if (await db.Contacts.AnyAsync(c => c.OrganisationId == organisation.Id && c.PersonId == person.Id, cancellation))
        {
            throw new DomainRuleException("Rules.ContactAlready", person.FullName) { Field = nameof(command.Email) };
        }

        await invitations.Invite(person, Roles.ContactOf(organisation.Sector), organisation.Id, roundId: null, actor, cancellation);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Takes an invitation back that nobody used.</summary>
    /// <exception cref="DomainRuleException">When it is used or taken back.</exception>
    public async Task TakeBack(string code, Guid invitationId, Actor actor, CancellationToken cancellation)
    {
        var organisation = await Find(code, actor, cancellation);
        var invitation = await db.AccountInvitations
            .FirstOrDefaultAsync(i => i.Id == invitationId && i.OrganisationId == organisation.Id, cancellation).OrNotFound();
        invitation.Revoke(clock.GetUtcNow());
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>From now on the person does not act for the organisation; they are told.</summary>
    public async Task Remove(string code, Guid contactId, Actor actor, CancellationToken cancellation)
    {
        var organisation = await Find(code, actor, cancellation);
        var contact = await db.Contacts.FirstOrDefaultAsync(c => c.Id == contactId && c.OrganisationId == organisation.Id, cancellation).OrNotFound();
        var person = await db.People.SingleAsync(p => p.Id == contact.PersonId, cancellation);
        db.Contacts.Remove(contact);
        await DropRole(organisation, person, actor, cancellation);
        outbox.Notify(person, "ContactRemoved", roundId: null, "/", organisation.Name);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>The role goes with the last organisation on its side.</summary>
    private async Task DropRole(Organisation organisation, Person person, Actor actor, CancellationToken cancellation)
    {
        var others = await db.Contacts.AnyAsync(
            c => c.PersonId == person.Id && c.OrganisationId != organisation.Id
                && db.Organisations.Any(o => o.Id == c.OrganisationId && o.Sector == organisation.Sector),
            cancellation);
        var role = Roles.ContactOf(organisation.Sector);
        var held = others ? null : await (
            from user in db.Users
            join holding in db.UserRoles on user.Id equals holding.UserId
            join named in db.Roles on holding.RoleId equals named.Id
            where user.PersonId == person.Id && named.Name == role
            select holding).FirstOrDefaultAsync(cancellation);
        if (held is not null)
        {
            db.UserRoles.Remove(held);
            db.AuditEntries.Add(AccountEvent.Of(AuditAct.RoleRemoved, person, actor, clock.GetUtcNow(), role));
        }
    }

    private Task<Organisation> Find(string code, Actor actor, CancellationToken cancellation) =>
        db.Organisations.VisibleTo(actor).Named(code).FirstOrDefaultAsync(cancellation).OrNotFound();
}
