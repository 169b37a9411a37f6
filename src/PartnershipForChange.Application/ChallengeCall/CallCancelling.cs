using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Jury;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>The call of a round is cancelled: whoever submitted a challenge that is not decided is told, and jurors who owe scores.</summary>
internal sealed class CallCancelling(PortalDbContext db, SubmissionLetterService letters, Outbox outbox) : IStrandCancelling
{
    private static readonly SubmissionState[] Waiting =
        [SubmissionState.Submitted, SubmissionState.SentBack, SubmissionState.Checked, SubmissionState.Published, SubmissionState.Finalist];

    public Strand Strand => Strand.ChallengeCall;

    public async Task<int> Count(Round round, CancellationToken cancellation) =>
        await Undecided(round).CountAsync(s => s.ContactEmail != string.Empty, cancellation)
        + await db.OwingJurors(round.Id, JurySubjectKind.Submissions).CountAsync(cancellation);

    public async Task Cancel(Round round, Actor actor, CancellationToken cancellation)
    {
        foreach (var submission in await Undecided(round).OrderBy(s => s.Id).ToListAsync(cancellation))
        {
            letters.Write(round, submission, "CallCancelled");
        }

        await outbox.TellJurors(db.OwingJurors(round.Id, JurySubjectKind.Submissions), round, cancellation);
    }

    private IQueryable<ChallengeSubmission> Undecided(Round round) =>
        db.ChallengeSubmissions.Where(s => s.RoundId == round.Id && Waiting.Contains(s.State));
}
