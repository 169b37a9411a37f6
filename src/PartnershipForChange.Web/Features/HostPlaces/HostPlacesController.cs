using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.HostPlaces;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.HostPlaces;

/// <summary>The host places of one organisation: its contacts look after them, coordinators may.</summary>
[Authorize(Policy = Policies.CoordinateOrActForOrganisation)]
[Route("organisation/{code}/{round}/places")]
public sealed class HostPlacesController(HostPlaceQueries queries, HostPlaceService service) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string code, string round, CancellationToken cancellation) =>
        View(await queries.Of(code, round, Actor, cancellation));

    /// <param name="copy">Code of a place of the same organisation to start from.</param>
    [HttpGet("new")]
    public async Task<IActionResult> Add(string code, string round, string? copy, CancellationToken cancellation)
    {
        var places = await queries.Of(code, round, Actor, cancellation);
        if (!places.CanOffer)
        {
            return RedirectToAction(nameof(Index), new { code, round });
        }

        var input = copy is null ? new HostPlaceInput { City = places.Organisation.City, Languages = ["sl"] } : HostPlaceInput.CopyOf(Named(places, copy));
        return View("Form", new HostPlaceFormPage(places, null, input));
    }

    [HttpPost("new")]
    public async Task<IActionResult> Add(string code, string round, HostPlaceInput input, CancellationToken cancellation)
    {
        var place = string.Empty;
        if (await Attempt(async () => place = await service.Offer(code, round, input.ToDetails(), Actor, cancellation)))
        {
            this.Flash(FlashKind.Success, T["HostPlaces.Added", place]);
            return RedirectToAction(nameof(Index), new { code, round });
        }

        return View("Form", new HostPlaceFormPage(await queries.Of(code, round, Actor, cancellation), null, input));
    }

    [HttpGet("{place}")]
    public async Task<IActionResult> Edit(string code, string round, string place, CancellationToken cancellation)
    {
        var places = await queries.Of(code, round, Actor, cancellation);
        var found = Named(places, place);
        return found.IsWithdrawn || !places.CanOffer
            ? View("Place", new HostPlaceFormPage(places, found.Code, HostPlaceInput.Of(found)))
            : View("Form", new HostPlaceFormPage(places, found.Code, HostPlaceInput.Of(found)));
    }

    [HttpPost("{place}")]
    public async Task<IActionResult> Edit(string code, string round, string place, HostPlaceInput input, CancellationToken cancellation)
    {
        if (await Attempt(() => service.Edit(new(code, round, place), input.ToDetails(), input.Version, Actor, cancellation)))
        {
            this.Flash(FlashKind.Success, T["HostPlaces.Saved"]);
            return RedirectToAction(nameof(Index), new { code, round });
        }

        var places = await queries.Of(code, round, Actor, cancellation);
        var stored = Named(places, place);
        var newer = stored.Version == input.Version ? null : stored;

        // The next save is on top of what is now shown beside the user's own text.
        input.Version = stored.Version;
        ModelState.Remove(nameof(input.Version));
        return View("Form", new HostPlaceFormPage(places, stored.Code, input, newer));
    }

    /// <summary>Says whose weeks end, before it is done.</summary>
    [HttpGet("{place}/withdraw")]
    public async Task<IActionResult> Check(string code, string round, string place, CancellationToken cancellation)
    {
        var places = await queries.Of(code, round, Actor, cancellation);
        var found = Named(places, place);
        return places.CanWithdraw(found) ? View("Withdraw", new HostPlaceWithdrawPage(places, found)) : RedirectToAction(nameof(Index), new { code, round });
    }

    [HttpPost("{place}/withdraw")]
    public async Task<IActionResult> Withdraw(string code, string round, string place, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Withdraw(new(code, round, place), Actor, cancellation), T["HostPlaces.WithdrawnDone"]);
        return RedirectToAction(nameof(Index), new { code, round });
    }

    [HttpPost("{place}/offer-again")]
    public async Task<IActionResult> OfferAgain(string code, string round, string place, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.OfferAgain(new(code, round, place), Actor, cancellation), T["HostPlaces.OfferedAgain"]);
        return RedirectToAction(nameof(Index), new { code, round });
    }

    private static HostPlace Named(OrganisationPlaces places, string code) =>
        places.Places.FirstOrDefault(p => string.Equals(p.Code, code, StringComparison.OrdinalIgnoreCase))
        ?? throw new Application.Common.NotFoundException(nameof(HostPlace));
}
