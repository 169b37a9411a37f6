using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Placements.Moves;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Placements.Publishing;

/// <summary>Coordinators publish a draft, then keep the published placements whole: give, end, remind.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}/placements/{number:int}")]
public sealed class PlacementPublishingController(
    PublishQueries queries, PlacementPublishingService service, MoveOptionQueries options) : PortalController
{
    [HttpGet("publish")]
    public async Task<IActionResult> Publish(string round, int number, CancellationToken cancellation)
    {
        var preview = await queries.Preview(round, number, cancellation);
        return preview.Head.IsPublished ? View("Published", preview.Head) : View(preview);
    }

    [HttpPost("publish")]
    public async Task<IActionResult> Publish(string round, int number, Guid version, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Publish(round, number, version, Actor, cancellation), T["Placements.Publish.Done"]);
        return Board(round, number);
    }

    [HttpPost("give")]
    public async Task<IActionResult> Give(string round, int number, MoveInput input, CancellationToken cancellation)
    {
        if (await Attempt(() => service.Give(input.ToCommand(round, number), Actor, cancellation)))
        {
            this.Flash(FlashKind.Success, T["Placements.Move.Given"]);
            return Board(round, number);
        }

        var page = new MovePage(await options.For(round, number, input.Guest, q: null, page: 1, cancellation), null);
        return View("Guest", page);
    }

    [HttpPost("end")]
    public async Task<IActionResult> End(string round, int number, Guid guest, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.End(round, number, guest, Actor, cancellation), T["Placements.Move.Ended"]);
        return Board(round, number);
    }

    [HttpPost("remind")]
    public async Task<IActionResult> Remind(string round, int number, ReminderInput input, CancellationToken cancellation)
    {
        var reminded = 0;
        if (await AttemptOrFlash(
            async () => reminded = await service.Remind(round, number, input.All ? null : [.. input.Chosen], Actor, cancellation), string.Empty))
        {
            this.Flash(FlashKind.Success, T.Plural("Placements.Reminded", reminded));
        }

        return BackToList($"/manage/{round}/placements/{number}/list");
    }

    private LocalRedirectResult Board(string round, int number) => LocalRedirect($"/manage/{round}/placements/{number}");
}
