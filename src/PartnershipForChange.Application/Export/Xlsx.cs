using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PartnershipForChange.Application.Export;

/// <summary>One sheet: a title, a line below it, heads, rows.</summary>
/// <param name="Name">Name of the tab; made fit for Excel and unique.</param>
/// <param name="Rows">Text, numbers, days and local instants; null leaves the cell empty.</param>
public sealed record XlsxSheet(
    string Name, string Title, string Below, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>Writes spreadsheets (Office Open XML, ECMA-376) row by row, without holding the sheet in memory.</summary>
public static class Xlsx
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const uint Plain = 0;
    private const uint Bold = 1;
    private const uint Day = 2;
    private const uint Instant = 3;
    private const int LongestName = 31;

    public static byte[] Of(IReadOnlyList<XlsxSheet> sheets)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets());
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var (index, sheet) in sheets.Index())
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                Write(part, sheet);
                workbook.Workbook.Sheets!.Append(new Sheet
                {
                    Id = workbook.GetIdOfPart(part),
                    SheetId = (uint)(index + 1),
                    Name = TabName(sheet.Name, names),
                });
            }

            workbook.Workbook.Save();
        }

        return stream.ToArray();
    }

    private static void Write(WorksheetPart part, XlsxSheet sheet)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 4, TopLeftCell = "A5", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        {
            WorkbookViewId = 0,
        }));
        writer.WriteElement(new Columns(
            new Column { Min = 1, Max = 1, Width = 44, CustomWidth = true },
            new Column { Min = 2, Max = (uint)Math.Max(2, sheet.Columns.Count), Width = 18, CustomWidth = true }));
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, [sheet.Title], Bold);
        WriteRow(writer, [sheet.Below], Plain);
        WriteRow(writer, [], Plain);
        WriteRow(writer, sheet.Columns, Bold);
        foreach (var row in sheet.Rows)
        {
            WriteRow(writer, row, Plain);
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter writer, IReadOnlyList<object?> values, uint style)
    {
        writer.WriteStartElement(new Row());
        foreach (var value in values)
        {
            writer.WriteElement(CellOf(value, style));
        }

        writer.WriteEndElement();
    }

    /// <summary>Text is written as text, so that nothing in it is taken for a formula.</summary>
    private static Cell CellOf(object? value, uint style) => value switch
    {
        null => new Cell { StyleIndex = style },
        DateOnly day => new Cell
        {
            StyleIndex = Day,
            CellValue = new CellValue(day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture)),
        },
        DateTime instant => new Cell
        {
            StyleIndex = Instant,
            CellValue = new CellValue(instant.ToOADate().ToString(CultureInfo.InvariantCulture)),
        },
        int or long or double or decimal => new Cell
        {
            StyleIndex = style,
            DataType = CellValues.Number,
            CellValue = new CellValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)),
        },
        _ => new Cell
        {
            StyleIndex = style,
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(Printable(value.ToString())) { Space = SpaceProcessingModeValues.Preserve }),
        },
    };

    /// <summary>Without the control characters that XML 1.0 forbids.</summary>
    private static string Printable(string? text) => string.Concat((text ?? string.Empty).Where(c => c >= ' ' || c is '\t' or '\n'));

    private static string TabName(string name, HashSet<string> taken)
    {
        var clean = string.Concat(name.Select(c => "[]:*?/\\'".Contains(c, StringComparison.Ordinal) ? ' ' : c)).Trim();
        var candidate = clean.Length <= LongestName ? clean : clean[..LongestName];
        for (var n = 2; !taken.Add(candidate); n++)
        {
            var ending = $" {n}";
            candidate = string.Concat(clean.AsSpan(0, Math.Min(clean.Length, LongestName - ending.Length)), ending);
        }

        return candidate;
    }

    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = 22, ApplyNumberFormat = true }));
}
