using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Jury;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Jury.Panels;

/// <summary>Who is in a panel, and who of them judges what.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}/jury/{kind}")]
public sealed class JurySeatsController(JuryPanelService panels, JurySeatService seats) : PortalController
{
    [HttpPost("jurors")]
    public async Task<IActionResult> AddJuror(string round, string kind, Guid juror, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => panels.AddJuror(new PanelAddress(round, kind), juror, Actor, cancellation), T["Jury.JurorAdded"]);
        return Panel(round, kind);
    }

    [HttpPost("jurors/remove")]
    public async Task<IActionResult> RemoveJuror(string round, string kind, Guid juror, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => panels.RemoveJuror(new PanelAddress(round, kind), juror, Actor, cancellation), T["Jury.JurorRemoved"]);
        return Panel(round, kind);
    }

    [HttpPost("seats/spread")]
    public async Task<IActionResult> Spread(string round, string kind, CancellationToken cancellation)
    {
        var filled = 0;
        if (await AttemptOrFlash(async () => filled = await seats.Spread(new PanelAddress(round, kind), Actor, cancellation), string.Empty))
        {
            this.Flash(FlashKind.Success, T.Plural("Jury.Spread", filled));
        }

        return Panel(round, kind);
    }

    [HttpPost("seats")]
    public async Task<IActionResult> Seat(string round, string kind, Guid subject, Guid juror, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => seats.Seat(new PanelAddress(round, kind), subject, juror, Actor, cancellation), T["Jury.Seated"]);
        return Panel(round, kind);
    }

    [HttpPost("seats/remove")]
    public async Task<IActionResult> Unseat(string round, string kind, Guid subject, Guid juror, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => seats.Unseat(new PanelAddress(round, kind), subject, juror, Actor, cancellation), T["Jury.Unseated"]);
        return Panel(round, kind);
    }

    private LocalRedirectResult Panel(string round, string kind) => LocalRedirect($"/manage/{round}/jury/{kind}");
}
