using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Web.Features.Shared.Charts;

namespace PartnershipForChange.Web.Features.Solutions.Meter;

/// <summary>Lays the readings of a solution out as a chart with its table.</summary>
public static class SolutionHistory
{
    /// <summary>Every reading is in the table, oldest first; of several for the same day the picture shows the one that holds.</summary>
    public static HistoryChart Of(Solution solution, Text text)
    {
        var readings = solution.Readings.Reverse().ToList();
        var points = readings.Select((reading, at) =>
        {
            var isCorrected = at + 1 < readings.Count && readings[at + 1].AsOf == reading.AsOf;
            string[] notes = [isCorrected ? text["Solutions.Corrected"] : string.Empty, text.Of(reading.Note), SourceOf(reading, text)];
            return new HistoryPoint(reading.AsOf, text.When(reading.When), reading.Percent, !isCorrected, string.Join(" · ", notes.Where(n => n.Length > 0)));
        }).ToList();
        var drawn = points.Where(p => p.IsDrawn).ToList();
        return new HistoryChart(
            text["Solutions.HistoryChart"],
            text["Solutions.HistoryText", drawn[0].Percent, drawn[0].Label, drawn[^1].Percent, drawn[^1].Label],
            text["Solutions.AsOfLabel"],
            points);
    }

    private static string SourceOf(SolutionReading reading, Text text) => reading.Source.Length > 0 ? text["Solutions.Source", reading.Source] : string.Empty;
}
