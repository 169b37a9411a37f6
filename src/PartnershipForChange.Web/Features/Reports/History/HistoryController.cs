using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Import;
using PartnershipForChange.Application.Reports;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Reports.History;

/// <summary>The published figures of rounds from before the portal.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("reports/history")]
public sealed class HistoryController(ReportQueries queries, HistoryService history, ReportTables tables) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(await Page([], cancellation));

    [HttpPost("")]
    [Upload(1024 * 1024, 1)]
    public async Task<IActionResult> Replace(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null)
        {
            ModelState.AddModelError(nameof(HistoryInput.File), T["Reports.History.FileMissing"]);
            return View(nameof(Index), await Page([], cancellation));
        }

        await using var stream = file.OpenReadStream();
        var faults = await history.Replace(stream, Actor, cancellation);
        if (faults.Total > 0)
        {
            return View(nameof(Index), await Page(faults, cancellation));
        }

        this.Flash(FlashKind.Success, T["Reports.History.Done"]);
        return RedirectToAction(nameof(Index));
    }

    private async Task<HistoryPage> Page(IReadOnlyList<ImportFault> faults, CancellationToken cancellation) =>
        new(tables.Trend([.. (await queries.Trend(cancellation)).Where(t => t.Source.Length > 0)]), faults, new HistoryInput());
}

public sealed class HistoryInput
{
    public IFormFile? File { get; set; }
}

public sealed record HistoryPage(ReportTable Table, IReadOnlyList<ImportFault> Faults, HistoryInput Input);
