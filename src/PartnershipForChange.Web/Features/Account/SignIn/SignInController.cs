using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Account.SignIn;

[AllowAnonymous]
[Route("account")]
public sealed class SignInController(SignInManager<PortalUser> signIn, AccountQueries accounts) : PortalController
{
    [HttpGet("sign-in")]
    public IActionResult SignIn(string? returnUrl) =>
        Actor.PersonId == Guid.Empty ? View(new SignInInput { ReturnUrl = returnUrl }) : LocalRedirect(LocalOrHome(returnUrl));

    [HttpPost("sign-in")]
    [EnableRateLimiting(RateLimits.Strangers)]
    public async Task<IActionResult> SignIn(SignInInput input, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return View(input);
        }

        var result = await signIn.PasswordSignInAsync(input.Email.Trim(), input.Password, input.RememberMe, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            ModelState.AddModelError(string.Empty, T[result.IsLockedOut ? "Account.LockedOut" : "Account.WrongPassword"]);
            return View(input);
        }

        if (await accounts.LanguageOf(input.Email, cancellation) is { } language)
        {
            Response.RememberLanguage(language);
        }

        return LocalRedirect(LocalOrHome(input.ReturnUrl));
    }

    [HttpPost("sign-out")]
    public async Task<IActionResult> SignOutHere()
    {
        await signIn.SignOutAsync();
        return LocalRedirect("/");
    }

    private string LocalOrHome(string? url) => Url.IsLocalUrl(url) ? url : "/";
}
