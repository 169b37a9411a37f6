using PartnershipForChange.Application.Common;
using PartnershipForChange.Domain.Challenges;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>Which submissions a coordinator looks at.</summary>
/// <param name="Search">Words of the title, the owner or the contact.</param>
/// <param name="Sort"><c>submitted</c>, <c>title</c>, <c>owner</c> or <c>state</c>, with <c>-</c> before it the other way round.</param>
public sealed record SubmissionFilter(
    string? Search = null, SubmissionState? State = null, OwnerKind? OwnerKind = null, BenefitTo? BenefitTo = null, string? Sort = null, int Page = 1);

/// <summary>A submission in the coordinators' list.</summary>
public sealed record SubmissionRow(
    Guid Id, string Title, string Owner, OwnerKind? OwnerKind, BenefitTo? BenefitTo, SubmissionState State, DateTimeOffset? SubmittedAt, string Contact);

/// <summary>The coordinators' list, one page of it.</summary>
/// <param name="Counts">By state, over all that the rest of the filter leaves.</param>
/// <param name="Unfinished">How many are being written or wait for their address to be confirmed.</param>
public sealed record SubmissionOverview(
    RoundCall Round, Page<SubmissionRow> Rows, IReadOnlyDictionary<SubmissionState, int> Counts, int Unfinished);

/// <summary>A submission another can be merged into or was.</summary>
public sealed record SubmissionName(Guid Id, string Title, string Owner);

/// <summary>Everything coordinators see of one submission, and what they may do with it now.</summary>
/// <param name="Others">Those it can be merged into.</param>
/// <param name="MergedInto">The one it was merged into.</param>
/// <param name="Merged">Those that were merged into it.</param>
public sealed record SubmissionPage(
    RoundCall Round, ChallengeSubmission Submission, IReadOnlyList<SubmissionName> Others, SubmissionName? MergedInto,
    IReadOnlyList<SubmissionName> Merged, IReadOnlyList<SubmissionStep> Steps)
{
    public bool CanSendBack => Submission.CanSendBack(Round.Round);

    public bool CanDecline => Submission.CanDecline(Round.Round);

    public bool CanMerge => Submission.CanMerge(Round.Round) && Others.Count > 0;
}
