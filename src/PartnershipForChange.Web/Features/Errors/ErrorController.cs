using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Errors;

/// <summary>The page behind every refusal and failure, in the reader's language.</summary>
[AllowAnonymous]
[Route("error")]
public sealed class ErrorController : PortalController
{
    // Every verb: a refused POST is re-executed here as a POST, with its fields; the status is that of the address alone.
    [Route("{status:int:range(400, 599)}")]
    [IgnoreAntiforgeryToken]
    public IActionResult Show([FromRoute] int status)
    {
        Response.StatusCode = status;
        var back = status == StatusCodes.Status429TooManyRequests ? CameFrom() : null;
        return View("_Error", new ErrorPage(status, Activity.Current?.Id ?? HttpContext.TraceIdentifier, back));
    }

    private string? CameFrom() =>
        Request.GetTypedHeaders().Referer is { IsAbsoluteUri: true } page && page.Authority == Request.Host.ToString() && Url.IsLocalUrl(page.PathAndQuery)
            ? page.PathAndQuery : null;
}
