namespace PartnershipForChange.Web.Features.Shared.Charts;

/// <summary>
/// A picture of numbers: drawn on the server as SVG with a title, a description and its table. The geometry is
/// computed apart from the drawing, in a width the caller names, so that a page draws it in percent and a PDF in points.
/// </summary>
/// <param name="Title">What is shown, in a few words.</param>
/// <param name="Description">What one sees in it, in a sentence: the alternative for those who don't see it.</param>
public abstract record Chart(string Title, string Description);

/// <summary>One stage of a funnel, or one week: a number a side, where it matters out of how many.</summary>
/// <param name="PublicOf">What the public number is a part of, for example places offered; null draws no outline.</param>
/// <param name="BusinessOf">The same for business.</param>
public sealed record MirroredRow(string Label, int Public, int Business, int? PublicOf = null, int? BusinessOf = null);

/// <summary>A funnel by side, or weeks and their occupancy: the public side to the left, business to the right.</summary>
/// <param name="RowsAre">Head of the table's first column, for example "Stage" or "Week".</param>
public sealed record MirroredChart(string Title, string Description, string RowsAre, IReadOnlyList<MirroredRow> Rows)
    : Chart(Title, Description);

/// <summary>One column: a year, or a rank reached.</summary>
/// <param name="Note">Stands in an empty column's place, for example "cancelled"; or tells where a number comes from, in the table.</param>
/// <param name="About">The published figure was approximate.</param>
public sealed record StackedColumn(string Label, int Public, int Business, string? Note = null, bool About = false)
{
    public int Total => Public + Business;
}

/// <summary>Columns of two sides stacked: people by year, ranks reached.</summary>
/// <param name="ColumnsAre">Head of the table's first column.</param>
public sealed record StackedChart(string Title, string Description, string ColumnsAre, IReadOnlyList<StackedColumn> Columns)
    : Chart(Title, Description);

/// <summary>A mean change with its interval.</summary>
/// <param name="Side">Null for people whom nothing was done with, to compare.</param>
/// <param name="Pairs">People measured both times.</param>
public sealed record EffectRow(string Label, Sector? Side, int Pairs, double Mean, double Low, double High);

/// <summary>How means changed between two waves of a survey: a point with its interval on either side of no change.</summary>
public sealed record EffectChart(string Title, string Description, IReadOnlyList<EffectRow> Rows)
    : Chart(Title, Description);

/// <summary>One percentage at one time.</summary>
/// <param name="Day">Where it lies on the axis.</param>
/// <param name="Label">The day in words, or only a year.</param>
/// <param name="IsDrawn">False where a later figure for the same day holds instead: then it is in the table only.</param>
public sealed record HistoryPoint(DateOnly Day, string Label, int Percent, bool IsDrawn = true, string Note = "");

/// <summary>How a percentage went over time, oldest point first.</summary>
/// <param name="PointsAre">Head of the table's first column.</param>
public sealed record HistoryChart(string Title, string Description, string PointsAre, IReadOnlyList<HistoryPoint> Points)
    : Chart(Title, Description);
