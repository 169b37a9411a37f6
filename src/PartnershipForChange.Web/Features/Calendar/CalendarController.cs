using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Calendar;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Calendar;

/// <summary>What somebody sees of their own calendar.</summary>
/// <param name="IssuedAt">Since when they have an address; null: they have none.</param>
/// <param name="Address">The address, just after it was given out: only its hash is kept.</param>
public sealed record CalendarPage(DateTimeOffset? IssuedAt, string? Address)
{
    /// <summary>The same address for programs that know it as a subscription.</summary>
    public string? Subscription => Address is null ? null : string.Concat("webcal", Address.AsSpan(Address.IndexOf(':', StringComparison.Ordinal)));
}

/// <summary>The address of one's own calendar: given out, renewed, taken back.</summary>
[Authorize(Policy = Policies.SignedIn)]
[Route("account/calendar")]
public sealed class CalendarController(CalendarFeedService service) : PortalController
{
    private const string Address = "CalendarAddress";

    [HttpGet("")]
    [ResponseCache(NoStore = true)]
    public async Task<IActionResult> Show(CancellationToken cancellation) =>
        View(new CalendarPage(await service.IssuedAt(Actor, cancellation), TempData[Address] as string));

    [HttpPost("")]
    public async Task<IActionResult> Issue(CancellationToken cancellation)
    {
        // Shown once, on the next page: the cookie that carries it there is encrypted and goes with it.
        TempData[Address] = await service.Issue(Actor, cancellation);
        this.Flash(FlashKind.Success, T["Calendar.Issued"]);
        return RedirectToAction(nameof(Show));
    }

    [HttpPost("revoke")]
    public async Task<IActionResult> Revoke(CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Revoke(Actor, cancellation), T["Calendar.Revoked"]);
        return RedirectToAction(nameof(Show));
    }
}
