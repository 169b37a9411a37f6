using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PartnershipForChange.Application.Audit;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared.Lists;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Audit;

public sealed record AuditView(AuditFilter Filter, AuditPage Audit, ListView<AuditRow> List);

/// <summary>Chosen values with what can be chosen.</summary>
public sealed record AuditFilterView(
    string? Person, string? Search, string? Subject, DateOnly? From, DateOnly? To, string? Round,
    IReadOnlyList<SelectListItem> Subjects, IReadOnlyList<SelectListItem> Rounds);

/// <summary>Who changed what.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("audit")]
public sealed class AuditController(AuditQueries queries) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(AuditFilter filter, CancellationToken cancellation)
    {
        var list = AuditColumns.List.For(HttpContext, T);
        if (list.WantsFile)
        {
            return await list.File(async (page, size) => (await Read(page, size)).Entries);
        }

        var page = await Read(filter.Page, list.Size);
        return View(new AuditView(filter, page, list.Of(page.Entries)));

        Task<AuditPage> Read(int number, int size) => queries.List(filter with { Page = number, Size = size }, cancellation);
    }
}
