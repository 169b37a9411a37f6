namespace PartnershipForChange.Domain.Challenges;

public enum SubmissionLinkKind
{
    /// <summary>Opens the submission to whoever wrote it.</summary>
    Private,

    /// <summary>Confirms the contact's address, for some days.</summary>
    ConfirmEmail,
}

/// <summary>A link with a secret that leads to one submission. Only the secret's hash is kept. No part of the audit trail.</summary>
public sealed class SubmissionLink
{
    public static readonly TimeSpan ConfirmLasts = TimeSpan.FromDays(7);

    private SubmissionLink()
    {
    }

    public SubmissionLink(Guid submissionId, SubmissionLinkKind kind, string tokenHash, DateTimeOffset now) =>
        (SubmissionId, Kind, TokenHash, CreatedAt) = (submissionId, kind, tokenHash, now);

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid SubmissionId { get; private set; }

    public SubmissionLinkKind Kind { get; private set; }

    public string TokenHash { get; private set; } = string.Empty;

    public DateTimeOffset CreatedAt { get; private set; }
}
