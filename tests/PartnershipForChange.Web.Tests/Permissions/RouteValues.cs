using PartnershipForChange.Application.Identity;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Permissions;

/// <summary>
/// What the test puts into the parameters of an address. For a parameter that no line knows, add one; the line with the
/// longest path that the template begins with counts.
/// </summary>
/// <param name="Path">Beginning of the route template; empty: any.</param>
/// <param name="Parameter">Name of the parameter.</param>
/// <param name="Mine">For the account of this role in <see cref="World"/> (see <see cref="AccountOf"/>).</param>
/// <param name="Theirs">Somebody else's, that must be 404 for this role; null where there is no such thing.</param>
public sealed record RouteValue(string Path, string Parameter, Func<World, string, string> Mine, Func<World, string, string>? Theirs = null)
{
    private const string NoSuch = "0190aaaa-0000-7000-8000-000000000000";

    /// <summary>False where the world holds no such thing, so that 404 is the right answer even to its owner.</summary>
    public bool Exists { get; private init; } = true;

    public static IReadOnlyList<RouteValue> All { get; } =
    [
        new("/", "round", (w, _) => w.Round.Code),
        new("/", "status", (_, _) => "404"),
        new("/help/", "guide", (_, _) => "glossary"),
        new("/", "path", (_, _) => "no-such-page"),
        new("/reports/", "year", (_, _) => "2027"),
        new("/verify/", "code", (_, _) => "7K2M-90XQ-4TBD"),
        new("/me/", "language", (_, _) => "sl", (_, _) => "de"),
        new("/terms/", "number", (_, _) => "1"),
        new("/manage/", "key", (_, _) => "skills"),
        new("/manage/", "kind", (_, _) => "participants"),
        new("/manage/", "id", (w, _) => w.Ana.Id.ToString()),
        new("/manage/", "registration", (w, _) => w.Ana.Id.ToString()),

        // Everybody has a registration of their own, so there is no address of somebody else's; an unknown step is not there.
        new("/me/", "step", (_, _) => "about", (_, _) => "nowhere"),
        new("/organisations/", "code", (w, _) => w.Mju.Code),
        new("/organisations/", "person", (w, _) => w.Ana.PersonId.ToString()),
        new("/people/", "id", (w, _) => w.Ana.PersonId.ToString()),

        // One's own organisation, and another on the same side.
        new("/organisation/", "code", (w, role) => role == Roles.Company ? w.Lek.Code : w.Mju.Code, (w, role) => role == Roles.Company ? w.Sap.Code : w.Mf.Code),
        new("/organisation/", "organisation", (w, role) => role == Roles.Company ? w.Lek.Code : w.Mju.Code, (w, role) => role == Roles.Company ? w.Sap.Code : w.Mf.Code),
        new("/organisation/", "place", (w, role) => role == Roles.Company ? w.LekPlace.Code : w.MjuPlace.Code, (w, role) => role == Roles.Company ? w.SapPlace.Code : w.MfPlace.Code),

        // Ana works for MJU; LEK has nobody in the round.
        new("/organisation/{code}/{round}/people/", "id", (w, role) => role == Roles.Company ? NoSuch : w.Ana.Id.ToString(), (w, role) => role == Roles.Company ? w.Ana.Id.ToString() : w.Rok.Id.ToString())
            { Exists = false },

        // The world's round has its workshops off.
        new("/me/{round}/workshops", "round", (w, _) => w.Round.Code) { Exists = false },

        // What the world does not hold.
        None("/people/", "invitation"),
        None("/outbox/", "id"),
        None("/solutions/", "id"),
        None("/solutions/", "item"),
        None("/manage/{round}/solutions/", "proposal"),
        None("/stories/", "slug", "no-such-story"),
        None("/stories/", "picture", "no-such-picture.png"),
        None("/newsroom/", "id"),
        None("/newsroom/", "number", "1"),
        None("/manage/{round}/patron/", "quote"),
        None("/rounds/{round}/patron", "round", "2027"),
        None("/manage/{round}/import/", "id"),
        None("/manage/{round}/placements/", "number", "99"),
        None("/manage/{round}/placements/", "other", "98"),
        None("/manage/{round}/placements/", "guest"),
        None("/manage/{round}/teams/", "number", "99"),
        None("/calendar/", "feed"),
        None("/manage/{round}/certificates/", "certificate"),
        None("/me/{round}/certificates/", "certificate"),
        None("/manage/{round}/jury/", "kind", "proposals"),
        None("/manage/{round}/jury/", "subject"),
        None("/jury/", "seat"),
        None("/manage/{round}/call", "round", "2027"),
        None("/manage/{round}/call", "id"),
        None("/rounds/{round}/call", "round", "2027"),
        new("/vote/", "code", (_, _) => "NO-CODE"),
        None("/manage/{round}/workshops/", "workshop"),
        None("/manage/{round}/workshops/", "session"),
        None("/manage/{round}/workshops/", "signUp"),
        None("/me/{round}/workshops/", "workshop"),
        None("/me/{round}/workshops/", "session"),
        None("/organisations/", "relation"),
        None("/organisation/{code}/{round}/nominate/import/", "id"),
        None("/organisation/", "placement"),
        None("/teams/", "team"),
        None("/teams/", "number", "99"),

        // The world has no recognition.
        new("/me/{round}/recognition", "round", (w, _) => w.Round.Code) { Exists = false },
        None("/me/{round}/recognition/", "kudos"),
        None("/manage/{round}/recognition/", "kudos"),
        None("/manage/{round}/recognition/", "act", "visited"),

        // The programme's template has a stamp for every act.
        new("/programme/recognition/", "act", (_, _) => "visited", (_, _) => "slept"),
        None("/programme/recognition/", "badge"),

        // The world has no survey.
        new("/me/{round}/surveys", "round", (w, _) => w.Round.Code) { Exists = false },
        None("/me/{round}/surveys/", "wave", "before"),
        None("/me/{round}/surveys/", "page", "1"),
        None("/me/{round}/surveys/", "card"),
        None("/manage/{round}/surveys/", "wave", "before"),
        None("/manage/{round}/surveys/", "card"),
        None("/manage/{round}/surveys/", "id"),
        new("/manage/{round}/surveys/results", "round", (w, _) => w.Round.Code) { Exists = false },
        new("/manage/{round}/surveys/cards", "round", (w, _) => w.Round.Code) { Exists = false },
        None("/teams/", "file"),
        None("/teams/", "author"),
        None("/teams/", "meeting"),
    ];

    /// <summary>The account that stands for a role.</summary>
    public static string AccountOf(string role) => role switch
    {
        Roles.Coordinator => World.CoordinatorEmail,
        Roles.Ministry => World.MinistryEmail,
        Roles.Company => World.CompanyEmail,
        Roles.Participant => World.ParticipantEmail,
        Roles.Reporter => World.ReporterEmail,
        _ => World.JurorEmail,
    };

    public static RouteValue? Of(PermissionRow row, string parameter) =>
        All.Where(v => v.Parameter == parameter && row.Path.StartsWith(v.Path, StringComparison.Ordinal)).MaxBy(v => v.Path.Length);

    public string Of(World world, string role, bool isTheirs) => (isTheirs ? Theirs! : Mine)(world, role);

    /// <summary>A thing of a kind that the world has none of: nobody finds it, whosever it would be.</summary>
    private static RouteValue None(string path, string parameter, string value = NoSuch) =>
        new(path, parameter, (_, _) => value, (_, _) => value) { Exists = false };
}
