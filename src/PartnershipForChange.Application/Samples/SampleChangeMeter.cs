using System.Globalization;
using PartnershipForChange.Domain.Programme;

namespace PartnershipForChange.Application.Samples;

/// <summary>The Change Meter as the programme published it in 2017.</summary>
internal static class SampleChangeMeter
{
    private const string Columns = "challenge,challenge_sl,percent,as_of,actions,actions_sl,source";

    /// <summary>A solution for each row; the row without a challenge is the overall figure.</summary>
    /// <exception cref="InvalidDataException">The file is not as it should be.</exception>
    public static IReadOnlyList<Entity> Read(string path, DateOnly today)
    {
        var found = new List<Entity>();
        SampleStanding.Rows(path, Columns, (table, cells) =>
        {
            var percent = cells.WholeNumber("percent", 0, 100, required: false);
            var asOf = DateOnly.Parse(table["as_of"], CultureInfo.InvariantCulture);
            found.Add(table["challenge"].Length == 0
                ? new ChangeMeterReading(percent ?? 0, asOf, table["source"], today)
                : new Solution(
                    new SolutionDetails(
                        new LocalisedText(table["challenge_sl"], table["challenge"]), percent, asOf,
                        new LocalisedText(table["actions_sl"], table["actions"]), table["source"]),
                    today));
        });
        return found;
    }
}
