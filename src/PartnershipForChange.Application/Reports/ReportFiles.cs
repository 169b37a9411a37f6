using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Export;
using PartnershipForChange.Application.Localisation;

namespace PartnershipForChange.Application.Reports;

/// <summary>A report as files people take away.</summary>
public sealed class ReportFiles(Text text, ReportTables tables)
{
    /// <summary>One sheet a table, with a line on each of when its figures are and how they are counted.</summary>
    public byte[] Spreadsheet(AnnualReport report) =>
        Xlsx.Of([.. tables.Of(report).Select(t => new XlsxSheet(t.Tab, t.Title, Below(t, report), t.Columns, t.Rows))]);

    /// <summary>
    /// Every figure in one list: table, row, column, value, as-of date where there is one; for other programs to read, which know the table by
    /// its key. The table's title for people comes last, so that the columns before it stay where they are.
    /// </summary>
    public byte[] Csv(AnnualReport report) => CsvExport.Of(
        [text["Reports.Csv.Table"], text["Reports.Csv.Row"], text["Reports.Csv.Column"], text["Reports.Csv.Value"], text["Reports.AsOf"], text["Reports.Csv.Title"]],
        from table in tables.Of(report)
        from row in table.Rows.Index()
        from cell in row.Item.Index().Skip(1)
        where cell.Item is not null
        select (IReadOnlyList<object?>)[
            table.Key, row.Item[0], table.Columns[cell.Index], cell.Item, table.AsOf(row.Index, cell.Index, report.AsOf.LocalDay()), table.Title],
        LanguageExtensions.FromCulture(text.Culture));

    private string Below(ReportTable table, AnnualReport report) =>
        string.Join(". ", new[] { text[table.AsOfKey, report.AsOf], table.Note }.OfType<string>());
}
