namespace PartnershipForChange.Application.Reports;

/// <summary>A table of a report: what the screen, the spreadsheet and the CSV file all show.</summary>
/// <param name="Key">Its name for other programs, the same in every language.</param>
/// <param name="Tab">Its short name, in the reader's language.</param>
/// <param name="Columns">Heads; the first names the rows.</param>
/// <param name="Rows">A value a column: text, number, or null where there is none.</param>
public sealed record ReportTable(
    string Key, string Tab, string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);
