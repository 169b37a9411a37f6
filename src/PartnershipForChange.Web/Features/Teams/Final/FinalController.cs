using System.Security.Cryptography;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Proposals;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Teams.Final;

/// <summary>The order in which teams present at the final: by hand or by lot, then shown to the teams.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}/final")]
public sealed class FinalController(FinalOrderQueries queries, FinalOrderService service) : PortalController
{
    private const int MostSeed = 10_000;

    [HttpGet("")]
    public async Task<IActionResult> Show(string round, CancellationToken cancellation) => View(await queries.Of(round, cancellation));

    [HttpPost("move")]
    public async Task<IActionResult> Move(string round, Guid proposal, int places, Guid? version, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Move(round, proposal, places, version, Actor, cancellation), T["Teams.Final.Moved"]);
        return RedirectToAction(nameof(Show), new { round });
    }

    [HttpPost("draw")]
    public async Task<IActionResult> Draw(string round, int? seed, Guid? version, CancellationToken cancellation)
    {
        var drawn = seed ?? RandomNumberGenerator.GetInt32(1, MostSeed);
        await AttemptOrFlash(() => service.Draw(round, drawn, version, Actor, cancellation), T["Teams.Final.Drawn", drawn]);
        return RedirectToAction(nameof(Show), new { round });
    }

    [HttpPost("show")]
    public async Task<IActionResult> SetShown(string round, bool shown, Guid? version, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Show(round, shown, version, Actor, cancellation), T[shown ? "Teams.Final.IsShown" : "Teams.Final.IsHidden"]);
        return RedirectToAction(nameof(Show), new { round });
    }
}
