using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Language;

/// <summary>Changes the language on any page; where it is built in, the portal then writes to the person in it too.</summary>
[AllowAnonymous]
[Route("language")]
public sealed class LanguageController(AccountService accounts, LanguageFiles further) : PortalController
{
    [HttpPost("")]
    public async Task<IActionResult> Change(string language, string? returnUrl, CancellationToken cancellation)
    {
        var chosen = further.AllCultures().FirstOrDefault(c => c.TwoLetterISOLanguageName == language) ?? Domain.Language.Slovene.Culture();
        if (!further.Speaks(chosen))
        {
            await accounts.ReadIn(LanguageExtensions.FromCulture(chosen), Actor, cancellation);
        }

        Response.RememberLanguage(chosen);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }
}
