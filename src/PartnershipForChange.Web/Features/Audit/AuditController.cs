using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PartnershipForChange.Application.Audit;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Audit;

public sealed record AuditView(AuditFilter Filter, AuditPage Audit);

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
    public async Task<IActionResult> Index(AuditFilter filter, CancellationToken cancellation) =>
        View(new AuditView(filter, await queries.List(filter, cancellation)));
}
