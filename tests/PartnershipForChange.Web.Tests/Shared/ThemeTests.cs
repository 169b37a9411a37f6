using System.Globalization;
using System.Text.RegularExpressions;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Shared;

/// <summary>
/// Contrast of the theme's colours, after WCAG 2.2 (1.4.3 text 4.5:1, 1.4.11 marks and borders 3:1), in both themes.
/// Tools that look at a page cannot judge text on gradients or beside drawn shapes; the colours themselves can be.
/// </summary>
public sealed partial class ThemeTests
{
    private static readonly Dictionary<string, (string Light, string Dark)> Colours = Read();

    [Theory]
    [InlineData("ink muted public-ink business-ink together-ink good-ink warn-ink bad-ink", "ground paper sunken raised", 4.5)]
    [InlineData("public business together edge good warn bad act focus", "ground paper sunken raised", 3)]
    [InlineData("public-ink ink muted", "public-soft", 4.5)]
    [InlineData("business-ink ink muted", "business-soft", 4.5)]
    [InlineData("together-ink ink muted", "together-soft", 4.5)]
    [InlineData("good-ink", "good-soft", 4.5)]
    [InlineData("warn-ink", "warn-soft", 4.5)]
    [InlineData("bad-ink", "bad-soft", 4.5)]
    [InlineData("ink muted", "plain-soft", 4.5)]
    [InlineData("on-public", "public", 4.5)]
    [InlineData("on-business", "business", 4.5)]
    [InlineData("on-together", "together", 4.5)]
    [InlineData("#ffffff", "act act-hover act-danger act-danger-hover", 4.5)]
    public void Colours_can_be_told_from_their_grounds(string inks, string grounds, double least)
    {
        var tooClose =
            from ink in inks.Split(' ')
            from ground in grounds.Split(' ')
            from isDark in new[] { false, true }
            let contrast = Contrast(Colour(ink, isDark), Colour(ground, isDark))
            where contrast < least
            select $"{ink} on {ground}, {(isDark ? "dark" : "light")}: {contrast:0.00}";

        Assert.Equal([], tooClose);
    }

    private static string Colour(string name, bool isDark) =>
        name[0] == '#' ? name : isDark ? Colours[name].Dark : Colours[name].Light;

    private static double Contrast(string first, string second)
    {
        var (a, b) = (Luminance(first), Luminance(second));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        double Channel(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }

    private static Dictionary<string, (string Light, string Dark)> Read()
    {
        var css = File.ReadAllText(Repository.PathTo("src", "PartnershipForChange.Web", "wwwroot", "css", "theme.css"));
        return ColourPair().Matches(css).GroupBy(match => match.Groups[1].Value)
            .ToDictionary(group => group.Key, group => (group.First().Groups[2].Value, group.First().Groups[3].Value));
    }

    [GeneratedRegex(@"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")]
    private static partial Regex ColourPair();
}
