using PartnershipForChange.Application.Common;

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
/// An invitation to open an account, by the link of one letter: it works once, for <see cref="Lasts"/> or as long as the
/// letter asks for something. It names the role that the account gets and, for contacts, the organisation. A further letter
/// has a link of its own, so that the earlier ones go on working; the first that is followed uses them all.
/// </summary>
public sealed class AccountInvitation : Entity
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    private AccountInvitation()
    {
    }

    public AccountInvitation(Guid personId, string role, Guid? organisationId, Guid? roundId, Guid? invitedById, string leadsTo)
    {
        PersonId = personId;
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

    /// <summary>The page that a link with this secret opens.</summary>
    public static string Path(string token) => $"/account/invitation?token={token}";

    public InvitationState State(DateTimeOffset now) =>
        UsedAt is not null ? InvitationState.Used
        : RevokedAt is not null ? InvitationState.Revoked
        : ExpiresAt <= now ? InvitationState.Expired
        : InvitationState.Open;

    /// <summary>What the next letter carries: this one where its link is over, else another, so that this one goes on working.</summary>
    /// <exception cref="DomainRuleException">When it is used or revoked.</exception>
    public AccountInvitation ForNextLetter(DateTimeOffset now)
    {
        Guard.Against(WhyNotSend());
        return State(now) == InvitationState.Expired ? this : new AccountInvitation(PersonId, Role, OrganisationId, RoundId, InvitedById, LeadsTo);
    }

    /// <summary>True when it was sent a moment ago: whoever presses the button twice means one letter.</summary>
    public bool IsJustSent(DateTimeOffset now) => SentAt > now - PasswordReset.LeastApart;

    /// <summary>Gives it a link, for the letter that is about to be written.</summary>
    /// <param name="leadsTo">Where the link leads from now on; null: where it led before.</param>
    /// <param name="until">Last day on which what the letter asks for can be done; the link works on that day too.</param>
    /// <returns>The secret of the link, kept nowhere.</returns>
    /// <exception cref="DomainRuleException">When it is used or revoked.</exception>
    public string Send(DateTimeOffset now, string? leadsTo = null, DateOnly? until = null)
    {
        Guard.Against(WhyNotSend());
        var token = LinkToken.New();
        TokenHash = LinkToken.Hash(token);
        var needed = until?.AddDays(1).BeginsAt() ?? now;
        (SentAt, ExpiresAt) = (now, needed > now + Lasts ? needed : now + Lasts);
        LeadsTo = leadsTo ?? LeadsTo;
        return token;
    }

    /// <summary>Whole days for which the link works.</summary>
    public int DaysLeft(DateTimeOffset now) => (ExpiresAt - now).Days;

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
