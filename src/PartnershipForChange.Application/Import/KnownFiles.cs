using PartnershipForChange.Application.Reports;

namespace PartnershipForChange.Application.Import;

/// <summary>The files the portal reads, by which one that was chosen for the place of another is told.</summary>
internal static class KnownFiles
{
    private static readonly (string Name, IReadOnlyList<CsvColumn> Columns)[] All =
    [
        ("Organisations", RoundFileReader.OrganisationColumns),
        ("HostPlaces", RoundFileReader.HostPlaceColumns),
        ("Participants", RoundFileReader.ParticipantColumns),
        ("Relations", RoundFileReader.RelationColumns),
        ("History", HistoryService.Columns),
    ];

    /// <summary>The file whose header this is, where it is not that of <paramref name="wanted"/>; null where it is, or nobody's.</summary>
    public static string? Other(IReadOnlyCollection<string> header, IReadOnlyList<CsvColumn> wanted)
    {
        var names = header.ToHashSet(StringComparer.OrdinalIgnoreCase);
        bool Fits(IEnumerable<CsvColumn> columns) => columns.All(column => !column.Required || names.Contains(column.Name));
        return Fits(wanted) ? null : Array.Find(All, file => Fits(file.Columns)).Name;
    }
}
