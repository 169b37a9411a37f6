namespace PartnershipForChange.Application.Reports;

/// <summary>A table of a report: what the screen, the spreadsheet and the CSV file all show.</summary>
/// <param name="Key">Its name for other programs, the same in every language.</param>
/// <param name="Tab">Its short name, in the reader's language.</param>
/// <param name="Columns">Heads; the first names the rows.</param>
/// <param name="Rows">A value a column: text, number, or null where there is none.</param>
public sealed record ReportTable(
    string Key, string Tab, string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>What the reader must know of how these figures are counted.</summary>
    public string? Note { get; init; }

    /// <summary>Key of the line that tells of when the figures are; <c>{0}</c> is when the portal counted.</summary>
    public string AsOfKey { get; init; } = "Reports.AsOfLine";

    /// <summary>
    /// Of when the figure in a row and column is, where that is not when the portal counted (the day that is given): null where nobody says.
    /// </summary>
    public Func<int, int, DateOnly, object?> AsOf { get; init; } = (_, _, counted) => counted;
}
