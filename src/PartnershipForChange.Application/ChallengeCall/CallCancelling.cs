using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Jury;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>The call of a round is cancelled: whoever submitted a challenge that is not decided is told, and jurors who owe scores.</summary>
internal sealed class CallCancelling(PortalDbContext db) : IStrandCancelling
{
    private static readonly SubmissionState[] Waiting =
        [SubmissionState.Submitted, SubmissionState.SentBack, SubmissionState.Checked, SubmissionState.Published, SubmissionState.Finalist];

    public Strand Strand => Strand.ChallengeCall;

    public async Task<IReadOnlyList<StrandNews>> News(Round round, CancellationToken cancellation)
    {
        var undecided = await db.ChallengeSubmissions.AsNoTracking()
            .Where(s => s.RoundId == round.Id && Waiting.Contains(s.State) && s.ContactEmail != string.Empty).OrderBy(s => s.Id).ToListAsync(cancellation);
        var jurors = await db.OwingJurors(round.Id, JurySubjectKind.Submissions).ToListAsync(cancellation);
        return
        [
            .. undecided.Select(s => new StrandNews(Strand, SubmissionLetterService.To(s), "Call", s.Title)),
            .. jurors.Select(p => new StrandNews(Strand, Addressee.Of(p), "SubmissionJury")),
        ];
    }
}
