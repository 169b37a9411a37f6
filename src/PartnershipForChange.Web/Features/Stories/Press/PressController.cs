using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Stories;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Stories.Press;

/// <summary>Figures that may be quoted, each with its date and source.</summary>
[AllowAnonymous]
[Route("press")]
public sealed class PressController(PressQueries press) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(PressTable.Of(await press.Page(cancellation), T));
}
