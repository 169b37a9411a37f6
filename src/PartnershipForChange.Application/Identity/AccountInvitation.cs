using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Identity;

public enum InvitationState
{
    /// <summary>The link works.</summary>
    Open,
    Expired,
    Used,
    Revoked,
}

/// <summary>
/// An invitation to open an account, by a link that works once and for <see cref="Lasts"/>. It names the role that
/// the account gets and, for contacts, the organisation.
/// </summary>
public sealed class AccountInvitation : Entity
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    private AccountInvitation()
    {
    }

    public AccountInvitation(Person person, string role, Guid? organisationId, Guid? roundId, Guid? invitedById, string leadsTo)
    {
        PersonId = person.Id;
        Role = role;
        OrganisationId = organisationId;
        RoundId = roundId;
        InvitedById = invitedById;
        LeadsTo = leadsTo;
    }

    public Guid PersonId { get; private set; }

    /// <summary>One of <see cref="Roles"/>.</summary>
    public string Role { get; private set; } = string.Empty;

    /// <summary>The organisation a contact is to act for; null for other roles.</summary>
    public Guid? OrganisationId { get; private set; }

    public Guid? RoundId { get; private set; }

    /// <summary>Null when the portal itself invited.</summary>
    public Guid? InvitedById { get; private set; }

    /// <summary>Page that opens once the account is there, beginning with <c>/</c>.</summary>
    public string LeadsTo { get; private set; } = "/";

    /// <summary>Hash of the link's secret, see <see cref="LinkToken"/>.</summary>
    public string TokenHash { get; private set; } = string.Empty;

    public DateTimeOffset SentAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public InvitationState State(DateTimeOffset now) =>
        UsedAt is not null ? InvitationState.Used
        : RevokedAt is not null ? InvitationState.Revoked
        : ExpiresAt <= now ? InvitationState.Expired
        : InvitationState.Open;

    /// <summary>Sends it, for the first time or anew: a new link, which replaces an earlier one.</summary>
    /// <param name="leadsTo">Where the link leads from now on; null: where it led before.</param>
    /// <returns>The secret of the link, kept nowhere.</returns>
    /// <exception cref="DomainRuleException">When it is used or revoked.</exception>
    public string Send(DateTimeOffset now, string? leadsTo = null)
    {
        Guard.Against(WhyNotSend());
        var token = LinkToken.New();
        TokenHash = LinkToken.Hash(token);
        (SentAt, ExpiresAt) = (now, now + Lasts);
        LeadsTo = leadsTo ?? LeadsTo;
        return token;
    }

    public bool CanSend() => WhyNotSend() is null;

    /// <summary>The account is there.</summary>
    /// <exception cref="DomainRuleException">When it is used or revoked.</exception>
    public void Use(DateTimeOffset now)
    {
        Guard.Against(WhyNotSend());
        UsedAt = now;
    }

    /// <summary>Takes it back: the link opens nothing any more.</summary>
    /// <exception cref="DomainRuleException">When it is used or revoked.</exception>
    public void Revoke(DateTimeOffset now)
    {
        Guard.Against(WhyNotSend());
        RevokedAt = now;
    }

    public bool CanRevoke() => WhyNotSend() is null;

    private DomainRuleException? WhyNotSend() => this switch
    {
        { UsedAt: not null } => new DomainRuleException("Rules.InvitationUsed"),
        { RevokedAt: not null } => new DomainRuleException("Rules.InvitationRevoked"),
        _ => null,
    };
}
