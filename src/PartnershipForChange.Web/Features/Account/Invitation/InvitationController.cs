using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Account.Invitation;

/// <summary>Where the link of an invitation leads: set a password, and be signed in.</summary>
[AllowAnonymous]
[Route("account/invitation")]
public sealed class InvitationController(
    AccountInvitationQueries queries, AccountInvitationService invitations, SignInService accounts, SignInManager<PortalUser> signIn) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Open(string? token, CancellationToken cancellation)
    {
        var link = await queries.Link(token, cancellation);
        if (link is { State: InvitationState.Used } && link.PersonId == Actor.PersonId)
        {
            // Whoever opened the account with another letter is signed in: this letter leads on to its own page.
            return LocalRedirect(LocalOrHome(link.LeadsTo));
        }

        return Show(new InvitationInput
        {
            Token = token ?? string.Empty,
            FirstName = link?.FirstName ?? string.Empty,
            LastName = link?.LastName ?? string.Empty,
            Language = link?.Language ?? default,
            Link = link,
        });
    }

    [HttpPost("")]
    [EnableRateLimiting(RateLimits.Accounts)]
    public async Task<IActionResult> Accept(InvitationInput input, CancellationToken cancellation)
    {
        OpenedAccount? opened = null;
        var command = new AcceptInvitation(input.Token, input.FirstName, input.LastName, input.Password, input.Language);
        if (!await Attempt(async () => opened = await invitations.Accept(command, cancellation)))
        {
            input.Link = await queries.Link(input.Token, cancellation);
            return Show(input);
        }

        var account = await accounts.Known(opened!.Email, cancellation);
        await signIn.SignInAsync(account.User!, isPersistent: false);
        Response.RememberLanguage(account.Language);
        this.Flash(FlashKind.Success, Application.Localisation.Text.In(account.Language)["Account.Opened"]);
        return LocalRedirect(LocalOrHome(opened.LeadsTo));
    }

    /// <summary>Sends a new link in place of an expired one.</summary>
    [HttpPost("again")]
    [EnableRateLimiting(RateLimits.Accounts)]
    public async Task<IActionResult> AskAnew(string? token, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => invitations.AskAnew(token ?? string.Empty, cancellation), T["Account.SentAnew"]);
        return LocalRedirect("/account/sign-in");
    }

    private string LocalOrHome(string page) => Url.IsLocalUrl(page) ? page : "/";

    private ViewResult Show(InvitationInput input) =>
        input.Link?.State == InvitationState.Open ? View("Open", input) : View("Over", input);
}
