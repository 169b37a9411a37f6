using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PartnershipForChange.Application.ChallengeCall;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.ChallengeCall.Vote;

/// <summary>Anyone votes on the web; the vote counts once the link in a letter is used.</summary>
[AllowAnonymous]
[Route("rounds/{round}/call/vote")]
public sealed class VoteController(PublicCallQueries calls, WebVoteService service) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Vote(string round, CancellationToken cancellation) =>
        View(new WebVotePage(await calls.Vote(round, Actor, cancellation), new VoteInput()));

    [HttpPost("")]
    [EnableRateLimiting(RateLimits.Strangers)]
    public async Task<IActionResult> Ask(string round, VoteInput input, CancellationToken cancellation)
    {
        var command = new AskForVote(
            round, input.Choice, input.Email, LanguageExtensions.FromCulture(T.Culture), HttpContext.Connection.RemoteIpAddress);
        if (!await Attempt(() => service.Ask(command, Actor, cancellation)))
        {
            return View("Vote", new WebVotePage(await calls.Vote(round, Actor, cancellation), input));
        }

        this.Flash(FlashKind.Info, T["Call.Vote.Asked"]);
        return RedirectToAction(nameof(Vote), new { round });
    }

    [HttpGet("confirm")]
    public async Task<IActionResult> Confirm(string round, string? token, CancellationToken cancellation) =>
        View("ConfirmVote", await service.Find(round, token, Actor, cancellation));

    /// <summary>A POST, because mail filters open links by themselves.</summary>
    [HttpPost("confirm")]
    [EnableRateLimiting(RateLimits.Strangers)]
    public async Task<IActionResult> ConfirmVote(string round, string? token, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Confirm(round, token ?? string.Empty, Actor, cancellation), T["Call.Vote.Done"]);
        return RedirectToAction("Call", "Call", new { round });
    }
}
