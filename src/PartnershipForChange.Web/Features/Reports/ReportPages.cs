using PartnershipForChange.Application.Reports;
using PartnershipForChange.Web.Features.Shared.Charts;

namespace PartnershipForChange.Web.Features.Reports;

public sealed record ReportsPage(IReadOnlyList<ReportYear> Years, IReadOnlyList<TrendYear> Trend, StackedChart Chart, ReportTable Table);

/// <param name="Path">The page's own address; its files are below it.</param>
public sealed record ReportPage(
    string Title, string Path, AnnualReport Report, StackedChart Trend, ReportTable TrendTable, IReadOnlyList<ReportRoundPage> Rounds);

public sealed record ReportRoundPage(
    RoundReport Round, MirroredChart Funnel, MirroredChart Places, ReportTable Organisations, ReportTable Cancellations,
    IReadOnlyList<ReportTable> Parts);
