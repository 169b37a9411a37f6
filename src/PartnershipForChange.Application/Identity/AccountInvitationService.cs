using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Identity;

/// <param name="Token">The secret of the link.</param>
public sealed record AcceptInvitation(string Token, string FirstName, string LastName, string Password, Language Language);

/// <summary>An account that was opened a moment ago.</summary>
/// <param name="LeadsTo">Page to go on with, beginning with <c>/</c>.</param>
public sealed record OpenedAccount(string Email, string LeadsTo);

/// <summary>What becomes of invitations once they are sent.</summary>
public sealed class AccountInvitationService(PortalDbContext db, Invitations invitations, Passwords passwords, TimeProvider clock)
{
    /// <summary>
    /// Opens the account, in one transaction: password, roles, organisations, used invitation, audit. Whoever was
    /// invited to several roles gets them all with the first link they follow, and those the portal knows them in besides.
    /// </summary>
    /// <exception cref="DomainRuleException">When the link opens nothing any more, or the password is too weak.</exception>
    public async Task<OpenedAccount> Accept(AcceptInvitation command, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var hash = LinkToken.Hash(command.Token);
        var followed = await db.AccountInvitations.FirstOrDefaultAsync(i => i.TokenHash == hash, cancellation).OrNotFound();
        if (followed.State(now) != InvitationState.Open)
        {
            throw new DomainRuleException($"Rules.Invitation{followed.State(now)}");
        }

        var person = await db.People.SingleAsync(p => p.Id == followed.PersonId, cancellation);
        var user = PortalUser.For(person);
        person.Edit(command.FirstName, command.LastName, command.Language);
        passwords.Set(user, command.Password, person);
        db.Users.Add(user);
        await Claim(person, user, now, cancellation);
        db.AuditEntries.Add(AccountEvent.Of(AuditAct.AccountOpened, person, Actor.Of(person), now));
        await db.SaveAsync(Actor.Of(person), now, cancellation);
        return new OpenedAccount(person.Email, followed.LeadsTo);
    }

    /// <summary>Whoever holds an expired link gets a new one, at the address it was meant for.</summary>
    /// <exception cref="NotFoundException">When there is no such link.</exception>
    /// <exception cref="DomainRuleException">When it is used or revoked.</exception>
    public async Task AskAnew(string token, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var hash = LinkToken.Hash(token);
        var invitation = await db.AccountInvitations.FirstOrDefaultAsync(i => i.TokenHash == hash, cancellation).OrNotFound();
        var person = await db.People.SingleAsync(p => p.Id == invitation.PersonId, cancellation);
        await invitations.SendAnew(invitation, person, cancellation);
        await db.SaveAsync(Actor.Of(person), now, cancellation);
    }

    /// <summary>A coordinator sends an invitation anew.</summary>
    /// <returns>The person's name.</returns>
    /// <exception cref="DomainRuleException">When it is used or revoked.</exception>
    public async Task<string> SendAnew(Guid personId, Guid invitationId, Actor actor, CancellationToken cancellation)
    {
        var (invitation, person) = await Find(personId, invitationId, cancellation);
        await invitations.SendAnew(invitation, person, cancellation);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        return person.FullName;
    }

    /// <summary>A coordinator sends anew the open and expired invitations of those chosen who have no account yet.</summary>
    /// <returns>How many people have a new link.</returns>
    public async Task<int> SendAnewToAll(IReadOnlyCollection<Guid> people, Actor actor, CancellationToken cancellation)
    {
        var chosen = await (
            from invitation in db.AccountInvitations
            join person in db.People on invitation.PersonId equals person.Id
            where people.Contains(person.Id) && invitation.UsedAt == null && invitation.RevokedAt == null && !db.Users.Any(u => u.PersonId == person.Id)
            select new { invitation, person }).ToListAsync(cancellation);
        var each = chosen.OrderByDescending(c => c.invitation.SentAt).DistinctBy(c => (c.person.Id, c.invitation.Role, c.invitation.OrganisationId));
        await invitations.SendAnew([.. each.Select(c => (c.invitation, c.person))], cancellation);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        return chosen.DistinctBy(c => c.person.Id).Count();
    }

    /// <summary>A coordinator takes an invitation back, with every link that was sent to the same role.</summary>
    /// <returns>The person's name.</returns>
    /// <exception cref="DomainRuleException">When it is used or revoked.</exception>
    public async Task<string> Revoke(Guid personId, Guid invitationId, Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (invitation, person) = await Find(personId, invitationId, cancellation);
        invitation.Revoke(now);
        var others = await db.AccountInvitations
            .Where(i => i.PersonId == personId && i.Id != invitationId && i.Role == invitation.Role && i.OrganisationId == invitation.OrganisationId
                && i.UsedAt == null && i.RevokedAt == null)
            .ToListAsync(cancellation);
        others.ForEach(i => i.Revoke(now));
        await db.SaveAsync(actor, now, cancellation);
        return person.FullName;
    }

    private async Task Claim(Person person, PortalUser user, DateTimeOffset now, CancellationToken cancellation)
    {
        var open = await db.AccountInvitations
            .Where(i => i.PersonId == person.Id && i.UsedAt == null && i.RevokedAt == null && i.ExpiresAt > now)
            .ToListAsync(cancellation);
        var roles = await db.Roles.ToDictionaryAsync(r => r.Name!, r => r.Id, cancellation);
        var known = (await KnownRoles.Of(db, [person.Id], cancellation))[person.Id];
        var organisations = await db.Contacts.Where(c => c.PersonId == person.Id).Select(c => c.OrganisationId).ToListAsync(cancellation);
        foreach (var invitation in open)
        {
            invitation.Use(now);
        }

        db.UserRoles.AddRange(open.Select(i => i.Role).Union(known.Select(k => k.Role))
            .Select(role => new IdentityUserRole<Guid> { UserId = user.Id, RoleId = roles[role] }));
        db.Contacts.AddRange(open.Select(i => i.OrganisationId).OfType<Guid>().Distinct().Except(organisations)
            .Select(id => new Contact(id, person)));
    }

    private async Task<(AccountInvitation Invitation, Person Person)> Find(Guid personId, Guid invitationId, CancellationToken cancellation) => (
        await db.AccountInvitations.FirstOrDefaultAsync(i => i.Id == invitationId && i.PersonId == personId, cancellation).OrNotFound(),
        await db.People.FirstOrDefaultAsync(p => p.Id == personId, cancellation).OrNotFound());
}
