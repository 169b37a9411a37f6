using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Reports;
using PartnershipForChange.Web.Features.Shared.Charts;

namespace PartnershipForChange.Web.Features.Reports;

/// <summary>A report's numbers as pictures.</summary>
public sealed class ReportCharts(Text text)
{
    public StackedChart Trend(IReadOnlyList<TrendYear> years) => new(
        text["Reports.TrendTitle"],
        text["Reports.TrendText"],
        text["Reports.Columns.Years"],
        [.. years.Select(Column)]);

    public MirroredChart Funnel(RoundReport round) => new(
        text["Reports.FunnelTitle"],
        text["Reports.FunnelText"],
        text["Shared.Stage"],
        [.. round.Funnel.Select(f => new MirroredRow(text.Of(f.Stage), f.Count.Public, f.Count.Business))]);

    public MirroredChart Places(RoundReport round) => new(
        text["Reports.OccupancyTitle"],
        text["Reports.OccupancyText"],
        text["Reports.Hosts"],
        [new MirroredRow(text["Reports.Stays"], round.Filled.Public, round.Filled.Business, round.Offered.Public, round.Offered.Business)]);

    private StackedColumn Column(TrendYear year)
    {
        var label = $"{year.Year}";
        if (year.BySide is { } sides)
        {
            return new StackedColumn(label, sides.Public, sides.Business);
        }

        return new StackedColumn(label, 0, 0, text[year.IsCancelled ? "Reports.Cancelled" : "Reports.NotPublished"]);
    }
}
