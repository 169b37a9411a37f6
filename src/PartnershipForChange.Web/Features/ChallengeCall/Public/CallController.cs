using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.ChallengeCall;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.ChallengeCall.Public;

/// <summary>The call for challenges as anyone sees it: its days, what was submitted, and the result once it is known.</summary>
[AllowAnonymous]
public sealed class CallController(PublicCallQueries queries) : PortalController
{
    [HttpGet("/rounds/{round}/call")]
    public async Task<IActionResult> Call(string round, CancellationToken cancellation, int page = 1) =>
        View(await queries.Call(round, page, Actor, cancellation));
}
