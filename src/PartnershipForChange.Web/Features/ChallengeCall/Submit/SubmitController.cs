using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PartnershipForChange.Application.ChallengeCall;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.ChallengeCall.Submit;

/// <summary>Anyone submits a challenge: a form, a private link to go on with it, and a link that confirms the address.</summary>
[AllowAnonymous]
[Route("rounds/{round}/call")]
public sealed class SubmitController(PublicCallQueries calls, MySubmissionQueries queries, SubmissionService service) : PortalController
{
    [HttpGet("submit")]
    public async Task<IActionResult> New(string round, CancellationToken cancellation)
    {
        var (found, isOpen) = await calls.Form(round, Actor, cancellation);
        return View("Form", new SubmitPage(found, isOpen, new SubmitInput { Token = LinkToken.New() }));
    }

    /// <summary>Saves or hands in, from a new form and from one behind a private link alike.</summary>
    [HttpPost("submit")]
    [EnableRateLimiting(RateLimits.Strangers)]
    public async Task<IActionResult> Submit(string round, SubmitInput input, CancellationToken cancellation)
    {
        var state = SubmissionState.Draft;
        var command = input.ToCommand(round, LanguageExtensions.FromCulture(T.Culture));
        if (!await Attempt(async () => state = await service.Write(command, Actor, cancellation)))
        {
            var (found, _) = await calls.Form(round, Actor, cancellation);
            return View("Form", new SubmitPage(found, IsOpen: true, input));
        }

        this.Flash(FlashKind.Success, T[$"Call.Written.{state}", input.ContactEmail]);
        return RedirectToAction(nameof(Mine), new { round, token = input.Token });
    }

    [HttpGet("mine")]
    public async Task<IActionResult> Mine(string round, string? token, CancellationToken cancellation)
    {
        var mine = await queries.Find(round, token, Actor, cancellation);
        return View(new MinePage(mine, SubmitInput.Of(mine.Submission, token!)));
    }

    [HttpGet("confirm")]
    public async Task<IActionResult> Confirm(string round, string? token, CancellationToken cancellation) =>
        View(await queries.Confirm(round, token, Actor, cancellation));

    /// <summary>A POST, because mail filters open links by themselves.</summary>
    [HttpPost("confirm")]
    [EnableRateLimiting(RateLimits.Strangers)]
    public async Task<IActionResult> ConfirmEmail(string round, string? token, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Confirm(round, token ?? string.Empty, Actor, cancellation), T["Call.Confirm.Done"]);
        return RedirectToAction("Call", "Call", new { round });
    }
}
