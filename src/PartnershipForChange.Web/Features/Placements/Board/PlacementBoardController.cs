using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Placements.Board;

/// <summary>One run as a board of hosts by week, and as a list of guests. For coordinators.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}/placements/{number:int}")]
public sealed class PlacementBoardController(
    PlacementBoardQueries board, RunHeadQueries heads, PlacementListQueries lists, PlacementCheckQueries checks) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string round, int number, BoardInput input, CancellationToken cancellation)
    {
        var shown = await board.Board(round, number, input.ToFilter(), cancellation);
        return View(new BoardPage(shown, input, await Broken(shown.Head, cancellation)));
    }

    [HttpGet("list")]
    public async Task<IActionResult> List(string round, int number, ListInput input, CancellationToken cancellation)
    {
        var head = await heads.Of(round, number, cancellation);
        var list = (head.IsPublished ? GuestColumns.Published : GuestColumns.Draft).For(HttpContext, T);
        return list.WantsFile
            ? await list.File(Read, $"{round}-{number}")
            : View(new ListPage(head, list.Of(await Read(input.Page, list.Size)), input, await Broken(head, cancellation)));

        Task<Page<GuestRow>> Read(int page, int size) => lists.List(head, input.ToFilter() with { Page = page, Size = size }, cancellation);
    }

    private async Task<IReadOnlyList<BrokenPlacement>> Broken(RunHead head, CancellationToken cancellation) =>
        head.IsPublished ? await checks.BrokenPublished(head.Round.Id, cancellation) : [];
}
