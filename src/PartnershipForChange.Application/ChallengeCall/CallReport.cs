using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Reports;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>The call in a round's report. Votes are told once they are checked.</summary>
internal sealed class CallReport(PortalDbContext db, CallFiguresQueries figures) : IReportPart
{
    public int Order => 10;

    public async Task<IReadOnlyDictionary<Guid, ReportPart>> Of(IReadOnlyList<Round> rounds, CancellationToken cancellation)
    {
        var ids = rounds.Where(r => r.Strands.ChallengeCall != StrandState.Off).Select(r => r.Id).ToList();
        var calls = await db.CallsForChallenges.AsNoTracking().Where(c => ids.Contains(c.RoundId)).Select(c => new
        {
            c.RoundId,
            IsChecked = c.VotesCheckedAt != null,
            Web = db.WebVotes.Count(v => v.RoundId == c.RoundId && v.ChoiceId != null && v.SetAsideId == null),
            SetAside = db.WebVotes.Count(v => v.RoundId == c.RoundId && v.ChoiceId != null && v.SetAsideId != null),
            Hall = db.HallVotes.Count(v => v.RoundId == c.RoundId && v.Turn == c.HallTurn),
        }).ToListAsync(cancellation);
        var counted = await figures.Of(ids, cancellation);
        return calls.ToDictionary(c => c.RoundId, c => new ReportPart("challenge-call", "Call.Title",
        [
            new("Call.Report.Submitted", counted[c.RoundId].Submitted),
            new("Call.Report.Published", counted[c.RoundId].Published),
            new("Call.Report.Finalists", counted[c.RoundId].Finalists),
            new("Call.Report.Chosen", counted[c.RoundId].Chosen),
            new("Call.Report.WebVotes", null, c.IsChecked ? c.Web : null),
            new("Call.Report.SetAside", null, c.IsChecked ? c.SetAside : null),
            new("Call.Report.HallVotes", null, c.IsChecked ? c.Hall : null),
        ]));
    }
}
