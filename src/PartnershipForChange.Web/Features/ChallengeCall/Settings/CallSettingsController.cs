using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.ChallengeCall;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.ChallengeCall.Settings;

/// <summary>Coordinators set the days of the call and what counts how much.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}/call/settings")]
public sealed class CallSettingsController(CallSettingsService service) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(string round, CancellationToken cancellation)
    {
        var call = await service.Find(round, Actor, cancellation);
        return View(new CallSettingsPage(call, CallSettingsInput.Of(call)));
    }

    [HttpPost("")]
    public async Task<IActionResult> Edit(string round, CallSettingsInput input, CancellationToken cancellation)
    {
        if (!await Attempt(() => service.Set(round, input.ToPlan(), input.Version, Actor, cancellation)))
        {
            var call = await service.Find(round, Actor, cancellation);
            input.Version = IsStale ? call.Call?.Version : input.Version;
            ModelState.Remove(nameof(input.Version));
            return View(new CallSettingsPage(call, input));
        }

        this.Flash(FlashKind.Success, T["Call.Settings.Saved"]);
        return RedirectToAction("Index", "Submissions", new { round });
    }
}
