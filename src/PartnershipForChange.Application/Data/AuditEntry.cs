namespace PartnershipForChange.Application.Data;

public enum AuditAct
{
    Added,
    Changed,
    Removed,

    // Of accounts:
    AccountOpened,
    SignedIn,
    SignInRefused,
    LockedOut,
    SignedOutEverywhere,
    PasswordChanged,
    PasswordResetAsked,
    PasswordReset,
    RoleAdded,
    RoleRemoved,
    Locked,
    Unlocked,
}

/// <summary>One changed thing: who, when, what, from what to what. Written with the change itself, in the same transaction.</summary>
public sealed class AuditEntry
{
    public long Id { get; private set; }

    public DateTimeOffset At { get; init; }

    public Guid ActorId { get; init; }

    public required string ActorName { get; init; }

    public AuditAct Act { get; init; }

    /// <summary>Entity name, for example <c>HostPlace</c>.</summary>
    public required string Subject { get; init; }

    public Guid SubjectId { get; init; }

    /// <summary>The round it belongs to, where it belongs to one.</summary>
    public Guid? RoundId { get; init; }

    /// <summary>The person it is about, where it is about one.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The organisation it is about, where it is about one.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>A name a reader recognises, at the time of the change.</summary>
    public string Label { get; init; } = string.Empty;

    /// <summary>JSON object: property → [from, to]. Values as text.</summary>
    public required string Changes { get; init; }

    /// <summary>Label and values, folded for search; the beginning of them where they are long.</summary>
    public string SearchText { get; init; } = string.Empty;
}
