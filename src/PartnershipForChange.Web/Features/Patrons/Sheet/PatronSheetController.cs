using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Patrons;
using PartnershipForChange.Web.Features.Reports;
using PartnershipForChange.Web.Features.Shared.Charts;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Patrons.Sheet;

/// <summary>The sheet for a round's patron; a coordinator sees it before it is public.</summary>
[AllowAnonymous]
[Route("rounds/{round}/patron")]
public sealed class PatronSheetController(PatronQueries queries, ReportCharts charts) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string round, CancellationToken cancellation)
    {
        var sheet = await queries.Sheet(round, Actor, cancellation);
        return View(new PatronSheetPage(sheet, charts.Funnel(sheet.Report), Actor.IsCoordinator));
    }
}

/// <summary>The sheet with its picture.</summary>
/// <param name="CanEdit">The reader is a coordinator.</param>
public sealed record PatronSheetPage(PatronSheet Sheet, MirroredChart Funnel, bool CanEdit);
