using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Contacts;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.OrganisationHome;

/// <summary>The home of a contact: what waits for their organisation. Coordinators may look at any.</summary>
[Route("organisation")]
public sealed class OrganisationHomeController(ContactHomeQueries queries) : PortalController
{
    [HttpGet("")]
    [Authorize(Policy = Policies.ActForOrganisation)]
    public async Task<IActionResult> Index(CancellationToken cancellation)
    {
        var own = await queries.Own(Actor, cancellation);
        return own.Count == 1 ? RedirectToAction(nameof(Show), new { code = own[0].Code }) : View("Choose", own);
    }

    [HttpGet("{code}")]
    [Authorize(Policy = Policies.CoordinateOrActForOrganisation)]
    public async Task<IActionResult> Show(string code, CancellationToken cancellation) => View(await queries.Home(code, Actor, cancellation));
}
