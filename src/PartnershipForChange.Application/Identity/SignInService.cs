using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Identity;

public enum SignInOutcome
{
    SignedIn,

    /// <summary>
    /// No such account, another password, or too many wrong ones before (for <see cref="PortalUser.LockoutLasts"/>): a stranger
    /// is not told which, for only an account that exists can be shut by guessing.
    /// </summary>
    Wrong,

    /// <summary>The password is right, but a coordinator keeps the account shut.</summary>
    Locked,
}

/// <param name="User">The account, when it is signed in.</param>
/// <param name="Language">The language its owner reads.</param>
public sealed record SignInAnswer(SignInOutcome Outcome, PortalUser? User = null, Language Language = Language.Slovene);

/// <summary>Checks who signs in, and writes it into the audit trail.</summary>
public sealed class SignInService(PortalDbContext db, Passwords passwords, TimeProvider clock)
{
    public async Task<SignInAnswer> Check(string email, string password, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var normalised = email.Trim().Normalize().ToUpperInvariant();
        var found = await (
            from account in db.Users
            join person in db.People on account.PersonId equals person.Id
            where account.NormalizedEmail == normalised
            select new { User = account, Person = person }).FirstOrDefaultAsync(cancellation);
        var right = passwords.IsRight(found?.User, password);
        if (found is null)
        {
            return new SignInAnswer(SignInOutcome.Wrong);
        }

        var (user, owner) = (found.User, found.Person);
        if (user.IsLockedOut(now))
        {
            return new SignInAnswer(SignInOutcome.Wrong);
        }

        if (!right)
        {
            await Refuse(user, owner, now, cancellation);
            return new SignInAnswer(SignInOutcome.Wrong);
        }

        return user.LockedAt is null
            ? await SignIn(user, owner, now, cancellation)
            : new SignInAnswer(SignInOutcome.Locked);
    }

    /// <summary>Writes a sign-in that needed no password into the trail: by an invitation, a new password, a sample account.</summary>
    /// <exception cref="NotFoundException">When the person has no account, or a locked one.</exception>
    public async Task<SignInAnswer> Known(string email, CancellationToken cancellation)
    {
        var user = await db.Users.FirstOrDefaultAsync(u => u.Email == email && u.LockedAt == null, cancellation)
            ?? throw new NotFoundException(nameof(PortalUser));
        return await SignIn(user, await db.People.SingleAsync(p => p.Id == user.PersonId, cancellation), clock.GetUtcNow(), cancellation);
    }

    private async Task<SignInAnswer> SignIn(PortalUser user, Person person, DateTimeOffset now, CancellationToken cancellation)
    {
        user.AccessFailedCount = 0;
        db.AuditEntries.Add(AccountEvent.Of(AuditAct.SignedIn, person, Actor.Of(person), now));
        await db.SaveAsync(Actor.Portal, now, cancellation);
        return new SignInAnswer(SignInOutcome.SignedIn, user, person.Language);
    }

    /// <summary>Counts a wrong password. In one statement, so that guesses at the same time are all counted.</summary>
    private async Task Refuse(PortalUser user, Person person, DateTimeOffset now, CancellationToken cancellation)
    {
        DateTimeOffset? until = now + PortalUser.LockoutLasts;
        await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(u => u.LockoutEnd, u => u.AccessFailedCount + 1 >= PortalUser.MostFailures ? until : u.LockoutEnd)
                .SetProperty(u => u.AccessFailedCount, u => u.AccessFailedCount + 1 >= PortalUser.MostFailures ? 0 : u.AccessFailedCount + 1),
            cancellation);
        var lockedOut = await db.Users.AnyAsync(u => u.Id == user.Id && u.LockoutEnd > now, cancellation);
        db.AuditEntries.Add(AccountEvent.Of(lockedOut ? AuditAct.LockedOut : AuditAct.SignInRefused, person, Actor.Anonymous, now));
        await db.SaveAsync(Actor.Anonymous, now, cancellation);
    }
}
