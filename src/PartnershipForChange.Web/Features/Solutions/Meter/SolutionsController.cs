using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Solutions;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Solutions.Meter;

/// <summary>The Change Meter, for anyone.</summary>
[AllowAnonymous]
[Route("solutions")]
public sealed class SolutionsController(SolutionQueries solutions) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellation)
    {
        ViewData["CanEdit"] = Actor.IsCoordinator;
        return View(await solutions.ChangeMeter(cancellation));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellation)
    {
        ViewData["CanEdit"] = Actor.IsCoordinator;
        return View(await solutions.Page(id, Actor, cancellation));
    }
}
