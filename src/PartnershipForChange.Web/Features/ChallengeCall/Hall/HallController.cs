using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PartnershipForChange.Application.ChallengeCall;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.ChallengeCall.Hall;

/// <summary>The audience votes on its phones with the code that is shown in the hall.</summary>
[AllowAnonymous]
[Route("vote")]
[EnableRateLimiting(RateLimits.Hall)]
public sealed class HallController(HallService service, IDataProtectionProvider protection) : PortalController
{
    private readonly HallDevice _device = new(protection);

    [HttpGet("")]
    public IActionResult Enter(string? code) =>
        string.IsNullOrWhiteSpace(code) ? View(new HallCodeInput()) : RedirectToAction(nameof(Show), new { code = code.Trim() });

    [HttpGet("{code}")]
    public async Task<IActionResult> Show(string code, CancellationToken cancellation)
    {
        var device = _device.Of(HttpContext) ?? _device.Give(HttpContext);
        if (await service.Find(code, device, cancellation) is { } hall)
        {
            return View(new HallInputPage(hall, new HallInput { Choice = hall.Choice }));
        }

        ModelState.AddModelError(nameof(HallCodeInput.Code), T["Call.Hall.NoVote"]);
        return View("Enter", new HallCodeInput { Code = code });
    }

    [HttpPost("{code}")]
    public async Task<IActionResult> Vote(string code, HallInput input, CancellationToken cancellation)
    {
        var device = _device.Of(HttpContext);
        if (device is null)
        {
            this.Flash(FlashKind.Problem, T["Call.Hall.NoCookie"]);
            return RedirectToAction(nameof(Show), new { code });
        }

        await AttemptOrFlash(() => service.Vote(code, device, input.Choice, cancellation), T["Call.Hall.Voted"]);
        return RedirectToAction(nameof(Show), new { code });
    }
}
