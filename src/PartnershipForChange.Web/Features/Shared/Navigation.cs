using System.Security.Claims;

namespace PartnershipForChange.Web.Features.Shared;

/// <summary>A link in the bar.</summary>
/// <param name="TextKey">Key of its text, area <c>Nav</c>.</param>
/// <param name="Path">Where it leads; pages below this path mark it as the current one.</param>
public sealed record NavigationItem(string TextKey, string Path)
{
    public bool IsCurrent(PathString path) => path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Which links each reader sees in the bar: the one place that decides it.</summary>
public static class Navigation
{
    private static readonly NavigationItem[] Public =
    [
        new("Nav.About", "/about"), new("Nav.Rounds", "/rounds"), new("Nav.Challenges", "/challenges"),
        new("Nav.Solutions", "/solutions"),
    ];

    /// <summary>The links of a role, in the order of its work. A person with several roles sees each link once.</summary>
    private static readonly (string Role, NavigationItem[] Items)[] ByRole =
    [
        ("Coordinator",
        [
            new("Nav.Rounds", "/rounds"), new("Nav.Organisations", "/organisations"), new("Nav.Registrations", "/registrations"),
            new("Nav.Placements", "/placements"), new("Nav.Teams", "/teams"), new("Nav.Challenges", "/challenges"),
            new("Nav.Workshops", "/workshops"), new("Nav.Reports", "/reports"),
        ]),
        ("Ministry", ContactItems()),
        ("Company", ContactItems()),
        ("Participant",
        [
            new("Nav.MyRound", "/me"), new("Nav.Teams", "/teams"), new("Nav.Workshops", "/workshops"),
            new("Nav.Challenges", "/challenges"),
        ]),
        ("Reporter", [new("Nav.Rounds", "/rounds"), new("Nav.Reports", "/reports")]),
        ("Juror", [new("Nav.Jury", "/jury"), new("Nav.Challenges", "/challenges")]),
    ];

    public static IReadOnlyList<NavigationItem> For(ClaimsPrincipal user)
    {
        var items = ByRole.Where(entry => user.IsInRole(entry.Role)).SelectMany(entry => entry.Items).DistinctBy(item => item.Path).ToList();
        return items.Count > 0 ? items : Public;
    }

    private static NavigationItem[] ContactItems() =>
    [
        new("Nav.Organisation", "/organisation"), new("Nav.HostPlaces", "/host-places"), new("Nav.People", "/people"),
        new("Nav.Challenges", "/challenges"),
    ];
}
