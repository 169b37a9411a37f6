using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Web.Features.Shared;

namespace PartnershipForChange.Web.Features.Design;

/// <summary>Shows every component of the design system with invented content. Exists in Development only.</summary>
[AllowAnonymous]
[Route("design")]
public sealed class DesignController(IWebHostEnvironment environment, Text text) : Controller
{
    /// <summary><paramref name="theme"/> is <c>light</c>, <c>dark</c> or, by default, the reader's own; <paramref name="state"/> <c>errors</c> fills the form wrongly.</summary>
    [HttpGet("")]
    public IActionResult Index(string? theme = null, string? state = null)
    {
        if (!environment.IsDevelopment())
        {
            return NotFound();
        }

        ViewData["Theme"] = theme is "light" or "dark" ? theme : null;
        if (state == "errors")
        {
            ModelState.AddModelError(In(nameof(DesignForm.Email)), text["Design.Error.Email"]);
            ModelState.AddModelError(In(nameof(DesignForm.Weeks)), text["Design.Error.Weeks"]);
            ModelState.AddModelError(In(nameof(DesignForm.Agrees)), text["Design.Error.Agrees"]);
        }

        return View(new DesignPage(text));
    }

    /// <summary>Shows that a form is sent and answered by a message on the next page.</summary>
    [HttpPost("")]
    public IActionResult Send([FromForm] DesignForm form)
    {
        if (!environment.IsDevelopment())
        {
            return NotFound();
        }

        this.Flash(FlashKind.Success, text["Design.Flash.Sent", form.Name]);
        return RedirectToAction(nameof(Index));
    }

    /// <summary>An error page as readers see it.</summary>
    [HttpGet("error/{status:int}")]
    public IActionResult Error(int status) =>
        environment.IsDevelopment() ? View("_Error", new ErrorPage(status, HttpContext.TraceIdentifier)) : NotFound();

    private static string In(string field) => $"{nameof(DesignPage.Form)}.{field}";
}
