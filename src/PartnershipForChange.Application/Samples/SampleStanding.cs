using PartnershipForChange.Application.Import;

namespace PartnershipForChange.Application.Samples;

/// <summary>Who an organisation's contact is and what it answered: <c>accepted</c>, <c>maybe</c>, <c>declined</c>, or nothing yet.</summary>
internal sealed record OrganisationStanding(
    string Organisation, string Email, string FirstName, string LastName, string Answer, int Sends, int Hosts, string Reason);

/// <summary>How far the sample round is: folder <c>standing</c> beside the round's own files.</summary>
/// <param name="People">E-mail → standing and reason of each whose registration is not simply released.</param>
internal sealed record SampleStanding(
    IReadOnlyList<OrganisationStanding> Organisations, IReadOnlyDictionary<string, (string Standing, string Reason)> People)
{
    public const string Nominated = "nominated";
    public const string Begun = "begun";
    public const string HandedIn = "handed in";
    public const string SentBack = "sent back";
    public const string Withdrawn = "withdrawn";

    /// <exception cref="InvalidDataException">A file is not as it should be.</exception>
    public static SampleStanding Read(string folder)
    {
        var organisations = new List<OrganisationStanding>();
        Rows(Path.Combine(folder, "organisations.csv"), "organisation,email,first_name,last_name,answer,sends,hosts,reason", (table, cells) =>
            organisations.Add(new OrganisationStanding(
                table["organisation"], table["email"], table["first_name"], table["last_name"], table["answer"],
                cells.WholeNumber("sends", 0, 1000, required: false) ?? 0, cells.WholeNumber("hosts", 0, 1000, required: false) ?? 0, table["reason"])));
        var people = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        Rows(Path.Combine(folder, "participants.csv"), "email,standing,reason", (table, _) =>
            people.Add(table["email"], (table["standing"], table["reason"])));
        return new SampleStanding(organisations, people);
    }

    /// <summary>Reads a file of the sample row by row; the sample's files have no faults.</summary>
    internal static void Rows(string path, string columns, Action<CsvTable, CellReader> take)
    {
        var faults = new ImportFaults();
        using var file = File.OpenRead(path);
        using var table = CsvTable.Open(file, path, [.. columns.Split(',').Select(c => new CsvColumn(c))], ImportLimits.None, faults);
        while (table?.Read() == true)
        {
            take(table, new CellReader(table));
        }

        if (faults.Total > 0)
        {
            throw new InvalidDataException(string.Join(Environment.NewLine, faults));
        }
    }
}
