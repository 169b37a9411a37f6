using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Reports;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>The call in a round's report. Votes are told once they are checked.</summary>
internal sealed class CallReport(PortalDbContext db, CallFiguresQueries figures) : IReportPart
{
    public int Order => 10;

    public async Task<IReadOnlyDictionary<Guid, ReportPart>> Of(IReadOnlyList<Guid> rounds, CancellationToken cancellation)
    {
        var calls = await (
            from call in db.CallsForChallenges.AsNoTracking()
            join round in db.Rounds on call.RoundId equals round.Id
            where rounds.Contains(round.Id) && round.Strands.ChallengeCall != StrandState.Off
            select new
            {
                round.Id,
                IsChecked = call.VotesCheckedAt != null,
                Web = db.WebVotes.Count(v => v.RoundId == round.Id && v.ChoiceId != null && v.SetAsideId == null),
                SetAside = db.WebVotes.Count(v => v.RoundId == round.Id && v.ChoiceId != null && v.SetAsideId != null),
                Hall = db.HallVotes.Count(v => v.RoundId == round.Id && v.Turn == call.HallTurn),
            }).ToListAsync(cancellation);
        var counted = await figures.Of([.. calls.Select(c => c.Id)], cancellation);
        return calls.ToDictionary(c => c.Id, c => new ReportPart("challenge-call", "Call.Title",
        [
            new("Call.Report.Submitted", counted[c.Id].Submitted),
            new("Call.Report.Published", counted[c.Id].Published),
            new("Call.Report.Finalists", counted[c.Id].Finalists),
            new("Call.Report.Chosen", counted[c.Id].Chosen),
            new("Call.Report.WebVotes", null, c.IsChecked ? c.Web : null),
            new("Call.Report.SetAside", null, c.IsChecked ? c.SetAside : null),
            new("Call.Report.HallVotes", null, c.IsChecked ? c.Hall : null),
        ]));
    }
}
