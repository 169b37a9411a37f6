using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.HostPlaces;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.HostPlaces;

/// <summary>The host places of a whole round: all of them for coordinators, what is offered for everyone signed in.</summary>
public sealed class RoundPlacesController(HostPlaceQueries queries) : PortalController
{
    [HttpGet("manage/{round}/places")]
    [Authorize(Policy = Policies.Coordinate)]
    public async Task<IActionResult> Manage(string round, HostPlaceListInput filter, CancellationToken cancellation)
    {
        var list = HostPlaceColumns.List.For(HttpContext, T);
        if (list.WantsFile)
        {
            return await list.File(async (page, size) => (await Read(page, size)).Rows, round);
        }

        var places = await Read(filter.Page, list.Size);
        return View(new HostPlaceListPage(filter, places, list.Of(places.Rows)));

        Task<RoundPlaces<HostPlaceRow>> Read(int page, int size) =>
            queries.InRound(round, filter.ToFilter() with { Page = page, Size = size }, Actor, cancellation);
    }

    /// <summary>Someone who would be a guest is shown the other side, unless the address names one.</summary>
    [HttpGet("rounds/{round}/places")]
    [Authorize(Policy = Policies.SignedIn)]
    public async Task<IActionResult> Browse(string round, HostPlaceListInput filter, CancellationToken cancellation)
    {
        if (!Request.Query.ContainsKey(nameof(filter.Side)))
        {
            filter.Side = await queries.GuestSide(Actor, cancellation);
            ModelState.Remove(nameof(filter.Side));
        }

        return View(new BrowsePage(filter, await queries.Browse(round, filter.ToFilter(), Actor, cancellation)));
    }
}
