using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Reports;
using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Solutions;

/// <summary>The solutions of rounds in their reports.</summary>
internal sealed class SolutionReport(PortalDbContext db, TimeProvider clock) : IReportPart
{
    public int Order => 70;

    public async Task<IReadOnlyDictionary<Guid, ReportPart>> Of(IReadOnlyList<Round> rounds, CancellationToken cancellation)
    {
        var ids = rounds.Select(r => r.Id).ToList();
        var solutions = await db.Solutions.AsNoTracking().Include(s => s.Readings).Include(s => s.Actions).AsSingleQuery()
            .Where(s => s.RoundId != null && ids.Contains(s.RoundId.Value)).ToListAsync(cancellation);
        var today = clock.Today();
        return solutions.GroupBy(s => s.RoundId!.Value).ToDictionary(g => g.Key, g => PartOf([.. g], today));
    }

    private static ReportPart PartOf(IReadOnlyList<Solution> solutions, DateOnly today)
    {
        var actions = solutions.SelectMany(s => s.Actions).ToList();
        return new ReportPart("solutions", "Solutions.Strand",
        [
            new ReportLine("Solutions.Report.Chosen", solutions.Count),
            .. Enum.GetValues<SolutionState>().Select(state => new ReportLine($"Solutions.Report.{state}", solutions.Count(s => s.State == state))),
            new ReportLine("Solutions.Report.Percent", null, SolutionQueries.OverallOf(solutions.Select(s => SolutionLine.Of(s, owner: null, today)))?.Percent),
            new ReportLine("Solutions.Report.ActionsDone", actions.Count(a => a.IsDone)),
            new ReportLine("Solutions.Report.ActionsOpen", actions.Count(a => !a.IsDone)),
            new ReportLine("Solutions.Report.ActionsLate", actions.Count(a => a.IsLate(today))),
        ]);
    }
}
