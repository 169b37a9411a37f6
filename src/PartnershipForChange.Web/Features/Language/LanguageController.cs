using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Language;

/// <summary>Changes the language on any page; the portal then writes to the person in it too.</summary>
[AllowAnonymous]
[Route("language")]
public sealed class LanguageController(AccountService accounts) : PortalController
{
    [HttpPost("")]
    public async Task<IActionResult> Change(string language, string? returnUrl, CancellationToken cancellation)
    {
        var chosen = language == "en" ? Domain.Language.English : Domain.Language.Slovene;
        await accounts.ReadIn(chosen, Actor, cancellation);
        Response.RememberLanguage(chosen);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }
}
