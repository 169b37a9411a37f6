using PartnershipForChange.Domain.People;

using Place = PartnershipForChange.Domain.Participations.HostPlace;

namespace PartnershipForChange.Application.Import;

/// <summary>Reads one file of a round into rows, checking each row by itself.</summary>
internal sealed class RoundFileReader(
    ImportLimits limits, ImportFaults faults, IProgress<int>? progress, CancellationToken cancellation)
{
    private const int RowsPerReport = 250;
    private const int MaxName = 200;
    private const int MaxShortText = 100;
    private const int MaxAwayLimit = 10_000;

    internal static readonly CsvColumn[] OrganisationColumns =
    [
        new("code"), new("name_sl"), new("name_en"), new("kind"), new("industry"), new("city"),
        new("invented", Required: false), new("max_away_per_week", Required: false),
    ];

    internal static readonly CsvColumn[] HostPlaceColumns =
    [
        new("code"), new("organisation"), new("department"), new("city"), new("languages"), new("places_per_week"),
        new("weeks"), new("skills_offered"), new("mentor_name"), new("mentor_email"),
    ];

    internal static readonly CsvColumn[] ParticipantColumns =
    [
        new("email"), new("first_name"), new("last_name"), new("organisation"), new("level"), new("languages"),
        new("skills_offered"), new("skills_sought"), new("weeks_available"), new("strands"), new("host_wishes"),
        new("excluded_hosts"), new("challenge_wishes"),
    ];

    /// <summary>A contact may leave to the person whatever the person knows best.</summary>
    private static readonly CsvColumn[] NominationColumns =
        [.. ParticipantColumns.Select((column, place) => column with { Required = place < 3 })];

    internal static readonly CsvColumn[] RelationColumns =
        [new("public_body"), new("company"), new("relation"), new("until")];

    internal static readonly CsvColumn[] ContactColumns =
        [new("organisation"), new("first_name"), new("last_name"), new("email"), new("language", Required: false)];

    private static readonly string[] YesNo = ["yes", "no"];

    private int _rowsDone;

    public List<OrganisationRow>? Organisations(ImportSource source) =>
        Read(source, OrganisationColumns, row => row.Code, "code", "CodeTwice", Organisation);

    public List<HostPlaceRow>? HostPlaces(ImportSource source) =>
        Read(source, HostPlaceColumns, row => row.Code, "code", "CodeTwice", HostPlace);

    public List<ParticipantRow>? Participants(ImportSource source) =>
        Read(source, ParticipantColumns, row => row.Email, "email", "EmailTwice", (row, cells) =>
            Participant(row, cells, complete: true, string.Empty));

    public List<ParticipantRow>? Nominations(ImportSource source, string organisation) =>
        Read(source, NominationColumns, row => row.Email, "email", "EmailTwice", (row, cells) =>
            Participant(row, cells, complete: false, organisation));

    /// <summary>Rows may repeat one another: a body may stand in several relations to a company.</summary>
    public List<RelationRow>? Relations(ImportSource source) =>
        Read(source, RelationColumns, _ => string.Empty, string.Empty, string.Empty, Relation);

    /// <summary>A person may stand in several rows, once for each organisation they act for.</summary>
    public List<ContactRow>? Contacts(ImportSource source) =>
        Read(source, ContactColumns, row => row.Email.Length == 0 ? string.Empty : $"{row.Organisation} {row.Email}", "email", "ContactTwice", Contact);

    private OrganisationRow Organisation(int row, CellReader cells) => new(
        row,
        NewCode(cells),
        cells.Text("name_sl", MaxName, required: true),
        cells.Text("name_en", MaxName),
        cells.Word("kind", RoundVocabulary.Kinds, "KindUnknown", required: true),
        cells.Text("industry", MaxShortText),
        cells.Text("city", MaxShortText),
        cells.Word("invented", YesNo, "YesOrNo", required: false) == "yes",
        cells.WholeNumber("max_away_per_week", 0, MaxAwayLimit, required: false));

    private HostPlaceRow HostPlace(int row, CellReader cells) => new(
        row,
        NewCode(cells),
        cells.Code("organisation"),
        cells.Text("department", limits.ForEngine ? MaxName : Place.DepartmentLength, required: !limits.ForEngine),
        cells.Text("city", Place.CityLength, required: !limits.ForEngine),
        cells.Languages("languages", required: true),
        cells.WholeNumber("places_per_week", 1, limits.MaxPlacesPerWeek, required: true) ?? 0,
        cells.Weeks("weeks", required: true),
        cells.List("skills_offered"),
        cells.Text("mentor_name", Place.MentorLength, required: !limits.ForEngine),
        cells.Email("mentor_email", required: !limits.ForEngine));

    /// <summary>What the row calls itself: the engine alone needs no more than that lists of codes can be read back.</summary>
    private string NewCode(CellReader cells) => limits.ForEngine ? cells.Code("code") : cells.NewCode("code");

    private static ParticipantRow Participant(int row, CellReader cells, bool complete, string organisation)
    {
        var named = cells.Code("organisation", required: complete || organisation.Length == 0);
        return new(
            row,
            cells.Email("email", required: true),
            cells.Text("first_name", MaxShortText, required: true),
            cells.Text("last_name", MaxShortText, required: true),
            named.Length > 0 ? named : organisation,
            cells.Word("level", RoundVocabulary.Levels, "LevelUnknown", required: complete),
            cells.Languages("languages", required: false),
            cells.List("skills_offered"),
            cells.List("skills_sought"),
            cells.Weeks("weeks_available", required: false),
            cells.Words("strands", RoundVocabulary.Strands, "StrandUnknown", required: complete),
            cells.List("host_wishes"),
            cells.List("excluded_hosts"),
            cells.List("challenge_wishes"));
    }

    private static RelationRow Relation(int row, CellReader cells) => new(
        row,
        cells.Code("public_body"),
        cells.Code("company"),
        cells.Word("relation", RoundVocabulary.Relations, "RelationUnknown", required: true),
        cells.Date("until", required: true) ?? DateOnly.MaxValue);

    private static ContactRow Contact(int row, CellReader cells) => new(
        row,
        cells.Code("organisation"),
        cells.Text("first_name", Person.NameLength, required: true),
        cells.Text("last_name", Person.NameLength, required: true),
        cells.Email("email", required: true),
        cells.Word("language", RoundVocabulary.ReadLanguages, "LanguageNotRead", required: false));

    /// <summary>Null when the file could not be opened, so that nothing can be said of what refers to it.</summary>
    private List<TRow>? Read<TRow>(
        ImportSource source, CsvColumn[] columns, Func<TRow, string> key, string keyColumn, string twice,
        Func<int, CellReader, TRow> build)
    {
        using var table = CsvTable.Open(source.Content, source.Name, columns, limits, faults);
        if (table is null)
        {
            return null;
        }

        var rows = new List<TRow>();
        var first = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var cells = new CellReader(table);
        while (table.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            var row = build(table.Row, cells);
            rows.Add(row);
            if (key(row) is { Length: > 0 } code && !first.TryAdd(code, table.Row))
            {
                table.Fault(keyColumn, twice, table[keyColumn], $"{first[code]}");
            }

            if (++_rowsDone % RowsPerReport == 0)
            {
                progress?.Report(_rowsDone);
            }
        }

        progress?.Report(_rowsDone);
        return table.Has(keyColumn) || keyColumn.Length == 0 ? rows : null;
    }
}
