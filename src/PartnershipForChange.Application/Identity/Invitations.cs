using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Identity;

/// <summary>Who is to get which role.</summary>
/// <param name="Person">Known to the database, or just added to it.</param>
/// <param name="Role">One of <see cref="Roles"/>.</param>
/// <param name="OrganisationId">For contacts: the organisation they are to act for.</param>
/// <param name="Notice">What the message says; null: that an account waits (or a role was added).</param>
public sealed record InvitationOrder(Person Person, string Role, Guid? OrganisationId = null, Notice? Notice = null);

/// <summary>What came of asking somebody in.</summary>
public enum InvitationOutcome
{
    /// <summary>A letter with a link to open an account.</summary>
    Invited,

    /// <summary>The person has an account, and from now on the role.</summary>
    Granted,
}

/// <summary>Whom a coordinator asked in, by the name and address the portal knows, and what came of it.</summary>
public sealed record InvitedPerson(Guid PersonId, string Name, string Email, InvitationOutcome Outcome)
{
    public static InvitedPerson Of(Person person, InvitationOutcome outcome) => new(person.Id, person.FullName, person.Email, outcome);
}

/// <summary>
/// Gives people access to the portal. Whoever has no account gets a message with a link to set a password; whoever
/// has one gets the further role at once, and a message without such a link. Everything is only added to the
/// context: the caller's save puts it into one transaction with the change it belongs to.
/// </summary>
public sealed class Invitations(PortalDbContext db, Outbox outbox, TimeProvider clock)
{
    public Task Invite(
        Person person, string role, Guid? organisationId, Guid? roundId, Actor actor, CancellationToken cancellation, Notice? notice = null) =>
        Invite([new InvitationOrder(person, role, organisationId, notice)], roundId, actor, cancellation);

    /// <summary>
    /// Invites one person behind a button: pressed twice, there is one letter all the same. The person counts as changed, so
    /// that of two presses at the same moment the second fails (see <see cref="Contention"/>).
    /// </summary>
    public async Task<InvitationOutcome> InviteOnce(InvitationOrder order, Guid? roundId, Actor actor, CancellationToken cancellation)
    {
        var scope = await InvitationScope.Load(db, [order], cancellation);
        if (scope.Users.TryGetValue(order.Person.Id, out var userId))
        {
            Grant(order, userId, scope, roundId, actor);
            return InvitationOutcome.Granted;
        }

        if (scope.Latest(order) is not { } latest || !latest.IsJustSent(clock.GetUtcNow()))
        {
            db.Touch(order.Person);
            Send(order, scope, roundId, actor);
        }

        return InvitationOutcome.Invited;
    }

    /// <summary>
    /// Invites somebody without an account to what the portal knows them as, or was about to make them. Nothing happens where
    /// it knows nothing, or has written a moment ago.
    /// </summary>
    /// <returns>False when there is nothing to invite them to.</returns>
    public async Task<bool> InviteKnown(Person person, CancellationToken cancellation)
    {
        if ((await NoticeInvitations.Offered(db, [person.Id], cancellation))[person.Id].FirstOrDefault() is not { } role)
        {
            return false;
        }

        await InviteOnce(new InvitationOrder(person, role.Role, role.OrganisationId), roundId: null, Actor.Portal, cancellation);
        return true;
    }

    /// <summary>Invites many, with a number of queries that does not depend on who they are.</summary>
    public async Task Invite(IReadOnlyCollection<InvitationOrder> orders, Guid? roundId, Actor actor, CancellationToken cancellation)
    {
        var scope = await InvitationScope.Load(db, orders, cancellation);
        foreach (var order in orders)
        {
            if (scope.Users.TryGetValue(order.Person.Id, out var userId))
            {
                Grant(order, userId, scope, roundId, actor);
            }
            else
            {
                Send(order, scope, roundId, actor);
            }
        }
    }

