using System.Globalization;
using System.Text;
using CsvHelper;

namespace PartnershipForChange.Application.Export;

/// <summary>
/// Lists as CSV that opens as it is in the reader's spreadsheet: UTF-8 with a mark, the delimiter of their language,
/// and no cell that a spreadsheet would take for a formula.
/// </summary>
public static class CsvExport
{
    public const string ContentType = "text/csv; charset=utf-8";

    /// <param name="head">Names of the columns.</param>
    /// <param name="rows">One value a column; days as yyyy-MM-dd, instants (local) as yyyy-MM-dd HH:mm, numbers as the language writes them.</param>
    public static byte[] Of(IEnumerable<string> head, IEnumerable<IReadOnlyList<object?>> rows, Language language)
    {
        var culture = language.Culture();
        using var text = new StringWriter(culture);
        var options = new CsvWriterOptions { Separator = language == Language.Slovene ? ';' : ',', Injection = CsvInjection.Escape };
        using (var csv = CsvWriter.Create(text, options, leaveOpen: true))
        {
            csv.WriteRecord([.. head]);
            foreach (var row in rows)
            {
                csv.WriteRecord([.. row.Select(value => Shown(value, culture))]);
            }
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static string Shown(object? value, CultureInfo culture) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, culture),
        _ => value?.ToString() ?? string.Empty,
    };
}
