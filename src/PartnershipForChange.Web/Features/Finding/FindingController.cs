using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Finding;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Finding;

/// <summary>What was looked for, and what was found of it.</summary>
public sealed record FindingPage(string Words, Findings Findings);

/// <summary>The search box of the bar.</summary>
[Authorize(Policy = Policies.SignedIn)]
[Route("search")]
public sealed class FindingController(FindingQueries queries) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string? q, CancellationToken cancellation) =>
        View(new FindingPage(q?.Trim() ?? string.Empty, await queries.Find(q, Actor, cancellation)));
}
