using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Export;
using PartnershipForChange.Application.Localisation;

namespace PartnershipForChange.Application.Reports;

/// <summary>A report as files people take away.</summary>
public sealed class ReportFiles(Text text, ReportTables tables)
{
    /// <summary>One sheet a table, with the as-of date on each.</summary>
    public byte[] Spreadsheet(AnnualReport report) =>
        Xlsx.Of([.. tables.Of(report).Select(t => new XlsxSheet(t.Tab, t.Title, AsOf(report), t.Columns, t.Rows))]);

    /// <summary>
    /// Every figure in one list: table, row, column, value, as-of date; for other programs to read, which know the table by
    /// its key. The table's title for people comes last, so that the columns before it stay where they are.
    /// </summary>
    public byte[] Csv(AnnualReport report) => CsvExport.Of(
        [text["Reports.Csv.Table"], text["Reports.Csv.Row"], text["Reports.Csv.Column"], text["Reports.Csv.Value"], text["Reports.AsOf"], text["Reports.Csv.Title"]],
        from table in tables.Of(report)
        from row in table.Rows
        from cell in row.Index().Skip(1)
        where cell.Item is not null
        select (IReadOnlyList<object?>)[table.Key, row[0], table.Columns[cell.Index], cell.Item, report.AsOf.LocalDay(), table.Title],
        LanguageExtensions.FromCulture(text.Culture));

    private string AsOf(AnnualReport report) => text["Reports.AsOfLine", report.AsOf];
}
