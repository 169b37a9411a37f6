using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Programme;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Public.Solutions;

/// <summary>The Change Meter: anyone reads it, coordinators keep it.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("solutions")]
public sealed class SolutionsController(SolutionQueries solutions, SolutionService service) : PortalController
{
    [HttpGet("")]
    [AllowAnonymous]
    public async Task<IActionResult> Index(CancellationToken cancellation)
    {
        ViewData["CanEdit"] = Actor.IsCoordinator;
        return View(await solutions.ChangeMeter(cancellation));
    }

    [HttpGet("new")]
    public IActionResult New() => View("Form", new SolutionInput());

    [HttpPost("new")]
    public async Task<IActionResult> New(SolutionInput input, CancellationToken cancellation) =>
        await Attempt(() => service.Add(input.Details(), Actor, cancellation)) ? Done("Solutions.Saved") : View("Form", input);

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellation) =>
        View("Form", SolutionInput.Of(await solutions.Find(id, cancellation)));

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, SolutionInput input, CancellationToken cancellation)
    {
        if (await Attempt(() => service.Edit(id, input.Details(), input.Version ?? Guid.Empty, Actor, cancellation)))
        {
            return Done("Solutions.Saved");
        }

        input.Version = IsStale ? (await solutions.Find(id, cancellation)).Version : input.Version;
        return View("Form", input);
    }

    [HttpPost("{id:guid}/remove")]
    public async Task<IActionResult> Remove(Guid id, Guid version, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Remove(id, version, Actor, cancellation), T["Solutions.Removed"]);
        return Redirect("/solutions");
    }

    [HttpGet("reading")]
    public IActionResult Reading() => View(new ReadingInput());

    [HttpPost("reading")]
    public async Task<IActionResult> Reading(ReadingInput input, CancellationToken cancellation) =>
        await Attempt(() => service.Record(input.Percent!.Value, input.AsOf!.Value, input.Source, Actor, cancellation))
            ? Done("Solutions.ReadingSaved")
            : View(input);

    private RedirectResult Done(string message)
    {
        this.Flash(FlashKind.Success, T[message]);
        return Redirect("/solutions");
    }
}
