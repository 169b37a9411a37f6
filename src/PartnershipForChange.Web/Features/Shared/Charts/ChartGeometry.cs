using System.Globalization;

namespace PartnershipForChange.Web.Features.Shared.Charts;

/// <summary>A rectangle: <c>X</c> and <c>Width</c> in the chart's own width unit, <c>Y</c> (downwards) and <c>Height</c> in pixels or points.</summary>
public readonly record struct Box(double X, double Y, double Width, double Height);

/// <summary>Where a bar's number stands.</summary>
public enum NumberPlace
{
    /// <summary>On the bar, at its outer end.</summary>
    Inside,

    /// <summary>Beyond the outer end of a bar that is too short to carry it.</summary>
    Beside,

    /// <summary>Outside the plot, on the bar's side: where an outline leaves no room beside the bar.</summary>
    Apart,
}

/// <summary>A bar and its number.</summary>
/// <param name="Room">Outline of what the bar could have been; null where there is no limit.</param>
/// <param name="Text">The number, or "12 / 16" where there is a limit.</param>
public sealed record Bar(Box Box, Box? Room, string Text, NumberPlace Place);

/// <summary>A row of <see cref="MirroredGeometry"/>; its bars begin at its own top.</summary>
public sealed record MirroredBars(string Label, Bar Public, Bar Business)
{
    public bool IsLimited => Public.Place == NumberPlace.Apart || Business.Place == NumberPlace.Apart;
}

/// <summary>
/// Lays out a <see cref="MirroredChart"/> of a given width: each row is a name with two bars that grow from the middle. All
/// bars share one scale, so that lengths can be compared across sides and rows.
/// </summary>
public sealed class MirroredGeometry
{
    public const double BarHeight = 26;

    /// <summary>Half of the gap in the middle, as a share of the width.</summary>
    private const double Gap = 0.006;

    /// <summary>What a digit and the space around a number take of the width where it is narrowest, on a phone.</summary>
    private const double Digit = 0.029;
    private const double Padding = 0.06;

    public MirroredGeometry(MirroredChart chart, double width, CultureInfo culture)
    {
        var middle = width / 2;
        var most = Math.Max(1, chart.Rows.Select(row => Math.Max(Math.Max(row.Public, row.PublicOf ?? 0), Math.Max(row.Business, row.BusinessOf ?? 0))).DefaultIfEmpty().Max());
        var unit = width * (0.5 - Gap) / most;
        Rows = [.. chart.Rows.Select(row => new MirroredBars(
            row.Label,
            Lay(row.Public, row.PublicOf, toLeft: true),
            Lay(row.Business, row.BusinessOf, toLeft: false)))];

        Bar Lay(int value, int? of, bool toLeft)
        {
            var text = of is { } limit ? $"{value.ToString("N0", culture)} / {limit.ToString("N0", culture)}" : value.ToString("N0", culture);
            var place = of is not null ? NumberPlace.Apart
                : value * unit >= ((text.Length * Digit) + Padding) * width ? NumberPlace.Inside
                : NumberPlace.Beside;
            return new Bar(BoxOf(value), of is { } room ? BoxOf(room) : null, text, place);

            Box BoxOf(int count) => new(toLeft ? middle - (Gap * width) - (count * unit) : middle + (Gap * width), 0, count * unit, BarHeight);
        }
    }

    public IReadOnlyList<MirroredBars> Rows { get; }
}

/// <summary>A column of <see cref="StackedGeometry"/>.</summary>
/// <param name="Middle">Where its texts are centred, in the chart's width unit.</param>
/// <param name="TotalY">Baseline of the number above it.</param>
public sealed record StackedBars(StackedColumn Column, double Middle, Box Public, Box Business, double TotalY, string Total);

/// <summary>Lays out a <see cref="StackedChart"/> of a given width: business stands on the public side, the total above.</summary>
public sealed class StackedGeometry
{
    public const double Height = 250;
    private const double Top = 26;
    private const double PlotHeight = 190;

    /// <summary>Space between the two sides of a column, so that they part without colour as well.</summary>
    private const double Seam = 2;

    public StackedGeometry(StackedChart chart, double width, CultureInfo culture)
    {
        var most = Math.Max(1, chart.Columns.Select(column => column.Total).DefaultIfEmpty().Max());
        var slot = width / Math.Max(1, chart.Columns.Count);
        var wide = Math.Min(slot * 0.72, width * 0.14);
        Columns = [.. chart.Columns.Select((column, at) =>
        {
            var middle = (at + 0.5) * slot;
            var high = PlotHeight * column.Public / most;
            var higher = PlotHeight * column.Business / most;
            var seam = column is { Public: > 0, Business: > 0 } ? Seam : 0;
            var top = Baseline - high - higher;
            var total = (column.About ? "≈ " : string.Empty) + column.Total.ToString("N0", culture);
            return new StackedBars(
                column,
                middle,
                new Box(middle - (wide / 2), Baseline - high, wide, high),
                new Box(middle - (wide / 2), top, wide, Math.Max(0, higher - seam)),
                top - 7,
                column.Total == 0 ? column.Note ?? total : total);
        })];
    }

    public static double Baseline => Top + PlotHeight;

    public IReadOnlyList<StackedBars> Columns { get; }
}

/// <summary>A row of <see cref="EffectGeometry"/>: where the mean and its interval's ends lie, in the chart's width unit.</summary>
public sealed record EffectPoints(EffectRow Row, double Mean, double Low, double High);

/// <summary>Lays out an <see cref="EffectChart"/> of a given width: each row is a name with an interval; no change in the middle.</summary>
public sealed class EffectGeometry
{
    public const double RowHeight = 34;
    private const double Margin = 0.05;

    /// <summary>The scale ends at a multiple of this.</summary>
    private const int Step = 10;

    public EffectGeometry(EffectChart chart, double width)
    {
        var most = chart.Rows.Select(row => Math.Max(Math.Abs(row.Low), Math.Abs(row.High))).DefaultIfEmpty().Max();
        var reach = Step * Math.Max(1, (int)Math.Ceiling(most / Step));
        Ticks = [.. new[] { -reach, -reach / 2, 0, reach / 2, reach }.Select(value => (value, At(value)))];
        Rows = [.. chart.Rows.Select(row => new EffectPoints(row, At(row.Mean), At(row.Low), At(row.High)))];

        double At(double value) => width * (0.5 + ((0.5 - Margin) * value / reach));
    }

    public IReadOnlyList<(int Value, double X)> Ticks { get; }

    public IReadOnlyList<EffectPoints> Rows { get; }
}
