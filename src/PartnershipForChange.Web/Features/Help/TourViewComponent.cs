using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;

namespace PartnershipForChange.Web.Features.Help;

/// <summary>One stop of the tour.</summary>
/// <param name="Name">Its texts are <c>Help.Tour.{Name}.Title</c> and <c>.Text</c>.</param>
/// <param name="At">Selector of what it speaks of; on a narrow screen, where that is folded away, the button of the menu.</param>
public sealed record TourStop(string Name, string At);

/// <summary>Shows a coordinator around, on the home page, until they have seen it or skipped it.</summary>
public sealed class TourViewComponent(TourService tour) : ViewComponent
{
    private static readonly TourStop[] Stops =
    [
        new("Home", "main h1"),
        new("Round", ".nav a[href^='/manage']"),
        new("Organisations", ".nav a[href='/organisations']"),
        new("Registrations", ".nav a[href$='/registrations']"),
        new("Placements", ".nav a[href$='/placements']"),
        new("Menu", ".menu summary"),
    ];

    public async Task<IViewComponentResult> InvokeAsync()
    {
        var actor = HttpContext.Actor();
        if (!actor.IsCoordinator || !await tour.IsAwaited(actor, HttpContext.RequestAborted))
        {
            return Content(string.Empty);
        }

        PageScripts.Need(HttpContext, PageScripts.Tour);
        return View("/Features/Help/_Tour.cshtml", Stops);
    }
}
