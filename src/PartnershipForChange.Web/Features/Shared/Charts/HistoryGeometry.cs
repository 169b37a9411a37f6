namespace PartnershipForChange.Web.Features.Shared.Charts;

/// <summary>A point of <see cref="HistoryGeometry"/>.</summary>
/// <param name="X">In the chart's width unit.</param>
/// <param name="Y">In pixels or points, downwards.</param>
/// <param name="IsNumbered">False where its number would lie on that of the point before.</param>
public sealed record PlacedPoint(HistoryPoint Point, double X, double Y, bool IsNumbered);

/// <summary>Lays out a <see cref="HistoryChart"/> of a given width: 0 to 100 % upwards, days to the right.</summary>
public sealed class HistoryGeometry
{
    public const double Height = 210;
    private const double Top = 26;
    private const double PlotHeight = 150;

    /// <summary>Room for the scale on the left and for half a number on the right, as shares of the width.</summary>
    private const double Left = 0.12;
    private const double Right = 0.06;

    /// <summary>Numbers closer than this share of the width would touch on a phone.</summary>
    private const double Apart = 0.12;

    public HistoryGeometry(HistoryChart chart, double width)
    {
        var drawn = chart.Points.Where(p => p.IsDrawn).ToList();
        var (first, last) = drawn.Count == 0 ? (0, 0) : (drawn[0].Day.DayNumber, drawn[^1].Day.DayNumber);
        var placed = new List<PlacedPoint>();
        var numbered = double.NegativeInfinity;
        foreach (var point in drawn)
        {
            // A single point stands in the middle.
            var share = last == first ? 0.5 : (double)(point.Day.DayNumber - first) / (last - first);
            var x = width * (Left + ((1 - Left - Right) * share));
            var isNumbered = x - numbered >= Apart * width;
            numbered = isNumbered ? x : numbered;
            placed.Add(new PlacedPoint(point, x, YOf(point.Percent), isNumbered));
        }

        Points = placed;
        (From, To) = (width * Left, width * (1 - Right));
    }

    public static double Baseline => Top + PlotHeight;

    /// <summary>The percentages with a line across.</summary>
    public static IReadOnlyList<(int Percent, double Y)> Scale { get; } = [.. new[] { 0, 50, 100 }.Select(p => (p, YOf(p)))];

    public IReadOnlyList<PlacedPoint> Points { get; }

    /// <summary>Where the lines across begin and end.</summary>
    public double From { get; }

    public double To { get; }

    private static double YOf(int percent) => Baseline - (PlotHeight * percent / 100.0);
}
