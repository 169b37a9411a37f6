using System.Globalization;

namespace PartnershipForChange.Web.Features.Shared.Charts;

/// <summary>Writes lengths into SVG, whatever the reader's language does with decimal signs.</summary>
public static class Draw
{
    /// <summary>A part of the chart's width; the geometry was laid out in a width of 100.</summary>
    public static string Percent(double share) => share.ToString("0.##", CultureInfo.InvariantCulture) + "%";

    public static string Pixels(double length) => length.ToString("0.##", CultureInfo.InvariantCulture);
}
