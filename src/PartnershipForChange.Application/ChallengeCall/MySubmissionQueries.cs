using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>A submission as the one who has its private link sees it.</summary>
/// <param name="MergedInto">The submission it is the same as.</param>
public sealed record MySubmission(Round Round, CallForChallenges Call, ChallengeSubmission Submission, bool CanEdit, JointSubmission? MergedInto)
{
    /// <summary>True where the call is cancelled before anything was decided on it.</summary>
    public bool IsCancelled => Round.Strands.ChallengeCall == StrandState.Cancelled
        && Submission.State is not (SubmissionState.Chosen or SubmissionState.Declined or SubmissionState.Merged);
}

/// <summary>The submission that goes on for several.</summary>
public sealed record JointSubmission(string Title, SubmissionState State);

/// <summary>What a link that confirms an address leads to.</summary>
/// <param name="Title">Title of the submission; null where the link is none or over.</param>
/// <param name="IsDone">The address is confirmed already.</param>
public sealed record ConfirmPage(Round Round, string Token, string? Title, bool IsDone);

/// <summary>Reads one submission for whoever has a link to it.</summary>
public sealed class MySubmissionQueries(PortalDbContext db, TimeProvider clock)
{
    /// <exception cref="NotFoundException">When the round has no call, or the link is none.</exception>
    public async Task<MySubmission> Find(string roundCode, string? token, Actor actor, CancellationToken cancellation)
    {
        var (round, call) = await db.ReadCallOf(roundCode, actor, cancellation);
        var submission = await db.OpenedBy(token, round.Id).AsNoTracking().FirstOrDefaultAsync(cancellation).OrNotFound();
        var mergedInto = submission.MergedIntoId is null
            ? null
            : await db.ChallengeSubmissions.Where(s => s.Id == submission.MergedIntoId).Select(s => new JointSubmission(s.Title, s.State)).FirstOrDefaultAsync(cancellation);
        return new MySubmission(round, call!, submission, submission.CanEdit(round, call!, clock.Today()), mergedInto);
    }

    /// <exception cref="NotFoundException">When the round has no call.</exception>
    public async Task<ConfirmPage> Confirm(string roundCode, string? token, Actor actor, CancellationToken cancellation)
    {
        var (round, _) = await db.ReadCallOf(roundCode, actor, cancellation);
        var found = await db.ConfirmedBy(token, round.Id, clock.GetUtcNow()).AsNoTracking().FirstOrDefaultAsync(cancellation);
        return new ConfirmPage(round, token ?? string.Empty, found?.Title, found?.EmailConfirmedAt is not null);
    }
}
