namespace PartnershipForChange.Application.Import;

/// <summary>A file to read. The caller owns the stream.</summary>
/// <param name="Name">Name the user knows it by; faults speak of it.</param>
public sealed record ImportSource(string Name, Stream Content);

/// <summary>The files of a round that are to be read; any may be left out.</summary>
public sealed record RoundSources(
    ImportSource? Organisations = null, ImportSource? HostPlaces = null, ImportSource? Participants = null,
    ImportSource? Relations = null, ImportSource? Contacts = null);

/// <summary>What was read, and everything wrong with it. Use the rows only when there are no faults.</summary>
public sealed record RoundRows(
    IReadOnlyList<OrganisationRow> Organisations, IReadOnlyList<HostPlaceRow> HostPlaces,
    IReadOnlyList<ParticipantRow> Participants, IReadOnlyList<RelationRow> Relations, ImportFaults Faults)
{
    public IReadOnlyList<ContactRow> Contacts { get; init; } = [];

    public bool IsValid => Faults.Total == 0;

    /// <summary>Rows of all files together.</summary>
    public int Count => Organisations.Count + HostPlaces.Count + Participants.Count + Relations.Count + Contacts.Count;
}

/// <summary>
/// Reads and checks the CSV files of a round: each by itself, then what they say of one another and of what is
/// already known. Nothing is stored here. Every fault is found in one reading.
/// </summary>
public static class RoundFiles
{
    public const string Organisations = "organisations.csv";
    public const string HostPlaces = "host-places.csv";
    public const string Participants = "participants.csv";
    public const string Relations = "relations.csv";
    public const string Contacts = "contacts.csv";

    /// <summary>Reads the files given, checked against one another and against <paramref name="known"/>.</summary>
    /// <param name="progress">Told the number of rows read so far, of all files.</param>
    /// <exception cref="OperationCanceledException">Cancelled; nothing is to be undone.</exception>
    public static RoundRows Read(
        RoundSources sources, RoundContext known, ImportLimits limits, IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        var faults = new ImportFaults();
        var reader = new RoundFileReader(limits, faults, progress, cancellation);
        var organisations = sources.Organisations is { } file ? reader.Organisations(file) : [];
        var hostPlaces = sources.HostPlaces is { } places ? reader.HostPlaces(places) : [];
        var participants = sources.Participants is { } people ? reader.Participants(people) : [];
        var relations = sources.Relations is { } ties ? reader.Relations(ties) : [];
        var contacts = sources.Contacts is { } acting ? reader.Contacts(acting) : [];
        new RoundReferences(sources, known, organisations, hostPlaces, faults)
            .Check(participants ?? [], relations ?? [], contacts ?? []);
        return new RoundRows(organisations ?? [], hostPlaces ?? [], participants ?? [], relations ?? [], faults) { Contacts = contacts ?? [] };
    }

    /// <summary>Reads the four files of a folder, all of which must be there.</summary>
    public static RoundRows ReadFolder(
        string folder, RoundContext known, ImportLimits limits, IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        var missing = new[] { Organisations, HostPlaces, Participants, Relations }
            .Where(name => !File.Exists(Path.Combine(folder, name)))
            .ToList();
        if (missing.Count > 0)
        {
            var faults = new ImportFaults();
            missing.ForEach(name => faults.Add(name, 0, string.Empty, "FileMissing", folder));
            return new RoundRows([], [], [], [], faults);
        }

        using var organisations = File.OpenRead(Path.Combine(folder, Organisations));
        using var hostPlaces = File.OpenRead(Path.Combine(folder, HostPlaces));
        using var participants = File.OpenRead(Path.Combine(folder, Participants));
        using var relations = File.OpenRead(Path.Combine(folder, Relations));
        var sources = new RoundSources(
            new(Organisations, organisations), new(HostPlaces, hostPlaces), new(Participants, participants),
            new(Relations, relations));
        return Read(sources, known, limits, progress, cancellation);
    }

    /// <summary>
    /// Reads a contact's nomination file: the columns of participants.csv, of which only <c>email</c>,
    /// <c>first_name</c> and <c>last_name</c> must be there. What is left out is empty in the rows.
    /// </summary>
    /// <param name="known">The organisations the contact may nominate for, and the round's places and challenges.</param>
    /// <param name="organisation">Organisation of rows that name none; empty when the file must name it.</param>
    public static RoundRows ReadNominations(
        ImportSource source, RoundContext known, string organisation, ImportLimits limits,
        IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        var faults = new ImportFaults();
        var rows = new RoundFileReader(limits, faults, progress, cancellation).Nominations(source, organisation) ?? [];
        new RoundReferences(new RoundSources(Participants: source), known, [], [], faults).Check(rows, [], []);
        return new RoundRows([], [], rows, [], faults);
    }
}
