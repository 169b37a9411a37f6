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
        ("Contacts", RoundFileReader.ContactColumns),
    ];

    /// <summary>The file whose header this is, where it is not that of <paramref name="wanted"/>; null where it is, or nobody's.</summary>
    /// <remarks>
    /// A file that has everything wanted may have more, and be another: participants have what contacts have. It is the other only
    /// where that knows every column, else one of them is simply misspelt.
    /// </remarks>
    public static string? Other(IReadOnlyCollection<string> header, IReadOnlyList<CsvColumn> wanted)
    {
        var names = header.ToHashSet(StringComparer.OrdinalIgnoreCase);
        bool Fits(IEnumerable<CsvColumn> columns) => columns.All(column => !column.Required || names.Contains(column.Name));
        bool Knows(IEnumerable<CsvColumn> columns) => names.All(name => name.Length == 0 || columns.Any(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase)));
        return !Fits(wanted) ? Array.Find(All, file => Fits(file.Columns)).Name
            : Knows(wanted) ? null
            : Array.Find(All, file => Fits(file.Columns) && Knows(file.Columns)).Name;
    }
}
