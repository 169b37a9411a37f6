using PartnershipForChange.Application.Import;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Matching;
using PartnershipForChange.Domain;

namespace PartnershipForChange.Benchmarks;

/// <summary>Reads a folder with the four files of a round, through the portal's own reader.</summary>
internal static class RoundFolder
{
    /// <exception cref="BadInputException">A line per fault: file, row, column, what is wrong.</exception>
    public static RoundSnapshot Read(string folder)
    {
        var rows = RoundFiles.ReadFolder(folder, RoundContext.Empty, ImportLimits.None);
        return rows.IsValid ? rows.ToSnapshot() : throw new BadInputException(Lines(rows.Faults));
    }

    private static IEnumerable<string> Lines(ImportFaults faults)
    {
        var text = Text.In(Language.English);
        foreach (var fault in faults)
        {
            var place = string.Join(", ", Place(fault));
            yield return $"{place}: {text[fault.Rule, [.. fault.Arguments]]}";
        }

        if (faults.Total > faults.Count)
        {
            yield return $"... and {faults.Total - faults.Count} more faults.";
        }
    }

    private static IEnumerable<string> Place(ImportFault fault)
    {
        yield return fault.File;
        if (fault.Row > 0)
        {
            yield return $"row {fault.Row}";
        }

        if (fault.Column.Length > 0)
        {
            yield return $"column {fault.Column}";
        }
    }
}
