using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Home;

[AllowAnonymous]
public sealed class HomeController : PortalController
{
    [HttpGet("/")]
    public IActionResult Index() => View();
}
