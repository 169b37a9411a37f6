using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Placements.Runs;

/// <summary>Coordinators run the matching, compare drafts, verify them again and discard them.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}/placements")]
public sealed class PlacementRunsController(PlacementRunQueries queries, PlacementRunService service) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string round, CancellationToken cancellation)
    {
        var list = await queries.Runs(round, cancellation);
        return View(new RunsPage(list, new RunInput { KeepPins = list.HasPins }));
    }

    [HttpPost("")]
    public async Task<IActionResult> Run(string round, RunInput input, CancellationToken cancellation)
    {
        var outcome = new RunOutcome(0, 0);
        if (!await Attempt(async () => outcome = await service.Run(input.ToCommand(round), Actor, cancellation)))
        {
            return View(nameof(Index), new RunsPage(await queries.Runs(round, cancellation), input));
        }

        if (outcome.DroppedPins > 0)
        {
            this.Flash(FlashKind.Warning, T.Plural("Placements.Run.DroppedPins", outcome.DroppedPins, outcome.Number));
        }
        else
        {
            this.Flash(FlashKind.Success, T["Placements.Run.Done", outcome.Number]);
        }

        return LocalRedirect($"/manage/{round}/placements/{outcome.Number}");
    }

    [HttpPost("{number:int}/verify")]
    public async Task<IActionResult> Verify(string round, int number, CancellationToken cancellation)
    {
        RunVerification? found = null;
        if (await AttemptOrFlash(async () => found = await service.Verify(round, number, Actor, cancellation), T["Placements.Verify.Done"])
            && found is not { IsSame: true, IsSound: true })
        {
            this.Flash(FlashKind.Problem, T[found!.IsSame ? "Placements.Verify.Unsound" : "Placements.Verify.Different", number]);
        }

        return LocalRedirect($"/manage/{round}/placements/{number}");
    }

    [HttpPost("{number:int}/discard")]
    public async Task<IActionResult> Discard(string round, int number, Guid version, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Discard(round, number, version, Actor, cancellation), T["Placements.Discard.Done", number]);
        return RedirectToAction(nameof(Index), new { round });
    }

    [HttpGet("{number:int}/compare/{other:int}")]
    public async Task<IActionResult> Compare(string round, int number, int other, int page, CancellationToken cancellation) =>
        View(await queries.Compare(round, number, other, page, cancellation));
}
