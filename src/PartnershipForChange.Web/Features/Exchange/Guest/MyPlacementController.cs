using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Exchange.Guest;

public sealed record DeclinePage(MyPlacement Placement, DeclineInput Input);

/// <summary>A participant sees where they go and says yes or no.</summary>
[Authorize(Policy = Policies.Participate)]
[Route("me/{round}/placement")]
public sealed class MyPlacementController(MyPlacementQueries queries, PlacementAnswerService service) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string round, CancellationToken cancellation) =>
        View(await queries.In(round, Actor, cancellation));

    [HttpPost("accept")]
    public async Task<IActionResult> Accept(string round, CancellationToken cancellation)
    {
        await AttemptOrFlash(
            () => service.AnswerAsGuest(new AnswerPlacement(round, Accepts: true, Reason: null), Actor, cancellation), T["Exchange.Accepted"]);
        return RedirectToAction(nameof(Show), new { round });
    }

    [HttpGet("decline")]
    public async Task<IActionResult> Decline(string round, CancellationToken cancellation) =>
        (await queries.In(round, Actor, cancellation)).Placement is { CanDecline: true } placement
            ? View(new DeclinePage(placement, new DeclineInput()))
            : RedirectToAction(nameof(Show), new { round });

    [HttpPost("decline")]
    public async Task<IActionResult> Decline(string round, DeclineInput input, CancellationToken cancellation)
    {
        if (await Attempt(() => service.AnswerAsGuest(input.ToCommand(round), Actor, cancellation)))
        {
            this.Flash(FlashKind.Info, T["Exchange.Declined"]);
            return RedirectToAction(nameof(Show), new { round });
        }

        var placement = (await queries.In(round, Actor, cancellation)).Placement ?? throw new NotFoundException("placement");
        return View(new DeclinePage(placement, input));
    }
}
