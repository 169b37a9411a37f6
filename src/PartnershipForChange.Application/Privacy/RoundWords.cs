using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Privacy;

/// <summary>Takes what people wrote, and what was written of them, out of one round. What is public stays: solutions, challenges, quotes with consent.</summary>
internal sealed class RoundWords(PortalDbContext db, Round round, DateOnly today)
{
    public async Task Forget(CancellationToken cancellation)
    {
        await Runs(cancellation);
        await Teams(cancellation);
        await Strands(cancellation);
        await Traces(cancellation);
    }

    /// <summary>Frozen inputs describe everybody; what came out of them stays as placements and teams.</summary>
    private async Task Runs(CancellationToken cancellation)
    {
        var id = round.Id;
        await db.MatchRecords.Where(m => db.MatchRuns.Any(r => r.Id == m.RunId && r.RoundId == id)).ExecuteDeleteAsync(cancellation);
        await db.TeamRuns.Where(r => r.RoundId == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Input, string.Empty), cancellation);
        await db.Placements.Where(p => p.RoundId == id).ExecuteUpdateAsync(
            set => set
                .SetProperty(p => p.Guest.ById, (Guid?)null).SetProperty(p => p.Guest.Reason, string.Empty)
                .SetProperty(p => p.Host.ById, (Guid?)null).SetProperty(p => p.Host.Reason, string.Empty)
                .SetProperty(p => p.EndedById, (Guid?)null),
            cancellation);
    }

    private async Task Teams(CancellationToken cancellation)
    {
        var id = round.Id;
        var proposals = db.Proposals.Where(p => p.RoundId == id);
        await db.TeamMeetings.Where(m => m.RoundId == id).ExecuteDeleteAsync(cancellation);
        await db.ProposalAuthors.Where(a => proposals.Any(p => p.Id == a.ProposalId)).ExecuteDeleteAsync(cancellation);
        await db.ProposalFiles.Where(f => proposals.Any(p => p.Id == f.ProposalId)).ExecuteDeleteAsync(cancellation);

        // Of what was chosen the proposal still counts its last version; of the others none.
        await db.ProposalVersions.Where(v => proposals.Any(p => p.Id == v.ProposalId && p.LatestNumber != v.Number)).ExecuteDeleteAsync(cancellation);
        var entries = db.JuryEntries.Where(e => db.JuryPanels.Any(p => p.Id == e.PanelId && p.RoundId == id));
        await db.JurySeats.Where(s => entries.Any(e => e.Id == s.EntryId)).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.Comment, string.Empty).SetProperty(s => s.Reason, string.Empty), cancellation);
        await entries.ExecuteUpdateAsync(set => set.SetProperty(e => e.Feedback, string.Empty), cancellation);
    }

    private async Task Strands(CancellationToken cancellation)
    {
        var id = round.Id;
        await db.Workshops.Where(w => w.RoundId == id).ExecuteUpdateAsync(set => set.SetProperty(w => w.Trainer, string.Empty), cancellation);
        await db.WorkshopFeedback.Where(f => db.WorkshopSessions.Any(s => s.Id == f.SessionId && s.RoundId == id))
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.Sentence, string.Empty), cancellation);
        await db.Kudos.Where(k => k.RoundId == id).ExecuteUpdateAsync(
            set => set.SetProperty(k => k.Content, string.Empty).SetProperty(k => k.HiddenReason, string.Empty), cancellation);
        await db.SurveyCards.Where(c => db.SurveyWaves.Any(w => w.Id == c.WaveId && db.Surveys.Any(s => s.Id == w.SurveyId && s.RoundId == id)))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.PersonId, (Guid?)null), cancellation);
        await db.ChallengeSubmissions.Where(s => s.RoundId == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Reason, string.Empty), cancellation);
        await db.SubmissionLinks.Where(l => db.ChallengeSubmissions.Any(s => s.Id == l.SubmissionId && s.RoundId == id)).ExecuteDeleteAsync(cancellation);
    }

    private async Task Traces(CancellationToken cancellation)
    {
        await db.ImportJobs.Where(j => j.RoundId == round.Id).ExecuteDeleteAsync(cancellation);
        await db.AccountInvitations.Where(i => i.RoundId == round.Id).ExecuteDeleteAsync(cancellation);

        // What calendars were told of a round that closed so long ago has been over for more than a year; they need it no longer.
        var since = today.AddYears(-1);
        await db.ToldEvents.Where(e => e.EndsOn < since).ExecuteDeleteAsync(cancellation);
    }
}
