using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Manage;

/// <summary>Every round, drafts too.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage")]
public sealed class RoundsController(RoundDashboardQueries rounds) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellation, int page = 1) => View(await rounds.Rounds(page, cancellation));
}
