using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Web.Features.Shared.Lists;

namespace PartnershipForChange.Web.Features.People;

internal static class PeopleColumns
{
    public static ListDefinition<PersonRow> List { get; } = new(
        "people",
        "People.Title",
        "Lists.File.People",
        usualSort: "name",
        new("name", "People.Name", (p, _) => p.Name) { Sort = "name", IsHead = true },
        new("email", "Account.Email", (p, _) => p.Email) { Sort = "email" },
        new("roles", "People.Role", (p, t) => string.Join(", ", p.Roles.Select(r => t[$"Account.Role.{r}"]))),
        new("organisations", "People.Organisation", (p, _) => string.Join(", ", p.Organisations)) { Sort = "employer" },
        new("state", "People.State", (p, t) => t.Of(p.State, "People")),
        new("invited-until", "People.InvitedUntil", (p, _) => p.InvitedUntil?.LocalDay()) { IsUsual = false });
}
