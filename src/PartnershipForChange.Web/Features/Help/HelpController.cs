using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Help;

/// <summary>One guide.</summary>
public sealed record HelpPage(string Name, string Html);

/// <summary>A guide for each role and the glossary, for anyone; the tour, for coordinators.</summary>
[Route("help")]
public sealed class HelpController(TourService tour) : PortalController
{
    [HttpGet("")]
    [AllowAnonymous]
    public IActionResult Index() => View(HelpPages.Of(Actor));

    [HttpGet("{guide}")]
    [AllowAnonymous]
    public async Task<IActionResult> Show(string guide, CancellationToken cancellation) =>
        View(new HelpPage(guide, await HelpPages.Html(guide, T.Culture, cancellation)));

    /// <summary>The tour was gone through, or skipped.</summary>
    [HttpPost("tour/end")]
    [Authorize(Policy = Policies.Coordinate)]
    public async Task<IActionResult> EndTour(CancellationToken cancellation)
    {
        await tour.End(Actor, cancellation);
        return LocalRedirect("/");
    }

    [HttpPost("tour/again")]
    [Authorize(Policy = Policies.Coordinate)]
    public async Task<IActionResult> TourAgain(CancellationToken cancellation)
    {
        await tour.Again(Actor, cancellation);
        return LocalRedirect("/");
    }
}
