using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Programme;
using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Public.Terms;

/// <summary>The partnership terms: anyone reads every version, coordinators issue the next.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("terms")]
public sealed class TermsController(TermsQueries terms, TermsService service) : PortalController
{
    [HttpGet("")]
    [AllowAnonymous]
    public async Task<IActionResult> Index(CancellationToken cancellation)
    {
        var inForce = await terms.InForce(cancellation);
        return View(new TermsPage(inForce, inForce?.Number ?? 0, Actor.IsCoordinator));
    }

    [HttpGet("{number:int}")]
    [AllowAnonymous]
    public async Task<IActionResult> Version(int number, CancellationToken cancellation)
    {
        var found = await terms.Find(number, cancellation);
        return View(nameof(Index), new TermsPage(found, (await terms.InForce(cancellation))!.Number, Actor.IsCoordinator));
    }

    [HttpGet("versions")]
    public async Task<IActionResult> Versions(CancellationToken cancellation) => View(await terms.Versions(cancellation));

    [HttpGet("new")]
    public async Task<IActionResult> New(CancellationToken cancellation)
    {
        var inForce = await terms.InForce(cancellation);
        var text = inForce?.Text ?? ProgrammeTemplate.Terms;
        return View(new IssueTermsInput { TextSl = text.Sl, TextEn = text.En, Follows = inForce?.Number ?? 0 });
    }

    [HttpPost("new")]
    public async Task<IActionResult> New(IssueTermsInput input, CancellationToken cancellation)
    {
        if (!await Attempt(() => service.Issue(new IssueTerms(new LocalisedText(input.TextSl, input.TextEn), input.Follows), Actor, cancellation)))
        {
            return View(input);
        }

        this.Flash(FlashKind.Success, T["Terms.Issued"]);
        return Redirect("/terms/versions");
    }
}
