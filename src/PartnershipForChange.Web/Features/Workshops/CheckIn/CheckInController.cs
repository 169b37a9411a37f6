using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Workshops;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Workshops.CheckIn;

/// <summary>Where the code that somebody shows at the door leads an organiser's phone.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}/workshops/check-in/{signUp:guid}")]
public sealed class CheckInController(WorkshopSessionService service, WorkshopQueries queries) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string round, Guid signUp, CancellationToken cancellation) =>
        View(await queries.CheckIn(round, signUp, cancellation));

    [HttpPost("")]
    public async Task<IActionResult> Confirm(string round, Guid signUp, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.CheckIn(round, signUp, Actor, cancellation), T["Workshops.CheckIn.Done"]);
        return Redirect($"/manage/{round}/workshops/check-in/{signUp}");
    }
}
