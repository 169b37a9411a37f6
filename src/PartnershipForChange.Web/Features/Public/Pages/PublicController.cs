using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Programme;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Public.Pages;

/// <summary>What anyone may read about the programme. Drafts of rounds are not there for anyone here.</summary>
[AllowAnonymous]
public sealed class PublicController(PublicQueries pages) : PortalController
{
    [HttpGet("/about")]
    public IActionResult About() => View();

    [HttpGet("/rounds")]
    public async Task<IActionResult> Rounds(CancellationToken cancellation, int page = 1) => View(await pages.Rounds(page, cancellation));

    [HttpGet("/rounds/{round}")]
    public async Task<IActionResult> Round(string round, CancellationToken cancellation) => View(await pages.Round(round, cancellation));

    [HttpGet("/challenges")]
    public async Task<IActionResult> Challenges(CancellationToken cancellation, int page = 1) => View(await pages.Challenges(page, cancellation));

    [HttpGet("/partners")]
    public async Task<IActionResult> Partners(CancellationToken cancellation, int page = 1) => View(await pages.Partners(page, cancellation));

    [HttpGet("/privacy")]
    public IActionResult Privacy() => View();

    [HttpGet("/accessibility")]
    public IActionResult Accessibility() => View();
}
