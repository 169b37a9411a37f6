using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Identity;

/// <summary>A link to a new password, which somebody asked for: works once, for <see cref="Lasts"/>.</summary>
public sealed class PasswordReset
{
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(2);

    /// <summary>Asking again sooner sends nothing, so that nobody's mailbox can be filled by a stranger.</summary>
    public static readonly TimeSpan LeastApart = TimeSpan.FromMinutes(2);

    private PasswordReset()
    {
    }

    public PasswordReset(Person person, string token, DateTimeOffset now)
    {
        PersonId = person.Id;
        TokenHash = LinkToken.Hash(token);
        (AskedAt, ExpiresAt) = (now, now + Lasts);
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid PersonId { get; private set; }

    /// <summary>See <see cref="LinkToken"/>.</summary>
    public string TokenHash { get; private set; } = string.Empty;

    public DateTimeOffset AskedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When the link stopped working: it was used, or a newer one or a new password replaced it.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <exception cref="DomainRuleException">When the link has ended or expired.</exception>
    public void Use(DateTimeOffset now)
    {
        Guard.Against(CanUse(now) ? null : new DomainRuleException("Rules.ResetLinkOver"));
        EndedAt = now;
    }

    public bool CanUse(DateTimeOffset now) => EndedAt is null && ExpiresAt > now;

    /// <summary>Another link or a new password takes its place.</summary>
    public void End(DateTimeOffset now) => EndedAt ??= now;
}
