using Microsoft.AspNetCore.Mvc.Rendering;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Web.TagHelpers;

namespace PartnershipForChange.Web.Features.People;

/// <summary>Names and looks that the pages about people share.</summary>
public static class PeopleWords
{
    public static IReadOnlyList<SelectListItem> RoleItems(this Text text, IEnumerable<string> roles) =>
        [.. roles.Select(role => new SelectListItem(text[$"Account.Role.{role}"], role))];

    public static IReadOnlyList<SelectListItem> StateItems(this Text text) =>
        [.. Enum.GetValues<PersonState>().Select(state => new SelectListItem(text.Of(state, "People"), state.ToString()))];

    public static TagKind Look(this PersonState state) => state switch
    {
        PersonState.Active => TagKind.Good,
        PersonState.Invited => TagKind.Plain,
        PersonState.Expired => TagKind.Warn,
        _ => TagKind.Bad,
    };
}
