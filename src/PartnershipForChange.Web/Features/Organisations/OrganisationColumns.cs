using PartnershipForChange.Application.Organisations;
using PartnershipForChange.Web.Features.Shared.Lists;

namespace PartnershipForChange.Web.Features.Organisations;

internal static class OrganisationColumns
{
    public static ListDefinition<OrganisationRow> List { get; } = new(
        "organisations",
        "Organisations.Title",
        "Organisations.FileName",
        usualSort: "name",
        new("name", "Organisations.Column.Name", (r, t) => t.Of(r.Name)) { Sort = "name", IsHead = true },
        new("code", "Organisations.Column.Code", (r, _) => r.Code) { Sort = "code" },
        new("side", "Organisations.Column.Side", (r, t) => t.Of(r.Sector)) { Sort = "side", IsUsual = false },
        new("kind", "Organisations.Column.Kind", (r, t) => t.Of(r.Kind)) { Sort = "kind" },
        new("industry", "Organisations.Column.Industry", (r, _) => r.Industry) { Sort = "industry", IsUsual = false },
        new("city", "Organisations.Column.City", (r, _) => r.City) { Sort = "city" },
        new("contacts", "Organisations.Column.Contacts", (r, _) => r.Contacts) { Sort = "contacts", IsNumeric = true },
        new("rounds", "Organisations.Column.Rounds", (r, _) => r.Rounds) { Sort = "rounds", IsNumeric = true });
}
