using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Exchange.Host;

public sealed record DeclineGuestPage(OrganisationGuests Organisation, ComingGuest Guest, DeclineInput Input);

/// <summary>A contact sees who comes and who goes, and answers for their organisation's places.</summary>
[Authorize(Policy = Policies.ActForOrganisation)]
[Route("organisation/{organisation}/{round}/guests")]
public sealed class HostedGuestsController(HostedGuestQueries queries, PlacementAnswerService service) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string organisation, string round, CancellationToken cancellation) =>
        View(await queries.Of(organisation, round, Actor, cancellation));

    [HttpPost("{placement:guid}/accept")]
    public async Task<IActionResult> Accept(string organisation, string round, Guid placement, CancellationToken cancellation)
    {
        var command = new AnswerPlacement(round, Accepts: true, Reason: null);
        await AttemptOrFlash(
            () => service.AnswerAsHost(organisation, placement, command, Actor, cancellation), T["Exchange.GuestAccepted"]);
        return RedirectToAction(nameof(Show), new { organisation, round });
    }

    [HttpGet("{placement:guid}/decline")]
    public async Task<IActionResult> Decline(string organisation, string round, Guid placement, CancellationToken cancellation)
    {
        var (all, guest) = await Find(organisation, round, placement, cancellation);
        return guest.CanDecline ? View(new DeclineGuestPage(all, guest, new DeclineInput())) : RedirectToAction(nameof(Show), new { organisation, round });
    }

    [HttpPost("{placement:guid}/decline")]
    public async Task<IActionResult> Decline(
        string organisation, string round, Guid placement, DeclineInput input, CancellationToken cancellation)
    {
        if (await Attempt(() => service.AnswerAsHost(organisation, placement, input.ToCommand(round), Actor, cancellation)))
        {
            this.Flash(FlashKind.Info, T["Exchange.GuestDeclined"]);
            return RedirectToAction(nameof(Show), new { organisation, round });
        }

        var (all, guest) = await Find(organisation, round, placement, cancellation);
        return View(new DeclineGuestPage(all, guest, input));
    }

    private async Task<(OrganisationGuests All, ComingGuest Guest)> Find(
        string organisation, string round, Guid placement, CancellationToken cancellation)
    {
        var all = await queries.Of(organisation, round, Actor, cancellation);
        return (all, all.Coming.FirstOrDefault(g => g.Placement.Id == placement) ?? throw new NotFoundException("guest"));
    }
}
