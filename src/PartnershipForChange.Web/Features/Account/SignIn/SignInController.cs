using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Samples;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Account.SignIn;

[AllowAnonymous]
[Route("account")]
public sealed class SignInController(
    SignInManager<PortalUser> signIn, SignInService accounts, AccountQueries queries, IHostEnvironment environment) : PortalController
{
    [HttpGet("sign-in")]
    public async Task<IActionResult> SignIn(string? returnUrl, bool unsent, CancellationToken cancellation) => Actor.PersonId == Guid.Empty
        ? View(await WithSamples(new SignInInput { ReturnUrl = returnUrl, Unsent = unsent }, cancellation))
        : LocalRedirect(LocalOrHome(returnUrl));

    [HttpPost("sign-in")]
    [EnableRateLimiting(RateLimits.Accounts)]
    public async Task<IActionResult> SignIn(SignInInput input, CancellationToken cancellation)
    {
        if (ModelState.IsValid)
        {
            var answer = await accounts.Check(input.Email, input.Password, cancellation);
            if (answer.Outcome == SignInOutcome.SignedIn)
            {
                var entered = await Enter(answer, input.RememberMe, input.ReturnUrl);
                if (input.Unsent)
                {
                    this.Flash(FlashKind.Warning, Text.In(answer.Language)["Account.Unsent"]);
                }

                return entered;
            }

            ModelState.AddModelError(string.Empty, T[$"Account.Refused.{answer.Outcome}", PortalUser.MostFailures, PortalUser.LockoutLasts.TotalMinutes]);
        }

        return View(await WithSamples(input, cancellation));
    }

    /// <summary>Signs in to a sample account; in Development only.</summary>
    [HttpPost("sample")]
    public async Task<IActionResult> SignInToSample(string email, CancellationToken cancellation) =>
        environment.IsDevelopment() && SampleAccounts.All.Any(a => a.Email == email)
            ? await Enter(await accounts.Known(email, cancellation), remember: false, returnUrl: null)
            : NotFound();

    /// <param name="returnUrl">Where whoever signs out goes on: a link that is for somebody else.</param>
    [HttpPost("sign-out")]
    public async Task<IActionResult> SignOutHere(string? returnUrl)
    {
        await signIn.SignOutAsync();
        return LocalRedirect(LocalOrHome(returnUrl));
    }

    private async Task<IActionResult> Enter(SignInAnswer answer, bool remember, string? returnUrl)
    {
        await signIn.SignInAsync(answer.User!, remember);
        Response.RememberLanguage(answer.Language);
        return LocalRedirect(LocalOrHome(returnUrl));
    }

    private async Task<SignInInput> WithSamples(SignInInput input, CancellationToken cancellation)
    {
        input.Samples = environment.IsDevelopment() ? await queries.Samples(cancellation) : [];
        return input;
    }

    private string LocalOrHome(string? url) => Url.IsLocalUrl(url) ? url : "/";
}
