using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Teams;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Teams;

/// <summary>Published teams: members see their own, coordinators all.</summary>
[Authorize(Policy = Policies.CoordinateOrParticipate)]
[Route("teams")]
public sealed class TeamController(TeamQueries queries) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(await queries.Teams(Actor, cancellation));

    [HttpGet("{team:guid}")]
    public async Task<IActionResult> Show(Guid team, CancellationToken cancellation) => View(await queries.Team(team, Actor, cancellation));
}
