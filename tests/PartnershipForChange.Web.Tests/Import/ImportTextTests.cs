using System.Text.RegularExpressions;
using PartnershipForChange.Application.Import;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Domain;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Features.Import;
using Xunit;

namespace PartnershipForChange.Web.Tests.Import;

/// <summary>Every fault has a sentence in both languages.</summary>
public sealed partial class ImportTextTests
{
    [Theory]
    [InlineData(Language.Slovene, "2027-06-01 ni ponedeljek. Teden poimenujemo po njegovem ponedeljku; ta je 2027-05-31.")]
    [InlineData(Language.English, "2027-06-01 is not a Monday. A week is named by its Monday; this one by 2027-05-31.")]
    public void A_fault_reads_as_a_sentence(Language language, string sentence)
    {
        var faults = new RoundText
        {
            HostPlaces = new RoundText().HostPlaces.Replace("sl,1,2027-05-31,", "sl,1,2027-06-01,", StringComparison.Ordinal),
        }.Read().Faults;

        var fault = Assert.Single(faults);
        Assert.Equal(sentence, Application.Localisation.Text.In(language)[fault.Rule, [.. fault.Arguments]]);
    }

    [Theory]
    [InlineData(Language.Slovene, "Prebrane so bile samo vrstice do omejitve (10.000). Razdelite datoteko na manjše.")]
    [InlineData(Language.English, "Only the first 10,000 rows were read. Split the file into smaller ones.")]
    public void Counts_are_written_as_the_language_writes_them(Language language, string sentence)
    {
        var text = Application.Localisation.Text.In(language);

        Assert.Equal(sentence, text.Of(new ImportFault("people.csv", 10_002, "", "Import.TooManyRows", ["10000"])));
        Assert.Equal(language == Language.Slovene ? "Dodali smo 10.000 vrstic" : "We added 10,000 rows", text.Plural("Import.Done.Title", 10_000));
    }

    [Theory]
    [InlineData(Language.Slovene)]
    [InlineData(Language.English)]
    public void Every_rule_of_the_reader_has_a_text(Language language)
    {
        var rules = RulesInSource();
        var text = Application.Localisation.Text.In(language);

        Assert.Contains("WeekNotMonday", rules);
        Assert.DoesNotContain(rules, rule => !text.Has($"Import.{rule}"));
    }

    /// <summary>The rule names the reader's source mentions, so that a new rule cannot be forgotten here.</summary>
    private static List<string> RulesInSource() =>
        [.. new[] { "CsvTable.cs", "CellReader.cs", "RoundFileReader.cs", "RoundReferences.cs", "RoundFiles.cs" }
            .Select(file => File.ReadAllText(Repository.PathTo("src", "PartnershipForChange.Application", "Import", file)))
            .SelectMany(source => RuleName().Matches(source).Select(match => match.Groups[1].Value))
            .Distinct()];

    // A word in quotes that starts with a capital and has another inside: rules are written so, nothing else is.
    [GeneratedRegex("(?<!=)\"([A-Z][a-z0-9]+[A-Z][A-Za-z0-9]*|Required)\"")]
    private static partial Regex RuleName();
}
