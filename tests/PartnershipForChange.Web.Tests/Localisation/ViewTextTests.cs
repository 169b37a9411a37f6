using System.Text.RegularExpressions;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Localisation;

/// <summary>No view says anything by itself: what readers read comes from the texts, so that every language has it.</summary>
public sealed partial class ViewTextTests
{
    // The page of the design system shows names of files, classes and colours, in Development only.
    private static readonly string Exempt = Path.Combine("Features", "Design");

    [Fact]
    public void No_view_holds_text()
    {
        var views = Repository.Sources(".cshtml").Where(view => !view.Contains(Exempt, StringComparison.Ordinal)).ToList();

        var faults = views.SelectMany(view => Texts(File.ReadAllText(view)).Select(text => $"{Path.GetFileName(view)}: {text}")).ToList();

        Assert.True(views.Count > 100, "the views were not found");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData("<p>Hello there</p>", "Hello there")]
    [InlineData("<p>\n  Dober dan @name\n</p>", "Dober dan")]
    [InlineData("<p-card title=\"Guests\">", "Guests")]
    [InlineData("<input aria-label=\"Search\">", "Search")]
    [InlineData("<p>@T[\"Shared.Save\"] now</p>", "now")]
    public void Text_in_a_view_is_noticed(string view, string text) => Assert.Contains(text, Assert.Single(Texts(view)), StringComparison.Ordinal);

    [Theory]
    [InlineData("<p>@T[\"Shared.Save\"] · <code>CSV</code></p>")]
    [InlineData("@{\n    var rows = Model.Rows.Where(r => r.Count > 0).ToList();\n}\n<b>@rows.Count</b>")]
    [InlineData("@foreach (var row in Model)\n{\n  <p>@row.Name</p>\n}\nelse\n{\n  <p>–</p>\n}")]
    [InlineData("<p class=\"muted small\" role=\"status\" title=\"@T[\"Shared.Save\"]\"></p>")]
    public void Code_and_names_are_no_text(string view) => Assert.Empty(Texts(view));

    private static IEnumerable<string> Texts(string view)
    {
        var markup = Comment().Replace(view, string.Empty);
        foreach (Match attribute in Said().Matches(markup))
        {
            yield return attribute.Value;
        }

        // Text stands directly behind a tag. What is behind an opening brace or an at sign is code.
        foreach (Match between in Between().Matches(Blank(markup)))
        {
            var said = Expression().Replace(between.Groups[1].Value, " ");
            if (Word().Match(said) is { Success: true } && !said.Contains('{', StringComparison.Ordinal) && !said.Contains('}', StringComparison.Ordinal) && !Directive().IsMatch(said))
            {
                yield return said.Trim();
            }
        }
    }

    /// <summary>The markup with code blocks, expressions in brackets and quoted values emptied, so that what is left between tags is text or a statement.</summary>
    private static string Blank(string markup)
    {
        var text = Code().Replace(markup, string.Empty);
        for (var before = string.Empty; before != text;)
        {
            before = text;
            text = Quoted().Replace(text, "\"\"");
            text = Brackets().Replace(text, string.Empty);
        }

        return text;
    }

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^@\{.*?^\}", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex("(?<![-\\w])(aria-label|title|placeholder|alt|label|hint|text|button|caption|below|above|note|suffix|prompt)=\"[^\"@]*\\p{L}{2,}[^\"@]*\"")]
    private static partial Regex Said();

    [GeneratedRegex("\"[^\"\\n]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\([^()]*\)|\[[^\[\]]*\]")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"<[^<>]*>([^<>]*)(?=<)")]
    private static partial Regex Between();

    [GeneratedRegex(@"@(await )?[\w.?!]+")]
    private static partial Regex Expression();

    // Capitals alone are the name of a format.
    [GeneratedRegex(@"\p{L}*(\p{Ll}\p{L}|\p{L}\p{Ll})\p{L}*")]
    private static partial Regex Word();

    [GeneratedRegex(@"^\s*(else|case|break|default|var|if|foreach|for|switch)\b|;\s*$|=>|&nbsp;$", RegexOptions.Multiline)]
    private static partial Regex Directive();
}
