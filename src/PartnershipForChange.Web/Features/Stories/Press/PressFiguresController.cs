using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Stories;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Stories.Press;

/// <summary>Coordinators keep the figures for the press.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("newsroom/figures")]
public sealed class PressFiguresController(PressQueries queries, PressService service) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View("Keep", await queries.Figures(cancellation));

    [HttpGet("new")]
    public IActionResult New() => View("Form", new PressFigureInput());

    [HttpPost("new")]
    public async Task<IActionResult> New(PressFigureInput input, CancellationToken cancellation) =>
        await Attempt(() => service.Add(input.Details(), Actor, cancellation)) ? Done("Press.Saved") : View("Form", input);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellation) => View("Form", PressFigureInput.Of(await queries.Find(id, cancellation)));

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Edit(Guid id, PressFigureInput input, CancellationToken cancellation)
    {
        if (await Attempt(() => service.Edit(id, input.Details(), input.Version ?? Guid.Empty, Actor, cancellation)))
        {
            return Done("Press.Saved");
        }

        input.Version = IsStale ? (await queries.Find(id, cancellation)).Version : input.Version;
        return View("Form", input);
    }

    [HttpPost("{id:guid}/remove")]
    public async Task<IActionResult> Remove(Guid id, Guid version, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Remove(id, version, Actor, cancellation), T["Press.Removed"]);
        return Redirect("/newsroom/figures");
    }

    private RedirectResult Done(string message)
    {
        this.Flash(FlashKind.Success, T[message]);
        return Redirect("/newsroom/figures");
    }
}
