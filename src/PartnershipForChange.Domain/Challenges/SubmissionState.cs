namespace PartnershipForChange.Domain.Challenges;

public enum SubmissionState
{
    /// <summary>Being written; only whoever has the private link sees it.</summary>
    Draft,

    /// <summary>Handed in; the contact's address is not confirmed yet.</summary>
    Unconfirmed,

    /// <summary>With the coordinators, waiting to be checked.</summary>
    Submitted,

    /// <summary>With the submitter again, to be mended.</summary>
    SentBack,
    Checked,

    /// <summary>On the public list.</summary>
    Published,

    /// <summary>On the short list from which is chosen.</summary>
    Finalist,

    /// <summary>A challenge of the round.</summary>
    Chosen,

    /// <summary>The same as another submission.</summary>
    Merged,

    /// <summary>Looked through and not taken up, with a reason.</summary>
    Declined,
}

/// <summary>What kind of organisation a challenge belongs to; any may submit.</summary>
public enum OwnerKind
{
    PublicBody,
    Company,

    /// <summary>A society, a school, a local community, a group of people.</summary>
    Other,
}

/// <summary>What would be better if the challenge were solved.</summary>
public enum BenefitTo
{
    QualityOfLife,
    Business,
    Both,
}

/// <summary>What a submitter writes. A draft needs its title and its contact; the rest may be missing until it is handed in.</summary>
public sealed record SubmissionText(
    string? Title, string? Description, string? Owner, OwnerKind? OwnerKind, BenefitTo? BenefitTo, string? Benefit, string? ContactName, string? ContactEmail);
