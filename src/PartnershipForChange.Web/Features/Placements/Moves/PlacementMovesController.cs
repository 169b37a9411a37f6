using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Placements.Moves;

/// <summary>Coordinators change a draft by hand: move, take away, pin, undo. The effect is shown before and told after.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}/placements/{number:int}")]
public sealed class PlacementMovesController(MoveOptionQueries queries, SeatEffectQueries effects, PlacementMoveService service) : PortalController
{
    [HttpGet("guests/{guest:guid}")]
    public async Task<IActionResult> Guest(string round, int number, Guid guest, string? q, int page, CancellationToken cancellation) =>
        View(new MovePage(await queries.For(round, number, guest, q, page, cancellation), q));

    /// <summary>For the board's script, when a card is lifted.</summary>
    [HttpGet("guests/{guest:guid}/effects")]
    public async Task<IActionResult> Effects(string round, int number, Guid guest, Guid[] places, CancellationToken cancellation) =>
        Json(T.Effects(await effects.For(round, number, guest, places, cancellation)));

    [HttpPost("move")]
    public async Task<IActionResult> Move(string round, int number, MoveInput input, CancellationToken cancellation)
    {
        MoveEffect? effect = null;
        if (await Attempt(async () => effect = await service.Move(input.ToCommand(round, number), Actor, cancellation)))
        {
            this.Flash(FlashKind.Success, Told(effect!));
            return Board(round, number);
        }

        return View(nameof(Guest), new MovePage(await queries.For(round, number, input.Guest, q: null, page: 1, cancellation), null));
    }

    [HttpPost("unplace")]
    public async Task<IActionResult> Unplace(string round, int number, Guid guest, CancellationToken cancellation)
    {
        MoveEffect? effect = null;
        if (await AttemptOrFlash(async () => effect = await service.Unplace(round, number, guest, Actor, cancellation), string.Empty))
        {
            this.Flash(FlashKind.Success, Told(effect!));
        }

        return Board(round, number);
    }

    [HttpPost("pin")]
    public async Task<IActionResult> Pin(string round, int number, Guid guest, bool pinned, CancellationToken cancellation)
    {
        await AttemptOrFlash(
            () => service.Pin(round, number, guest, pinned, Actor, cancellation), T[pinned ? "Placements.PinDone" : "Placements.UnpinDone"]);
        return Board(round, number);
    }

    [HttpPost("undo")]
    public async Task<IActionResult> Undo(string round, int number, int step, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Undo(round, number, step, Actor, cancellation), T["Placements.Undone"]);
        return Board(round, number);
    }

    private LocalRedirectResult Board(string round, int number) => LocalRedirect($"/manage/{round}/placements/{number}");

    private string Told(MoveEffect effect) => T[
        "Placements.Move.Done", effect.Before.Placed, effect.After.Placed, effect.Before.RankSum, effect.After.RankSum, effect.Before.Fit,
        effect.After.Fit];
}
