using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>Which submission, and the version of it that the coordinator saw.</summary>
public sealed record SubmissionAddress(string RoundCode, Guid Id, Guid Version);

/// <summary>What a coordinator does to a submission with one click.</summary>
public enum SubmissionStep
{
    Check,
    Publish,
    Unpublish,
    Shortlist,
    Unshortlist,
    Separate,
    Reconsider,
}

/// <summary>Coordinators look through submissions, publish them and put some among the finalists.</summary>
public sealed class SubmissionReviewService(PortalDbContext db, SubmissionLetterService letters, TimeProvider clock)
{
    /// <exception cref="DomainRuleException">When it is not in a state for the step.</exception>
    /// <exception cref="ConcurrencyException">When it has changed since the coordinator saw it.</exception>
    public async Task Take(SubmissionStep step, SubmissionAddress address, Actor actor, CancellationToken cancellation)
    {
        var (round, submission) = await Load(address, actor, cancellation);
        var hasVotes = await db.HasVotes(round.Id, cancellation);
        switch (step)
        {
            case SubmissionStep.Check:
                submission.Check(round, clock.GetUtcNow());
                break;
            case SubmissionStep.Publish:
                Publish(round, submission);
                break;
            case SubmissionStep.Unpublish:
                submission.Unpublish(round);
                break;
            case SubmissionStep.Shortlist:
                submission.Shortlist(round, hasVotes);
                letters.Write(round, submission, "CallFinalist");
                break;
            case SubmissionStep.Unshortlist:
                submission.Unshortlist(round, hasVotes);
                break;
            case SubmissionStep.Separate:
                submission.Separate(round);
                break;
            case SubmissionStep.Reconsider:
                submission.Reconsider(round);
                letters.Write(round, submission, "CallReconsidered");
                break;
        }

        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Publishes everything that is checked.</summary>
    /// <returns>How many.</returns>
    public async Task<int> PublishChecked(string roundCode, Actor actor, CancellationToken cancellation)
    {
        var (round, _) = await db.CallOf(roundCode, actor, cancellation);
        var found = await db.ChallengeSubmissions.Where(s => s.RoundId == round.Id && s.State == SubmissionState.Checked).ToListAsync(cancellation);
        found.ForEach(submission => Publish(round, submission));
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        return found.Count;
    }

    /// <summary>Gives it back to its submitter, who is told why.</summary>
    /// <exception cref="DomainRuleException">When it is not with the coordinators or no reason is given.</exception>
    public async Task SendBack(SubmissionAddress address, string? reason, Actor actor, CancellationToken cancellation)
    {
        var (round, submission) = await Load(address, actor, cancellation);
        submission.SendBack(round, reason);
        letters.Write(round, submission, "CallSentBack", submission.Reason);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Does not take it up; its submitter is told why.</summary>
    /// <exception cref="DomainRuleException">When it is not with the coordinators or no reason is given.</exception>
    public async Task Decline(SubmissionAddress address, string? why, Actor actor, CancellationToken cancellation)
    {
        var (round, submission) = await Load(address, actor, cancellation);
        submission.Decline(round, why);
        letters.Write(round, submission, "CallDeclined", submission.Reason);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Says that it is the same as another; both submitters are told.</summary>
    /// <exception cref="DomainRuleException">When either cannot be merged.</exception>
    public async Task Merge(SubmissionAddress address, Guid? into, Actor actor, CancellationToken cancellation)
    {
        var (round, submission) = await Load(address, actor, cancellation);
        var other = await db.ChallengeSubmissions.HandedIn().FirstOrDefaultAsync(s => s.Id == into && s.RoundId == round.Id, cancellation)
            ?? throw new DomainRuleException("Rules.MergeTarget") { Field = "Into" };
        submission.MergeInto(round, other);

        // So that of two who merge a pair into each other at once, one is told.
        db.Touch(other);
        foreach (var follower in await db.ChallengeSubmissions.Where(s => s.MergedIntoId == submission.Id).ToListAsync(cancellation))
        {
            follower.FollowTo(other);
        }

        letters.Write(round, submission, "CallMerged", other.Title);
        letters.Write(round, other, "CallMergedInto", submission.Title);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    private void Publish(Round round, ChallengeSubmission submission)
    {
        submission.Publish(round, clock.GetUtcNow());
        letters.Write(round, submission, "CallPublished");
    }

    private async Task<(Round Round, ChallengeSubmission Submission)> Load(SubmissionAddress address, Actor actor, CancellationToken cancellation)
    {
        var (round, _) = await db.CallOf(address.RoundCode, actor, cancellation);
        var submission = await db.ChallengeSubmissions.HandedIn()
            .FirstOrDefaultAsync(s => s.Id == address.Id && s.RoundId == round.Id, cancellation).OrNotFound();
        db.Expect(submission, address.Version);
        return (round, submission);
    }
}
