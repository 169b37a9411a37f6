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
public sealed class PlacementBoardController(PlacementBoardQueries board, RunHeadQueries heads, PlacementListQueries lists) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string round, int number, BoardInput input, CancellationToken cancellation) =>
        View(new BoardPage(await board.Board(round, number, input.ToFilter(), cancellation), input));

    [HttpGet("list")]
    public async Task<IActionResult> List(string round, int number, ListInput input, CancellationToken cancellation)
    {
        var head = await heads.Of(round, number, cancellation);
        var list = (head.IsPublished ? GuestColumns.Published : GuestColumns.Draft).For(HttpContext, T);
        return list.WantsFile
            ? await list.File(Read, $"{round}-{number}")
            : View(new ListPage(head, list.Of(await Read(input.Page, list.Size)), input));

        Task<Page<GuestRow>> Read(int page, int size) => lists.List(head, input.ToFilter() with { Page = page, Size = size }, cancellation);
    }
}
