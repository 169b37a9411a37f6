using PartnershipForChange.Application.Identity;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Permissions;

/// <summary>
/// What the test puts into the parameters of an address. For a parameter that no line knows, add one: the first line whose
/// path the template begins with counts.
/// </summary>
/// <param name="Path">Beginning of the route template; empty: any.</param>
/// <param name="Parameter">Name of the parameter.</param>
/// <param name="Mine">For the account of this role in <see cref="World"/> (see <see cref="AccountOf"/>).</param>
/// <param name="Theirs">Somebody else's, that must be 404 for this role; null where there is no such thing.</param>
public sealed record RouteValue(string Path, string Parameter, Func<World, string, string> Mine, Func<World, string, string>? Theirs = null)
{
    private const string NoSuch = "0190aaaa-0000-7000-8000-000000000000";

    public static IReadOnlyList<RouteValue> All { get; } =
    [
        new(string.Empty, "round", (w, _) => w.Round.Code),
        new("/error", "status", (_, _) => "404"),
        new("/organisation/", "code", (w, role) => role == Roles.Company ? w.Lek.Code : w.Mju.Code, (w, role) => role == Roles.Company ? w.Sap.Code : w.Mf.Code),
        new("/organisations/", "code", (w, _) => w.Mju.Code),
        new(string.Empty, "person", (w, _) => w.Ana.PersonId.ToString()),
        new("/manage/{round}/challenges/", "key", (_, _) => "skills"),
        new("/terms/", "number", (_, _) => "1"),
        new("/solutions/", "id", (_, _) => NoSuch),
        new("/people/", "id", (w, _) => w.Ana.PersonId.ToString()),

        // None yet: the world has no invitations, messages, runs. 404 is as good an answer as any to a role that is let in.
        new(string.Empty, "invitation", (_, _) => NoSuch),
        new("/outbox/", "id", (_, _) => NoSuch),
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
}
