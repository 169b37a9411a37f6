using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Web.Features.Shared.Lists;

namespace PartnershipForChange.Web.Features.Registrations;

internal static class RegistrationColumns
{
    /// <summary>Of a whole round.</summary>
    public static ListDefinition<RegistrationRow> List { get; } = Of(
        "registrations",
        "Registrations.Title",
        new("organisation", "Registrations.Column.Organisation", (r, t) => t.Of(r.Organisation)) { Sort = "organisation" },
        new("side", "Registrations.Column.Side", (r, t) => t[$"Shared.Side.{r.Sector}"]) { IsUsual = false });

    /// <summary>Of one organisation.</summary>
    public static ListDefinition<RegistrationRow> OfOrganisation { get; } = Of("people", "Nominations.Title");

    private static ListDefinition<RegistrationRow> Of(string name, string title, params ListColumn<RegistrationRow>[] more) => new(
        name,
        title,
        "Lists.File.Registrations",
        usualSort: "name",
        [
            new("name", "Registrations.Column.Name", (r, _) => $"{r.LastName} {r.FirstName}") { Sort = "name", IsHead = true },
            new("email", "Registrations.Column.Email", (r, _) => Person.IsReachable(r.Email) ? r.Email : null) { Sort = "email", IsUsual = false },
            .. more,
            new("state", "Registrations.Column.State", (r, t) => t.Of(r.State)) { Sort = "state" },
            new("level", "Registrations.Column.Level", (r, t) => t.Level(r.Level)) { Sort = "level", IsUsual = false },
            new("exchange", "Registrations.Column.Exchange", (r, t) => t[r.JoinsExchange ? "Shared.Yes" : "Shared.No"]),
            new("team", "Registrations.Column.Team", (r, t) => t[r.JoinsTeam ? "Shared.Yes" : "Shared.No"]),
            new("handed-in", "Registrations.Column.HandedIn", (r, _) => r.SubmittedAt?.LocalDay()) { Sort = "handed-in" },
            new("reminded", "Registrations.Column.Reminded", (r, _) => r.RemindedAt?.LocalDay()) { Sort = "reminded", IsUsual = false },
            new("account", "Registrations.Column.Account", (r, t) => t[r.HasAccount ? "Shared.Yes" : "Shared.No"]) { IsUsual = false },
        ]);
}
