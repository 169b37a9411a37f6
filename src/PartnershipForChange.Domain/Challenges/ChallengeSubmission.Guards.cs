using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Challenges;

/// <content>What each verb asks first, shared with its <c>CanX</c> twin.</content>
public sealed partial class ChallengeSubmission
{
    /// <summary>A submission sent back may be mended after the last day of the call: the coordinators asked for it.</summary>
    private DomainRuleException? WhyNotEdit(Round round, CallForChallenges call, DateOnly today) => State switch
    {
        SubmissionState.Draft or SubmissionState.Unconfirmed => call.WhyNotSubmit(round, today),
        SubmissionState.SentBack => CallForChallenges.WhyNotNow(round),
        _ => new DomainRuleException("Rules.SubmissionIsIn"),
    };

    private DomainRuleException? WhyNotConfirmEmail(Round round) => Only(SubmissionState.Unconfirmed, "Rules.NothingToConfirm", round);

    private DomainRuleException? WhyNotCheck(Round round) => Only(SubmissionState.Submitted, "Rules.SubmissionNotWaiting", round);

    private DomainRuleException? WhyNotSendBack(Round round) =>
        State is SubmissionState.Submitted or SubmissionState.Checked
            ? CallForChallenges.WhyNotNow(round)
            : new DomainRuleException("Rules.SubmissionNotWaiting");

    private DomainRuleException? WhyNotReconsider(Round round) => Only(SubmissionState.Declined, "Rules.SubmissionNotDeclined", round);

    private DomainRuleException? WhyNotMerge(Round round) =>
        State is SubmissionState.Submitted or SubmissionState.Checked or SubmissionState.Published
            ? CallForChallenges.WhyNotNow(round)
            : new DomainRuleException("Rules.MergeSource");

    private DomainRuleException? WhyNotSeparate(Round round) => Only(SubmissionState.Merged, "Rules.SubmissionNotMerged", round);

    private DomainRuleException? WhyNotPublish(Round round) => Only(SubmissionState.Checked, "Rules.SubmissionNotChecked", round);

    private DomainRuleException? WhyNotUnpublish(Round round) => Only(SubmissionState.Published, "Rules.SubmissionNotPublished", round);

    private DomainRuleException? WhyNotShortlist(Round round, bool hasVotes) =>
        Only(SubmissionState.Published, "Rules.SubmissionNotPublished", round) ?? WhyNotWithVotes(hasVotes);

    private DomainRuleException? WhyNotUnshortlist(Round round, bool hasVotes) =>
        Only(SubmissionState.Finalist, "Rules.NoFinalist", round) ?? WhyNotWithVotes(hasVotes);

    private DomainRuleException? WhyNotGivePoints(Round round, CallForChallenges call) =>
        Only(SubmissionState.Finalist, "Rules.NoFinalist", round) ?? call.WhyNotVotesOpen();

    private DomainRuleException? WhyNotChoose(Round round, CallForChallenges call) =>
        Only(SubmissionState.Finalist, "Rules.NoFinalist", round)
        ?? (call.VotesCheckedAt is null ? new DomainRuleException("Rules.VotesNotChecked") : null);

    private DomainRuleException? WhyNotUnchoose(Round round) => Only(SubmissionState.Chosen, "Rules.SubmissionNotChosen", round);

    private static DomainRuleException? WhyNotWithVotes(bool hasVotes) => hasVotes ? new DomainRuleException("Rules.FinalistsFixed") : null;

    private DomainRuleException? Only(SubmissionState state, string otherwise, Round round) =>
        State == state ? CallForChallenges.WhyNotNow(round) : new DomainRuleException(otherwise);
}
