using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Solutions;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Reports;

/// <summary>Reads reports: counts only, never a name. The number of queries does not grow with the rounds.</summary>
public sealed class ReportQueries(PortalDbContext db, RoundReportQueries rounds, SolutionQueries solutions, TimeProvider clock)
{
    /// <summary>Years with rounds of the portal, newest first; drafts do not count.</summary>
    public async Task<IReadOnlyList<ReportYear>> Years(CancellationToken cancellation)
    {
        var found = await db.Rounds.AsNoTracking().Where(r => r.State != RoundState.Draft).OrderByDescending(r => r.From)
            .Select(r => new { r.From.Year, Round = new ReportYearRound(r.Code, r.Name, r.State) }).ToListAsync(cancellation);
        return [.. found.GroupBy(r => r.Year).Select(g => new ReportYear(g.Key, [.. g.Select(r => r.Round)]))];
    }

    /// <exception cref="NotFoundException">When neither the portal nor the published history has a round in the year.</exception>
    public async Task<AnnualReport> Year(int year, CancellationToken cancellation)
    {
        var found = await rounds.WithParts(r => r.State != RoundState.Draft && r.From.Year == year, cancellation);
        var report = await Report(year, found, cancellation);
        return found.Count > 0 || report.Trend.Any(t => t.Year == year) ? report : throw new NotFoundException("report");
    }

    /// <exception cref="NotFoundException">When there is no such round, or it is a draft.</exception>
    public async Task<AnnualReport> Round(string code, CancellationToken cancellation)
    {
        var found = await rounds.WithParts(r => r.State != RoundState.Draft && r.Code == code, cancellation);
        return found is [var round] ? await Report(round.From.Year, found, cancellation) : throw new NotFoundException("report");
    }

    /// <summary>The long view: what was published before the portal, and what the portal counted.</summary>
    public async Task<IReadOnlyList<TrendYear>> Trend(CancellationToken cancellation)
    {
        var published = await db.HistoricalRounds.AsNoTracking().OrderBy(r => r.Number).ToListAsync(cancellation);
        var own = (await rounds.InBrief(cancellation)).GroupBy(r => r.Year).Select(Counted).ToList();
        return [.. published.Where(p => own.TrueForAll(o => o.Year != p.Year)).Select(TrendYear.Of).Concat(own).OrderBy(t => t.Year)];
    }

    private async Task<AnnualReport> Report(int year, IReadOnlyList<RoundReport> found, CancellationToken cancellation) => new(
        year,
        clock.GetUtcNow(),
        found,
        await Trend(cancellation),
        await solutions.ChangeMeter(cancellation));

    private static TrendYear Counted(IGrouping<int, RoundInBrief> year)
    {
        var people = year.Aggregate(default(BySide), (sum, r) => sum + r.People);
        var organisations = year.Aggregate(default(BySide), (sum, r) => sum + r.TakingPart);
        return new TrendYear(
            year.Key, Published: null, people.Total, people, organisations.Public, organisations.Business,
            Sum(year.Select(r => r.Submitted)), Sum(year.Select(r => r.Solved)), IsCancelled: false, Note: string.Empty, Source: string.Empty);
    }

    /// <summary>Of what is known; null where nothing is.</summary>
    private static int? Sum(IEnumerable<int?> figures) => figures.Aggregate((int?)null, (sum, figure) => figure is { } known ? (sum ?? 0) + known : sum);
}
