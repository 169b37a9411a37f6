using Microsoft.AspNetCore.Identity;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Identity;

/// <summary>An account: how a person signs in. Who the person is stands in <see cref="Person"/>.</summary>
public sealed class PortalUser : IdentityUser<Guid>
{
    /// <summary>Wrong passwords in a row before the account refuses all for <see cref="LockoutLasts"/>.</summary>
    public const int MostFailures = 5;

    public static readonly TimeSpan LockoutLasts = TimeSpan.FromMinutes(15);

    public Guid PersonId { get; set; }

    /// <summary>
    /// Since when a coordinator keeps the account shut; null: it is not. Unlike <see cref="IdentityUser{TKey}.LockoutEnd"/>,
    /// which strangers can bring about by guessing passwords, it also ends sessions that are open.
    /// </summary>
    public DateTimeOffset? LockedAt { get; private set; }

    /// <summary>When the person went through the tour of the portal, or skipped it; null: it still waits.</summary>
    public DateTimeOffset? TourEndedAt { get; set; }

    /// <summary>A new account without a password, for a person whose address is proven by the link it was opened with.</summary>
    public static PortalUser For(Person person)
    {
        var normalised = person.Email.Normalize().ToUpperInvariant();
        return new PortalUser
        {
            Id = Guid.CreateVersion7(),
            PersonId = person.Id,
            UserName = person.Email,
            Email = person.Email,
            NormalizedUserName = normalised,
            NormalizedEmail = normalised,
            EmailConfirmed = true,
            LockoutEnabled = true,
            SecurityStamp = NewStamp(),
        };
    }

    /// <summary>True while too many wrong passwords keep the account shut.</summary>
    public bool IsLockedOut(DateTimeOffset now) => LockoutEnd > now;

    /// <summary>A new password: whatever was open with the old one ends, and wrong attempts are forgotten.</summary>
    public void SetPassword(string hash)
    {
        PasswordHash = hash;
        AccessFailedCount = 0;
        LockoutEnd = null;
        EndSessions();
    }

    /// <summary>Every cookie given out so far stops counting.</summary>
    public void EndSessions()
    {
        SecurityStamp = NewStamp();
        Touch();
    }

    /// <exception cref="DomainRuleException">When it is locked already.</exception>
    public void Lock(DateTimeOffset now)
    {
        Guard.Against(LockedAt is null ? null : new DomainRuleException("Rules.AccountLocked"));
        LockedAt = now;
        EndSessions();
    }

    /// <exception cref="DomainRuleException">When it is not locked.</exception>
    public void Unlock()
    {
        Guard.Against(LockedAt is not null ? null : new DomainRuleException("Rules.AccountNotLocked"));
        LockedAt = null;
        LockoutEnd = null;
        AccessFailedCount = 0;
        Touch();
    }

    /// <summary>Makes a save fail that began before this one: the account's concurrency token is renewed.</summary>
    public void Touch() => ConcurrencyStamp = NewStamp();

    private static string NewStamp() => Guid.NewGuid().ToString("N");
}
