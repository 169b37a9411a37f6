using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Teams;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Teams.Runs;

/// <summary>Coordinators form mixed teams, change a draft by hand and publish it.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}/teams")]
public sealed class TeamRunsController(TeamRunQueries queries, TeamRunService service) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string round, CancellationToken cancellation) =>
        View(new TeamRunsPage(await queries.Runs(round, cancellation), new FormTeamsInput()));

    [HttpPost("")]
    public async Task<IActionResult> Form(string round, FormTeamsInput input, CancellationToken cancellation)
    {
        var number = 0;
        if (await Attempt(async () => number = await service.Form(input.ToCommand(round), Actor, cancellation)))
        {
            this.Flash(FlashKind.Success, T["Teams.Formed", number]);
            return RedirectToAction(nameof(Show), new { round, number });
        }

        return View(nameof(Index), new TeamRunsPage(await queries.Runs(round, cancellation), input));
    }

    [HttpGet("{number:int}")]
    public async Task<IActionResult> Show(string round, int number, TeamBoardInput input, CancellationToken cancellation) =>
        View(new TeamBoardPage(await queries.Run(round, number, cancellation), input));

    [HttpGet("{number:int}/move/{registration:guid}")]
    public async Task<IActionResult> Options(string round, int number, Guid registration, CancellationToken cancellation) =>
        View(await queries.Options(round, number, registration, cancellation));

    /// <summary>For the board's script, when a card is lifted.</summary>
    [HttpGet("{number:int}/move/{registration:guid}/effects")]
    public async Task<IActionResult> Effects(string round, int number, Guid registration, CancellationToken cancellation) =>
        Json(T.Effects(await queries.Options(round, number, registration, cancellation, most: int.MaxValue)));

    [HttpPost("{number:int}/swap")]
    public async Task<IActionResult> Swap(string round, int number, Guid first, Guid second, Guid version, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Swap(round, number, first, second, version, Actor, cancellation), T["Teams.Swapped"]);
        return BackToBoard(round, number);
    }

    [HttpPost("{number:int}/move")]
    public async Task<IActionResult> Move(string round, int number, Guid registration, Guid team, Guid version, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Move(round, number, registration, team, version, Actor, cancellation), T["Teams.Moved"]);
        return BackToBoard(round, number);
    }

    [HttpPost("{number:int}/pin")]
    public async Task<IActionResult> Pin(string round, int number, Guid registration, bool pinned, CancellationToken cancellation)
    {
        await AttemptOrFlash(
            () => service.Pin(round, number, registration, pinned, Actor, cancellation), T[pinned ? "Teams.Pinned" : "Teams.Unpinned"]);
        return BackToBoard(round, number);
    }

    [HttpPost("{number:int}/undo")]
    public async Task<IActionResult> Undo(string round, int number, Guid version, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Undo(round, number, version, Actor, cancellation), T["Teams.Undone"]);
        return RedirectToAction(nameof(Show), new { round, number });
    }

    [HttpPost("{number:int}/publish")]
    public async Task<IActionResult> Publish(string round, int number, Guid version, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Publish(round, number, version, Actor, cancellation), T["Teams.Published"]);
        return RedirectToAction(nameof(Show), new { round, number });
    }

    [HttpGet("{number:int}/assign/{registration:guid}")]
    public async Task<IActionResult> Assign(string round, int number, Guid registration, CancellationToken cancellation) =>
        View(await queries.Assign(round, number, registration, cancellation));

    [HttpPost("{number:int}/assign/{registration:guid}")]
    public async Task<IActionResult> Assign(string round, int number, Guid registration, Guid team, Guid version, CancellationToken cancellation)
    {
        var assigned = 0;
        return await AttemptOrFlash(
            async () => assigned = await service.Assign(round, number, registration, team, version, Actor, cancellation), T["Teams.Assigned"])
            ? Redirect($"/manage/{round}/teams/{number}#team-{assigned}")
            : RedirectToAction(nameof(Assign), new { round, number, registration });
    }

    [HttpPost("{number:int}/discard")]
    public async Task<IActionResult> Discard(string round, int number, Guid version, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Discard(round, number, version, Actor, cancellation), T["Teams.Discarded", number]);
        return RedirectToAction(nameof(Index), new { round });
    }

    private LocalRedirectResult BackToBoard(string round, int number) => BackToList($"/manage/{round}/teams/{number}");
}
