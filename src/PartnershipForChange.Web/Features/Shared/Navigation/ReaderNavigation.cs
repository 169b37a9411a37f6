using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Organisations;
using PartnershipForChange.Application.Rounds;

namespace PartnershipForChange.Web.Features.Shared.Navigation;

/// <summary>Which links each reader sees: the one place that decides it.</summary>
/// <param name="Round">The round the page is about, else the newest open one.</param>
/// <param name="Organisation">The organisation a contact is at, else their first.</param>
public sealed record ReaderNavigation(Text Text, Actor Actor, CurrentRound? Round, OwnOrganisation? Organisation)
{
    /// <summary>The links of the reader's roles, in the order of their work; someone with several roles sees each once.</summary>
    public IReadOnlyList<NavigationItem> Items()
    {
        IEnumerable<NavigationItem> own =
        [
            .. Actor.IsCoordinator ? Coordinator() : [],
            .. Organisation is { } organisation ? Contact(organisation) : [],
            .. Actor.IsIn(Roles.Participant) ? Participant() : [],
            .. Actor.IsIn(Roles.Juror) ? [Item("Jury", "/jury")] : Array.Empty<NavigationItem>(),
            .. Actor.IsIn(Roles.Reporter) ? [Item("Reports", "/reports")] : Array.Empty<NavigationItem>(),
        ];
        var items = own.DistinctBy(item => item.Path).ToList();
        return items.Count > 0 ? items : Everyone();
    }

    /// <summary>What coordinators need now and then.</summary>
    public IReadOnlyList<NavigationItem> Tools() => Actor.IsCoordinator
        ? [Item("AllRounds", "/manage"), Item("Accounts", "/people"), Item("Outbox", "/outbox"), Item("Audit", "/audit"), Item("Terms", "/terms/versions"), Item("Recognition", "/programme/recognition")]
        : [];

    private NavigationItem[] Everyone() =>
        [Item("About", "/about"), Item("Rounds", "/rounds"), Item("Challenges", "/challenges"), Item("Partners", "/partners"), Item("Solutions", "/solutions")];

    private NavigationItem[] Coordinator() => Round is { } round
        ?
        [
            new(Text.Of(round.Name), $"/manage/{round.Code}"),
            Item("Organisations", "/organisations"),
            Item("Registrations", $"/manage/{round.Code}/registrations"),
            Item("Placements", $"/manage/{round.Code}/placements"),
            Item("Teams", $"/manage/{round.Code}/teams"),
            Item("Challenges", $"/manage/{round.Code}/challenges"),
            Item("Reports", "/reports"),
        ]
        : [Item("Rounds", "/manage"), Item("Organisations", "/organisations"), Item("Reports", "/reports")];

    private NavigationItem[] Contact(OwnOrganisation organisation)
    {
        var home = $"/organisation/{organisation.Code}";
        var name = new NavigationItem(Text.Of(organisation.Name) is { Length: <= 28 } text ? text : organisation.Code, home);
        return Round is { } round
            ?
            [
                name,
                Item("People", $"{home}/{round.Code}/people"),
                Item("HostPlaces", $"{home}/{round.Code}/places"),
                Item("Guests", $"{home}/{round.Code}/guests"),
            ]
            : [name];
    }

    private NavigationItem[] Participant() => Round is { } round
        ? [Item("MyRound", "/me"), Item("Places", $"/rounds/{round.Code}/places"), Item("MyTeam", "/teams")]
        : [Item("MyRound", "/me"), Item("MyTeam", "/teams")];

    private NavigationItem Item(string key, string path) => new(Text[$"Nav.{key}"], path);
}
