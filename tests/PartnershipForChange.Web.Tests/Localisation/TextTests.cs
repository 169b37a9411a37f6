using System.Text.RegularExpressions;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Domain;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Localisation;

public sealed partial class TextTests
{
    private static readonly string Resources = Repository.PathTo("src", "PartnershipForChange.Application", "Resources");
    private static readonly string[] PluralEndings = [".one", ".two", ".few", ".other"];

    [Fact]
    public void Both_languages_have_the_same_keys_with_the_same_places()
    {
        var faults = new List<string>();
        foreach (var area in Areas())
        {
            var sl = Lines(area, "sl");
            var en = Lines(area, "en");
            faults.AddRange(sl.Keys.Select(Stem).Distinct().Except(en.Keys.Select(Stem)).Select(k => $"{area}.{k} is missing in English"));
            faults.AddRange(en.Keys.Select(Stem).Distinct().Except(sl.Keys.Select(Stem)).Select(k => $"{area}.{k} is missing in Slovene"));
            faults.AddRange(sl.Keys.Intersect(en.Keys).Where(k => !Places(sl[k]).SetEquals(Places(en[k])) && Stem(k) == k)
                .Select(k => $"{area}.{k}: the places differ"));
        }

        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("Krka, d.d.", "Krka, d.d. je zaključen, zato v njem ni več mogoče nič spremeniti.")]
    [InlineData("in tako naprej...", "in tako naprej... je zaključen, zato v njem ni več mogoče nič spremeniti.")]
    public void A_name_stands_in_a_sentence_as_it_is(string name, string sentence) =>
        Assert.Equal(sentence, Text.In(Language.Slovene)["Rules.RoundClosed", name]);

    [Fact]
    public void A_name_that_ends_in_a_dot_ends_its_sentence_with_it() =>
        Assert.Equal(
            "Odslej v Partnerstvu za spremembe zastopate organizacijo Lek d.d. Prijavite se kot običajno.",
            Text.In(Language.Slovene)["Mail.ContactAdded.Body", "Lek d.d."]);

    [Fact]
    public void Every_plural_has_all_forms_of_its_language()
    {
        var faults = new List<string>();
        foreach (var area in Areas())
        {
            foreach (var (language, forms) in new[] { ("sl", PluralEndings), ("en", [".one", ".other"]) })
            {
                var lines = Lines(area, language);

                // A sentence that reads right with every number has .other alone.
                foreach (var stem in lines.Keys.Where(k => Stem(k) != k && !k.EndsWith(".other", StringComparison.Ordinal)).Select(Stem).Distinct())
                {
                    faults.AddRange(forms.Where(f => !lines.ContainsKey(stem + f)).Select(f => $"{area}.{stem}{f} ({language})"));
                }
            }
        }

        Assert.Empty(faults);
    }

    [Fact]
    public void Every_key_the_sources_name_has_a_text()
    {
        var known = Areas().SelectMany(area => Lines(area, "sl").Keys.SelectMany(k => new[] { $"{area}.{k}", $"{area}.{Stem(k)}" })).ToHashSet();
        var areas = Areas().ToHashSet();
        var missing = Repository.Sources(".cs").Concat(Repository.Sources(".cshtml"))
            .SelectMany(file => Named().Matches(Code(file)).Select(m => (File: Path.GetFileName(file), Key: m.Groups[1].Value)))
            .Where(named => areas.Contains(named.Key.Split('.')[0]) && !known.Contains(named.Key)
                && !known.Any(key => key.StartsWith($"{named.Key}.", StringComparison.Ordinal)))
            .Select(named => $"{named.File}: {named.Key}")
            .Distinct();

        Assert.Empty(missing);
    }

    [Theory]
    [InlineData(1, "one")]
    [InlineData(2, "two")]
    [InlineData(3, "few")]
    [InlineData(4, "few")]
    [InlineData(5, "other")]
    [InlineData(0, "other")]
    [InlineData(11, "other")]
    [InlineData(101, "one")]
    [InlineData(102, "two")]
    [InlineData(104, "few")]
    [InlineData(111, "other")]
    public void Slovene_has_four_plural_forms(int count, string form) =>
        Assert.Equal(form, PluralForm.Of(Language.Slovene.Culture(), count));

    [Fact]
    public void A_missing_key_shows_itself() => Assert.Equal("Shared.NoSuchText", Text.In(Language.Slovene)["Shared.NoSuchText"]);

    private static IEnumerable<string> Areas() =>
        Directory.EnumerateFiles(Resources, "*.sl.restext").Select(f => Path.GetFileName(f).Split('.')[0]);

    private static Dictionary<string, string> Lines(string area, string language) =>
        File.ReadLines(Path.Combine(Resources, $"{area}.{language}.restext"))
            .Where(line => line.Length > 0 && line[0] is not ('#' or ';') && line.Contains('=', StringComparison.Ordinal))
            .ToDictionary(line => line[..line.IndexOf('=', StringComparison.Ordinal)].Trim(), line => line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]);

    private static string Stem(string key) => PluralEndings.FirstOrDefault(key.EndsWith) is { } ending ? key[..^ending.Length] : key;

    /// <summary>The file without its documentation comments, whose examples name no real texts.</summary>
    private static string Code(string file) =>
        string.Join('\n', File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal)));

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Place();

    [GeneratedRegex("\"([A-Z][A-Za-z]+(?:\\.[A-Za-z][A-Za-z0-9-]*)+)\"")]
    private static partial Regex Named();
}
