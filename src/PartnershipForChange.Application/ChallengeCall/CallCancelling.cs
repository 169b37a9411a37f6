using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>The call of a round is cancelled: whoever submitted a challenge that is not decided is told.</summary>
internal sealed class CallCancelling(PortalDbContext db, SubmissionLetterService letters) : IStrandCancelling
{
    private static readonly SubmissionState[] Waiting =
        [SubmissionState.Submitted, SubmissionState.SentBack, SubmissionState.Checked, SubmissionState.Published, SubmissionState.Finalist];

    public StrandState Of(RoundStrands strands) => strands.ChallengeCall;

    public async Task Cancel(Round round, CancellationToken cancellation)
    {
        var submissions = await db.ChallengeSubmissions.Where(s => s.RoundId == round.Id && Waiting.Contains(s.State)).OrderBy(s => s.Id).ToListAsync(cancellation);
        foreach (var submission in submissions)
        {
            letters.Write(round, submission, "CallCancelled");
        }
    }
}
