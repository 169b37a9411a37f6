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

    /// <summary>Shows what the file would publish; it is sent again to replace the history.</summary>
    [HttpPost("")]
    [Upload(1024 * 1024, 1)]
    public async Task<IActionResult> Check(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null)
        {
            ModelState.AddModelError(nameof(HistoryInput.File), T["Reports.History.FileMissing"]);
            return View(nameof(Index), await Page([], cancellation));
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        content.Position = 0;
        var check = await history.Check(content, cancellation);
        return View(
            nameof(Index),
            check.Faults.Total > 0
                ? await Page(check.Faults.ByRow(), cancellation)
                : new HistoryPage(tables.Trend(check.Years), [], new HistoryInput()) { Asked = new HistoryAsked(check, Convert.ToBase64String(content.ToArray())) });
    }

    /// <param name="content">The file as it was checked, in Base64.</param>
    [HttpPost("replace")]
    public async Task<IActionResult> Replace(string? content, CancellationToken cancellation)
    {
        var bytes = new byte[content?.Length ?? 0];
        if (!Convert.TryFromBase64String(content ?? string.Empty, bytes, out var length) || length == 0)
        {
            ModelState.AddModelError(nameof(HistoryInput.File), T["Reports.History.FileMissing"]);
            return View(nameof(Index), await Page([], cancellation));
        }

        using var file = new MemoryStream(bytes, 0, length, writable: false);
        var faults = await history.Replace(file, Actor, cancellation);
        if (faults.Total > 0)
        {
            return View(nameof(Index), await Page(faults.ByRow(), cancellation));
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

public sealed record HistoryPage(ReportTable Table, IReadOnlyList<ImportFault> Faults, HistoryInput Input)
{
    /// <summary>A file without faults that waits for its confirmation; the table is then the file's.</summary>
    public HistoryAsked? Asked { get; init; }
}

/// <param name="Content">The file, in Base64.</param>
public sealed record HistoryAsked(HistoryCheck Check, string Content);
