using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Jury;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Jury.SetUp;

/// <summary>Criteria, deadline and seats of a panel; once jurors score, the deadline alone.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}/jury/{kind}/settings")]
public sealed class JurySettingsController(JuryQueries queries, JuryPanelService service) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(string round, string kind, CancellationToken cancellation)
    {
        var panel = await queries.Panel(new PanelAddress(round, kind), cancellation);
        return View(new SettingsPage(panel, SettingsInput.Of(panel)));
    }

    [HttpPost("")]
    public async Task<IActionResult> Edit(string round, string kind, SettingsInput input, CancellationToken cancellation)
    {
        var address = new PanelAddress(round, kind);
        var panel = await queries.Panel(address, cancellation);
        if (ModelState.IsValid)
        {
            // Empty rows fall out, so that the places of the others in what was posted no longer hold.
            input.Tidy();
            ModelState.Clear();
        }

        var saved = await Attempt(() => panel.CanConfigure
            ? service.Configure(address, input.ToSettings(), input.Version, Actor, cancellation)
            : service.Extend(address, input.Deadline!.Value, input.Version, Actor, cancellation));
        if (saved)
        {
            this.Flash(FlashKind.Success, T["Jury.Settings.Saved"]);
            return LocalRedirect($"/manage/{round}/jury/{kind}");
        }

        input.Version = IsStale ? panel.Head.Version : input.Version;
        return View(new SettingsPage(panel, input.WithEmptyRow()));
    }
}
