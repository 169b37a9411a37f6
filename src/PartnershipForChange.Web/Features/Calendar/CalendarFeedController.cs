using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PartnershipForChange.Application.Calendar;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Calendar;

/// <summary>
/// The calendar that programs fetch by themselves. The secret stands in the query, which is never logged; a wrong one and
/// an address that is none are answered alike.
/// </summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Feeds)]
[Route("calendar")]
public sealed class CalendarFeedController(CalendarFeedService service) : PortalController
{
    [HttpGet("{feed:guid}.ics")]
    [ResponseCache(NoStore = true)]
    public async Task<IActionResult> Read(Guid feed, string? token, CancellationToken cancellation) => File(
        Encoding.UTF8.GetBytes(await service.Read(feed, token ?? string.Empty, cancellation)),
        new ContentType("text/calendar") { CharSet = "utf-8" }.ToString());
}
