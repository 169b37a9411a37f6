using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Identity;

/// <summary>New passwords, by a link or by the old one.</summary>
public sealed class PasswordService(PortalDbContext db, Passwords passwords, Invitations invitations, Outbox outbox, TimeProvider clock)
{
    /// <summary>
    /// Sends a link to the owner of this address, or, to somebody the portal knows who has not opened an account yet, an
    /// invitation. Nobody learns from the answer whether there is such an account.
    /// </summary>
    public Task AskReset(string email, CancellationToken cancellation) =>
        db.InTurn(() => SendWhatOpens(email.Trim().ToLowerInvariant(), cancellation), clock, cancellation);

    /// <summary>Sets a new password and ends every session of the account.</summary>
    /// <returns>The address of the account.</returns>
    /// <exception cref="DomainRuleException">When the link is over, or the password too weak.</exception>
    public async Task<string> Reset(string token, string password, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var hash = LinkToken.Hash(token);
        var reset = await db.PasswordResets.FirstOrDefaultAsync(r => r.TokenHash == hash, cancellation)
            ?? throw new DomainRuleException("Rules.ResetLinkOver");
        reset.Use(now);
        var (user, person) = await AccountOf(reset.PersonId, cancellation);
        passwords.Set(user, password, person);
        db.AuditEntries.Add(AccountEvent.Of(AuditAct.PasswordReset, person, Actor.Of(person), now));
        outbox.Notify(person, "PasswordChanged", roundId: null, "/account/forgotten");
        await db.SaveAsync(Actor.Of(person), now, cancellation);
        return person.Email;
    }

    /// <summary>Changes the actor's own password; sessions on other devices end.</summary>
    /// <exception cref="DomainRuleException">When the old password is not right or the new one too weak.</exception>
    public async Task<PortalUser> Change(string current, string password, Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (user, person) = await AccountOf(actor.PersonId, cancellation);
        if (!passwords.IsRight(user, current))
        {
            throw new DomainRuleException("Rules.PasswordWrong") { Field = "Current" };
        }

        passwords.Set(user, password, person);
        await EndLinks(person.Id, now, cancellation);
        db.AuditEntries.Add(AccountEvent.Of(AuditAct.PasswordChanged, person, actor, now));
        outbox.Notify(person, "PasswordChanged", roundId: null, "/account/forgotten");
        await db.SaveAsync(actor, now, cancellation);
        return user;
    }

    /// <summary>Signs the actor out everywhere.</summary>
    public async Task EndSessions(Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (user, person) = await AccountOf(actor.PersonId, cancellation);
        user.EndSessions();
        db.AuditEntries.Add(AccountEvent.Of(AuditAct.SignedOutEverywhere, person, actor, now));
        await db.SaveAsync(actor, now, cancellation);
    }

    private async Task<bool> SendWhatOpens(string email, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await db.People.FirstOrDefaultAsync(p => p.Email == email, cancellation) is not { } person)
        {
            return false;
        }

        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.PersonId == person.Id, cancellation);
        if (user is null)
        {
            await invitations.InviteKnown(person, cancellation);
        }
        else if (user.LockedAt is null)
        {
            await SendLink(person, now, cancellation);
        }

        await db.SaveAsync(Actor.Of(person), now, cancellation);
        return true;
    }

    private async Task SendLink(Person person, DateTimeOffset now, CancellationToken cancellation)
    {
        var since = now - PasswordReset.LeastApart;
        if (await db.PasswordResets.AnyAsync(r => r.PersonId == person.Id && r.AskedAt > since && r.EndedAt == null, cancellation))
        {
            return;
        }

        await EndLinks(person.Id, now, cancellation);
        var token = LinkToken.New();
        db.PasswordResets.Add(new PasswordReset(person, token, now));
        outbox.NotifyWithSecretLink(
            person, roundId: null, new Notice("PasswordReset", "/"), $"/account/reset?token={token}",
            Text.In(person.Language)["Mail.ResetLink", PasswordReset.Lasts.TotalHours]);
        db.AuditEntries.Add(AccountEvent.Of(AuditAct.PasswordResetAsked, person, Actor.Anonymous, now));
    }

    private async Task EndLinks(Guid personId, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var open in await db.PasswordResets.Where(r => r.PersonId == personId && r.EndedAt == null).ToListAsync(cancellation))
        {
            open.End(now);
        }
    }

    private async Task<(PortalUser User, Person Person)> AccountOf(Guid personId, CancellationToken cancellation) => (
        await db.Users.FirstOrDefaultAsync(u => u.PersonId == personId && u.LockedAt == null, cancellation).OrNotFound(),
        await db.People.FirstOrDefaultAsync(p => p.Id == personId, cancellation).OrNotFound());
}
