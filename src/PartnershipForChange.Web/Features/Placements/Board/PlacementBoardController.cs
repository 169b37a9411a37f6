using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Export;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Placements.Board;

/// <summary>One run as a board of hosts by week, as a list of guests, and as a file. For coordinators.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}/placements/{number:int}")]
public sealed class PlacementBoardController(PlacementBoardQueries board, PlacementListQueries lists) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string round, int number, BoardInput input, CancellationToken cancellation) =>
        View(new BoardPage(await board.Board(round, number, input.ToFilter(), cancellation), input));

    [HttpGet("list")]
    public async Task<IActionResult> List(string round, int number, ListInput input, CancellationToken cancellation) =>
        View(new ListPage(await lists.List(round, number, input.ToFilter(), cancellation), input));

    [HttpGet("csv")]
    public async Task<IActionResult> Csv(string round, int number, CancellationToken cancellation)
    {
        var (_, rows) = await lists.All(round, number, cancellation);
        return File(PlacementCsv.Of(rows, T), CsvExport.ContentType, $"{T["Placements.FileName"]}-{round}-{number}.csv");
    }
}
