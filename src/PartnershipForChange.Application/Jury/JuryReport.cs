using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Reports;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Jury;

/// <summary>The jury in the report of a round: jurors, scores, and decisions that are told.</summary>
internal sealed class JuryReport(PortalDbContext db) : IReportPart
{
    public int Order => 60;

    public async Task<IReadOnlyDictionary<Guid, ReportPart>> Of(IReadOnlyList<Round> rounds, CancellationToken cancellation)
    {
        var ids = rounds.Select(r => r.Id).ToList();
        var panels = await db.JuryPanels.AsNoTracking().Where(p => ids.Contains(p.RoundId) && p.State != JuryPanelState.SetUp).Select(p => new
        {
            p.RoundId,
            p.Kind,
            Jurors = p.Jurors.Count,
            Subjects = p.Entries.Count,
            Scores = p.Entries.SelectMany(e => e.Seats).Count(s => s.State == JurySeatState.Done),
            Accepted = p.Entries.Count(e => e.ToldAt != null && e.Verdict == Verdict.Accept),
            Revised = p.Entries.Count(e => e.ToldAt != null && e.Verdict == Verdict.Revise),
            Declined = p.Entries.Count(e => e.ToldAt != null && e.Verdict == Verdict.Decline),
        }).ToListAsync(cancellation);
        return panels.GroupBy(p => p.RoundId).ToDictionary(g => g.Key, g => new ReportPart("jury", "Jury.Title",
        [
            .. g.OrderBy(p => p.Kind).SelectMany(p => new ReportLine[]
            {
                new("Jury.Report.Subjects", null, p.Subjects, p.Kind),
                new("Jury.Report.Jurors", null, p.Jurors, p.Kind),
                new("Jury.Report.Scores", null, p.Scores, p.Kind),
                new("Jury.Report.Accepted", null, p.Accepted, p.Kind),
                new("Jury.Report.Revised", null, p.Revised, p.Kind),
                new("Jury.Report.Declined", null, p.Declined, p.Kind),
            }),
        ]));
    }
}
