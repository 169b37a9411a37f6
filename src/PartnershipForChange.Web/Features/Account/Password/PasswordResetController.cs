using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Account.Password;

/// <summary>A new password for someone who has forgotten theirs.</summary>
[AllowAnonymous]
[Route("account")]
public sealed class PasswordResetController(
    PasswordService passwords, AccountInvitationQueries links, SignInService accounts, SignInManager<PortalUser> signIn) : PortalController
{
    [HttpGet("forgotten")]
    public IActionResult Forgotten() => View(new ForgottenInput());

    [HttpPost("forgotten")]
    [EnableRateLimiting(RateLimits.Accounts)]
    public async Task<IActionResult> Forgotten(ForgottenInput input, CancellationToken cancellation)
    {
        if (!await Attempt(() => passwords.AskReset(input.Email, cancellation)))
        {
            return View(input);
        }

        this.Flash(FlashKind.Info, T["Account.ResetAsked", PasswordReset.Lasts.TotalHours]);
        return LocalRedirect("/account/sign-in");
    }

    [HttpGet("reset")]
    public async Task<IActionResult> Reset(string? token, CancellationToken cancellation) => await links.ResetWorks(token, cancellation)
        ? View(new ResetInput { Token = token! })
        : View("ResetOver");

    [HttpPost("reset")]
    [EnableRateLimiting(RateLimits.Accounts)]
    public async Task<IActionResult> Reset(ResetInput input, CancellationToken cancellation)
    {
        var email = string.Empty;
        if (!await Attempt(async () => email = await passwords.Reset(input.Token, input.Password, cancellation)))
        {
            return await links.ResetWorks(input.Token, cancellation) ? View(input) : View("ResetOver");
        }

        var account = await accounts.Known(email, cancellation);
        await signIn.SignInAsync(account.User!, isPersistent: false);
        this.Flash(FlashKind.Success, T["Account.PasswordIsNew"]);
        return LocalRedirect("/");
    }
}
