using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Export;
using PartnershipForChange.Application.Localisation;

namespace PartnershipForChange.Application.Reports;

/// <summary>A report as files people take away.</summary>
public sealed class ReportFiles(Text text, ReportTables tables)
{
    /// <summary>One sheet a table, with the as-of date on each.</summary>
    public byte[] Spreadsheet(AnnualReport report) =>
        Xlsx.Of([.. tables.Of(report).Select(t => new XlsxSheet(t.Key, t.Title, AsOf(report), t.Columns, t.Rows))]);

    /// <summary>Every figure in one list: table, row, column, value, as-of date; for other programs to read.</summary>
    public byte[] Csv(AnnualReport report) => CsvExport.Of(
        [text["Reports.Csv.Table"], text["Reports.Csv.Row"], text["Reports.Csv.Column"], text["Reports.Csv.Value"], text["Reports.AsOf"]],
        from table in tables.Of(report)
        from row in table.Rows
        from cell in row.Index().Skip(1)
        where cell.Item is not null
        select (IReadOnlyList<object?>)[table.Key, row[0], table.Columns[cell.Index], cell.Item, report.AsOf.LocalDay()],
        LanguageExtensions.FromCulture(text.Culture));

    private string AsOf(AnnualReport report) => text["Reports.AsOfLine", report.AsOf];
}
