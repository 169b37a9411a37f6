using Microsoft.AspNetCore.Mvc.Rendering;
using PartnershipForChange.Application.Localisation;

namespace PartnershipForChange.Web.Features.Account;

/// <summary>The languages a person can be written to, each named in itself.</summary>
public static class Languages
{
    public static IReadOnlyList<SelectListItem> Of(Text text) =>
        [.. Enum.GetValues<Domain.Language>().Select(l => new SelectListItem(text[$"Shared.LanguageName.{l.Code()}"], l.ToString()))];
}
