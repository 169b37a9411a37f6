using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace PartnershipForChange.Application.Matching;

/// <summary>
/// Everything the engines need to know of a round, in codes and keys, at one moment. It is the frozen input that
/// every stored run keeps, so that the run can be repeated to the same answer whatever has changed since; it holds
/// no names. Immutable; written and read as JSON.
/// </summary>
/// <remarks>
/// The order of the lists is part of the input: engines break ties by it. People are named by a key, an e-mail
/// address where the round came from files and a registration id where it came from the database; organisations,
/// host places and challenges by their codes, always in the spelling of their own list; weeks by their Monday.
/// </remarks>
public sealed record RoundSnapshot
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Shape of the stored form, raised when it changes so that old runs can still be read.</summary>
    public int Version { get; init; } = 1;

    public IReadOnlyList<SnapshotOrganisation> Organisations { get; init; } = [];

    public IReadOnlyList<SnapshotHostPlace> HostPlaces { get; init; } = [];

    /// <summary>Exchange guests and team members alike; see <see cref="SnapshotParticipant.Exchange"/>.</summary>
    public IReadOnlyList<SnapshotParticipant> Participants { get; init; } = [];

    /// <summary>What stands between a public body and a company, and until when.</summary>
    public IReadOnlyList<SnapshotRelation> Relations { get; init; } = [];

    /// <summary>Conflicts of interest that a person declared or a coordinator recorded.</summary>
    public IReadOnlyList<SnapshotConflict> Conflicts { get; init; } = [];

    /// <summary>Organisations that hosted a person in an earlier round.</summary>
    public IReadOnlyList<SnapshotFormerHost> FormerHosts { get; init; } = [];

    /// <summary>Pairs of people who were in one team in an earlier round.</summary>
    public IReadOnlyList<SnapshotPair> FormerTeamMates { get; init; } = [];

    public IReadOnlyList<SnapshotPlacementPin> PlacementPins { get; init; } = [];

    public IReadOnlyList<SnapshotTeamPin> TeamPins { get; init; } = [];

    /// <summary>Pairs that a coordinator wants in different teams.</summary>
    public IReadOnlyList<SnapshotPair> Apart { get; init; } = [];

    /// <summary>Pairs that a coordinator wants in one team.</summary>
    public IReadOnlyList<SnapshotPair> Together { get; init; } = [];

    /// <summary>Codes of the round's challenges; team g works on challenge g modulo their number.</summary>
    public IReadOnlyList<string> Challenges { get; init; } = [];

    /// <summary>Mondays of the round's weeks.</summary>
    public IReadOnlyList<DateOnly> Weeks { get; init; } = [];

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not a snapshot.</exception>
    public static RoundSnapshot FromJson(string json) =>
        JsonSerializer.Deserialize<RoundSnapshot>(json, Json) ?? throw new JsonException("A snapshot is an object.");

    /// <summary>The stored form; the same snapshot always gives the same text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <param name="MaxAwayPerWeek">Most of its people away in the same week; null for no limit.</param>
public sealed record SnapshotOrganisation(string Code, bool IsPublic, int? MaxAwayPerWeek);

/// <param name="Organisation">Code of the organisation it belongs to.</param>
/// <param name="PlacesPerWeek">Guests it takes in each of its weeks.</param>
public sealed record SnapshotHostPlace(
    string Code, string Organisation, int PlacesPerWeek, IReadOnlyList<DateOnly> Weeks, IReadOnlyList<string> Languages,
    IReadOnlyList<string> SkillsOffered);

/// <param name="Key">E-mail address or registration id.</param>
/// <param name="Exchange">True when the person takes part in the exchange.</param>
/// <param name="Team">True when the person takes part in mixed teams.</param>
/// <param name="HostWishes">
/// Ranked codes of organisations (any place there) and of host places. One that names nothing here is no longer offered;
/// it keeps its rank, and so do those after it.
/// </param>
/// <param name="ExcludedHosts">Codes of organisations and host places the person does not want.</param>
/// <param name="ChallengeWishes">Ranked codes of challenges; one that the round no longer has keeps its rank.</param>
public sealed record SnapshotParticipant(
    string Key, string Organisation, string Level, bool Exchange, bool Team, IReadOnlyList<DateOnly> Weeks,
    IReadOnlyList<string> Languages, IReadOnlyList<string> SkillsOffered, IReadOnlyList<string> SkillsSought,
    IReadOnlyList<string> HostWishes, IReadOnlyList<string> ExcludedHosts, IReadOnlyList<string> ChallengeWishes);

/// <param name="Until">Last day in force: the relation blocks placements in weeks whose Monday is not after it.</param>
public sealed record SnapshotRelation(string PublicBody, string Company, DateOnly Until);

/// <param name="Organisation">Code of the organisation the person may not go to.</param>
public sealed record SnapshotConflict(string Participant, string Organisation);

/// <param name="Organisation">Code of the organisation that hosted the person before.</param>
public sealed record SnapshotFormerHost(string Participant, string Organisation);

/// <summary>Two people, in no order.</summary>
public sealed record SnapshotPair(string First, string Second);

/// <summary>A placement that stays as it is.</summary>
public sealed record SnapshotPlacementPin(string Participant, string HostPlace, DateOnly Week);

/// <summary>A person who stays in a team, numbered from 0.</summary>
public sealed record SnapshotTeamPin(string Participant, int Team);
