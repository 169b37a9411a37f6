using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Account.Password;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Account.Mine;

/// <summary>One's own account.</summary>
[Authorize(Policy = Policies.SignedIn)]
[Route("account")]
public sealed class AccountController(
    AccountQueries queries, AccountService accounts, PasswordService passwords, SignInManager<PortalUser> signIn) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(CancellationToken cancellation)
    {
        var own = await queries.Own(Actor, cancellation);
        return View("Account", new AccountInput
        {
            FirstName = own.FirstName, LastName = own.LastName, Language = own.Language, Version = own.Version, Account = own,
        });
    }

    [HttpPost("")]
    public async Task<IActionResult> Save(AccountInput input, CancellationToken cancellation)
    {
        var command = new EditAccount(input.FirstName, input.LastName, input.Language, input.Version);
        if (!await Attempt(() => accounts.Edit(command, Actor, cancellation)))
        {
            input.Account = await queries.Own(Actor, cancellation);
            return View("Account", input);
        }

        Response.RememberLanguage(input.Language);
        this.Flash(FlashKind.Success, Text.In(input.Language)["Account.Saved"]);
        return LocalRedirect("/account");
    }

    [HttpGet("password")]
    public IActionResult ChangePassword() => View(new ChangeInput());

    [HttpPost("password")]
    [EnableRateLimiting(RateLimits.Strangers)]
    public async Task<IActionResult> ChangePassword(ChangeInput input, CancellationToken cancellation)
    {
        PortalUser? user = null;
        if (!await Attempt(async () => user = await passwords.Change(input.Current, input.Password, Actor, cancellation)))
        {
            return View(input);
        }

        // The new security stamp ended this session too.
        await signIn.RefreshSignInAsync(user!);
        this.Flash(FlashKind.Success, T["Account.PasswordChanged"]);
        return LocalRedirect("/account");
    }

    [HttpPost("sign-out-everywhere")]
    public async Task<IActionResult> SignOutEverywhere(CancellationToken cancellation)
    {
        await passwords.EndSessions(Actor, cancellation);
        await signIn.SignOutAsync();
        this.Flash(FlashKind.Success, T["Account.SignedOutEverywhere"]);
        return LocalRedirect("/account/sign-in");
    }
}
