using System.Text.RegularExpressions;
using PartnershipForChange.Application.Import;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Domain;
using PartnershipForChange.Testing;
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
