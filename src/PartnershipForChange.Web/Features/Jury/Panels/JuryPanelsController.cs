using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Jury;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Jury.Panels;

/// <summary>The juries of a round: set up, opened, watched and closed by coordinators.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}/jury")]
public sealed class JuryPanelsController(JuryQueries queries, JuryPanelService service) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string round, CancellationToken cancellation) => View(await queries.List(round, cancellation));

    [HttpPost("")]
    public async Task<IActionResult> Create(string round, string kind, CancellationToken cancellation) =>
        await AttemptOrFlash(() => service.Create(new PanelAddress(round, kind), Actor, cancellation), T["Jury.Created"])
            ? Panel(round, kind)
            : RedirectToAction(nameof(Index), new { round });

    [HttpGet("{kind}")]
    public async Task<IActionResult> Show(string round, string kind, CancellationToken cancellation) =>
        View(await queries.Panel(new PanelAddress(round, kind), cancellation));

    [HttpPost("{kind}/open")]
    public async Task<IActionResult> Open(string round, string kind, Guid version, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Open(new PanelAddress(round, kind), version, Actor, cancellation), T["Jury.Opened"]);
        return Panel(round, kind);
    }

    [HttpPost("{kind}/close")]
    public async Task<IActionResult> Close(string round, string kind, Guid version, CancellationToken cancellation) =>
        await AttemptOrFlash(() => service.Close(new PanelAddress(round, kind), version, Actor, cancellation), T["Jury.Closed"])
            ? LocalRedirect($"/manage/{round}/jury/{kind}/results")
            : Panel(round, kind);

    [HttpPost("{kind}/remind")]
    public async Task<IActionResult> Remind(string round, string kind, CancellationToken cancellation)
    {
        var reminded = 0;
        if (await AttemptOrFlash(async () => reminded = await service.Remind(new PanelAddress(round, kind), Actor, cancellation), string.Empty))
        {
            this.Flash(FlashKind.Success, T.Plural("Jury.Reminded", reminded));
        }

        return Panel(round, kind);
    }

    private LocalRedirectResult Panel(string round, string kind) => LocalRedirect($"/manage/{round}/jury/{kind}");
}