    /// <summary>Sends an invitation anew, with a new link; the one of the earlier letter works as long as it was to.</summary>
    /// <exception cref="DomainRuleException">When it is used or revoked.</exception>
    public Task SendAnew(AccountInvitation invitation, Person person, CancellationToken cancellation) => SendAnew([(invitation, person)], cancellation);

    /// <summary>Sends many invitations anew, with one query however many they are.</summary>
    /// <exception cref="DomainRuleException">When one of them is used or revoked.</exception>
    public async Task SendAnew(IReadOnlyList<(AccountInvitation Invitation, Person Person)> sent, CancellationToken cancellation)
    {
        var ids = sent.Select(s => s.Invitation.OrganisationId).OfType<Guid>().Distinct().ToList();
        var names = await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id))
            .Select(o => new { o.Id, o.Name }).ToDictionaryAsync(o => o.Id, o => o.Name, cancellation);
        foreach (var (invitation, person) in sent)
        {
            Write(ForNextLetter(invitation), person, invitation.OrganisationId is { } id ? names.GetValueOrDefault(id) : null, notice: null);
        }
    }

    private void Send(InvitationOrder order, InvitationScope scope, Guid? roundId, Actor actor)
    {
        AccountInvitation invitation;
        if (scope.Latest(order) is { } latest)
        {
            invitation = ForNextLetter(latest);
        }
        else
        {
            Guid? invitedBy = actor.PersonId == Guid.Empty ? null : actor.PersonId;
            invitation = new AccountInvitation(order.Person.Id, order.Role, order.OrganisationId, roundId, invitedBy, order.Notice?.Path ?? "/");
            db.AccountInvitations.Add(invitation);
        }

        scope.Remember(invitation);
        Write(invitation, order.Person, scope.NameOf(order.OrganisationId), order.Notice);
    }

    private AccountInvitation ForNextLetter(AccountInvitation latest)
    {
        var next = latest.ForNextLetter(clock.GetUtcNow());
        if (next != latest)
        {
            db.AccountInvitations.Add(next);
        }

        return next;
    }

    private void Write(AccountInvitation invitation, Person person, LocalisedText? organisation, Notice? notice)
    {
        var now = clock.GetUtcNow();
        var token = invitation.Send(now, notice?.Path, notice?.Until);
        var text = Text.In(person.Language);
        notice ??= organisation is null
            ? new Notice("AccountInvitation", "/", text[$"Account.Role.{invitation.Role}"])
            : new Notice("ContactInvitation", "/", organisation);
        outbox.NotifyWithSecretLink(
            person, invitation.RoundId, notice, AccountInvitation.Path(token), text["Mail.SetPassword", invitation.DaysLeft(now)]);
    }

    private void Grant(InvitationOrder order, Guid userId, InvitationScope scope, Guid? roundId, Actor actor)
    {
        var roleId = scope.RoleIds[order.Role];
        var isNew = scope.Held.Add((userId, roleId));
        if (isNew)
        {
            db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = userId, RoleId = roleId });
            db.AuditEntries.Add(AccountEvent.Of(AuditAct.RoleAdded, order.Person, actor, clock.GetUtcNow(), order.Role));
        }

        if (order.OrganisationId is { } organisationId && scope.Contacts.Add((order.Person.Id, organisationId)))
        {
            db.Contacts.Add(new Contact(organisationId, order.Person));
            isNew = true;
        }

        var notice = order.Notice ?? (isNew ? RoleAdded(order, scope) : null);
        if (notice is not null)
        {
            outbox.Notify(order.Person, notice.Kind, roundId, notice.Path, notice.Arguments);
        }
    }

    private static Notice RoleAdded(InvitationOrder order, InvitationScope scope) => scope.NameOf(order.OrganisationId) is { } organisation
        ? new Notice("ContactAdded", "/", organisation)
        : new Notice("RoleAdded", "/", Text.In(order.Person.Language)[$"Account.Role.{order.Role}"]);
}
