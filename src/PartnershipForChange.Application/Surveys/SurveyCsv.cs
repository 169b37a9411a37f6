using PartnershipForChange.Application.Export;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Domain.Surveys;

namespace PartnershipForChange.Application.Surveys;

/// <summary>
/// What a survey found as a CSV file, a row a figure; its heads are the same in every language, for other programs to read. A
/// figure that is not shown on the page is an empty cell.
/// </summary>
public static class SurveyCsv
{
    private static readonly string[] Columns =
        ["figure", "wave", "dimension", "people", "asked", "answered", "pairs", "mean_change", "low_95", "high_95", "d_z", "d_av", "item", "declined"];

    public static byte[] Of(SurveyResults results, Text text) => CsvExport.Of(
        Columns,
        results.Responses.SelectMany(w => w.Rates.Where(r => r.Asked > 0).Select(r => Response(w.Wave, r)))
            .Concat(results.Comparisons.SelectMany(w => w.Dimensions.SelectMany(d => d.Changes.Select(c => Change(w.Wave, d.Dimension, c.Key, c.Value)))))
            .Concat(results.Declined.Select(Declined)),
        LanguageExtensions.FromCulture(text.Culture));

    private static IReadOnlyList<object?> Response(WaveKind wave, ResponseRate rate) =>
        ["response", wave, null, rate.Cell, rate.Asked, rate.Answered, null, null, null, null, null, null, null, null];

    private static IReadOnlyList<object?> Declined(DeclinedQuestion question) =>
        ["declined", question.Wave, null, null, null, null, null, null, null, null, null, null, question.Item, question.People];

    private static IReadOnlyList<object?> Change(WaveKind wave, SurveyDimension dimension, ResultCell cell, PairedChange? change) =>
    [
        "change", wave, dimension, cell, null, null, change?.Pairs, Rounded(change?.Mean, 2), Rounded(change?.Low, 2), Rounded(change?.High, 2),
        Rounded(change?.Dz, 3), Rounded(change?.Dav, 3), null, null,
    ];

    private static double? Rounded(double? value, int digits) => value is { } number ? Math.Round(number, digits) : null;
}
