using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Reports;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Surveys;

/// <summary>Response rates and mean changes for the annual report, with nothing in it that the survey's own page would not show.</summary>
internal sealed class SurveyReport(SurveyResultQueries results) : IReportPart
{
    public int Order => 70;

    public async Task<IReadOnlyDictionary<Guid, ReportPart>> Of(IReadOnlyList<Round> rounds, CancellationToken cancellation)
    {
        var surveyed = rounds.Where(r => r.Strands.Surveys != StrandState.Off).ToList();
        return (await results.Of(surveyed, cancellation)).ToDictionary(r => r.Key, r => new ReportPart("surveys", "Surveys.Title", [.. Lines(r.Value)]));
    }

    private static IEnumerable<ReportLine> Lines(SurveyResults found)
    {
        foreach (var wave in found.Responses)
        {
            yield return new ReportLine($"Surveys.Report.Asked.{wave.Wave}", null, Asked(wave));
            yield return new ReportLine($"Surveys.Report.Answered.{wave.Wave}", null, Answered(wave));
        }

        foreach (var wave in found.Comparisons)
        {
            foreach (var change in wave.Dimensions)
            {
                yield return Effect(wave, change, ResultCell.All, "Change");
                yield return Effect(wave, change, ResultCell.Waiting, "Comparison");
            }
        }
    }

    private static int Asked(WaveResponse wave) => wave[ResultCell.All].Asked + wave[ResultCell.Waiting].Asked;

    /// <summary>Null unless both parts may be shown: their sum would give the other away.</summary>
    private static decimal? Answered(WaveResponse wave) =>
        Part(wave[ResultCell.All]) + Part(wave[ResultCell.Waiting]);

    private static int? Part(ResponseRate rate) => rate.Asked == 0 ? 0 : rate.Answered;

    private static ReportLine Effect(WaveComparison wave, DimensionChange change, ResultCell cell, string name) => new(
        $"Surveys.Report.{name}.{wave.Wave}", null, change.Changes[cell] is { } found ? Math.Round((decimal)found.Mean, 1) : null, change.Dimension);
}
