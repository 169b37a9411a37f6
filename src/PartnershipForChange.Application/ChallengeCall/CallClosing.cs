using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>
/// When the round closes, the call forgets whom it needs no longer: voters (their choices go on counting), contacts of
/// challenges that were not chosen, what was never handed in, and the letters to all of them. None of it can be undone.
/// </summary>
internal sealed class CallClosing(PortalDbContext db) : IRoundClosing
{
    private const string Letters = "Call";

    public async Task Close(Round round, CancellationToken cancellation)
    {
        if (await db.CallsForChallenges.FirstOrDefaultAsync(c => c.RoundId == round.Id, cancellation) is not { } call)
        {
            return;
        }

        await ForgetVoters(call, cancellation);
        var kept = await ForgetContacts(round, cancellation);
        db.RemoveRange(await db.OutboxMessages.Where(m => m.RoundId == round.Id && m.Kind.StartsWith(Letters) && !kept.Contains(m.To)).ToListAsync(cancellation));
    }

    private async Task ForgetVoters(CallForChallenges call, CancellationToken cancellation)
    {
        var web = await db.WebVotes.Where(v => v.RoundId == call.RoundId).ToListAsync(cancellation);
        var hall = await db.HallVotes.Where(v => v.RoundId == call.RoundId).ToListAsync(cancellation);
        if (web.Count + hall.Count == 0)
        {
            return;
        }

        call.ForgetVoters();
        db.RemoveRange(web.Where(v => v.ChoiceId is null));
        web.FindAll(v => v.ChoiceId is not null).ForEach(v => v.Forget());
        hall.ForEach(v => v.Forget());
        (await db.VotesSetAside.Where(s => s.RoundId == call.RoundId).ToListAsync(cancellation)).ForEach(s => s.ForgetNetwork());
    }

    /// <returns>Addresses that are kept: of challenges the round goes on with.</returns>
    private async Task<IReadOnlyList<string>> ForgetContacts(Round round, CancellationToken cancellation)
    {
        var submissions = await db.ChallengeSubmissions.Where(s => s.RoundId == round.Id).ToListAsync(cancellation);
        var over = submissions.FindAll(s => s.State != SubmissionState.Chosen);
        var ids = over.Select(s => s.Id).ToList();
        db.RemoveRange(await db.SubmissionLinks.Where(l => ids.Contains(l.SubmissionId)).ToListAsync(cancellation));
        db.RemoveRange(over.Where(s => s.State is SubmissionState.Draft or SubmissionState.Unconfirmed));
        over.FindAll(s => s.State is not (SubmissionState.Draft or SubmissionState.Unconfirmed)).ForEach(s => s.ForgetContact());
        return [.. submissions.Except(over).Select(s => s.ContactEmail).Distinct()];
    }
}
