using System.Text.RegularExpressions;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Docs;

/// <summary>The pictures of README and docs are those the script takes: none is missing, forgotten or heavy.</summary>
public sealed partial class PicturesTests
{
    private static readonly string Folder = Repository.PathTo("docs", "screenshots");

    [Fact]
    public void Every_picture_is_taken_by_the_script_and_shown_somewhere()
    {
        var there = Directory.EnumerateFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        var taken = Taken().Matches(File.ReadAllText(Repository.PathTo("scripts", "screenshots", "take.mjs"))).Select(m => $"{m.Groups[1].Value}.png");
        var pages = Directory.EnumerateFiles(Repository.PathTo("docs"), "*.md").Append(Repository.PathTo("README.md"));
        var shown = pages.SelectMany(page => Shown().Matches(File.ReadAllText(page)).Select(m => m.Groups[1].Value)).Distinct();

        Assert.NotEmpty(there);
        Assert.Equal(there, taken.Order(StringComparer.Ordinal));
        Assert.Equal(there, shown.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Together_they_stay_under_a_megabyte() =>
        Assert.InRange(Directory.EnumerateFiles(Folder).Sum(file => new FileInfo(file).Length), 1, 1_000_000);

    [GeneratedRegex(@"\{ file: '([a-z-]+)'")]
    private static partial Regex Taken();

    [GeneratedRegex(@"screenshots/([a-z-]+\.png)")]
    private static partial Regex Shown();
}
