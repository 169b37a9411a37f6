using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Stories;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Stories.Reading;

/// <summary>News and stories for anyone; coordinators see those that are not public as well, as a preview.</summary>
[AllowAnonymous]
[Route("stories")]
public sealed class StoriesController(StoryQueries stories) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(int page, CancellationToken cancellation)
    {
        ViewData["CanEdit"] = Actor.IsCoordinator;
        return View(await stories.Published(page, cancellation));
    }

    [HttpGet("{slug}")]
    public async Task<IActionResult> Show(string slug, CancellationToken cancellation)
    {
        ViewData["CanEdit"] = Actor.IsCoordinator;
        return View(await stories.Story(slug, Actor, cancellation));
    }

    [HttpGet("pictures/{picture}")]
    public async Task<IActionResult> Picture(string picture, CancellationToken cancellation)
    {
        var file = await stories.Picture(picture, Actor, cancellation);
        Response.Headers.CacheControl = file.IsPublic ? "public, max-age=31536000, immutable" : "private, no-store";
        return File(file.Content, file.ContentType);
    }
}
