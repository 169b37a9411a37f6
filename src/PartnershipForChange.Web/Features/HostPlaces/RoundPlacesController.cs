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
    public async Task<IActionResult> Manage(string round, HostPlaceListInput filter, CancellationToken cancellation) =>
        View(new HostPlaceListPage(filter, await queries.InRound(round, filter.ToFilter(), Actor, cancellation)));

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
