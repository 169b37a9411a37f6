using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Manage.Dashboard;

/// <summary>Where a round stands and the one thing to do next.</summary>
[Authorize(Policy = Policies.Coordinate)]
public sealed class DashboardController(RoundDashboardQueries rounds) : PortalController
{
    [HttpGet("manage/{round}")]
    public async Task<IActionResult> Index(string round, CancellationToken cancellation) => View(await rounds.Dashboard(round, cancellation));
}
