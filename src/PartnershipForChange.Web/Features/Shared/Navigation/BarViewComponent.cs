using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Contacts;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Web.Authorization;

namespace PartnershipForChange.Web.Features.Shared.Navigation;

/// <summary>The bar on every page. Two small queries for someone signed in, none for anyone else.</summary>
public sealed class BarViewComponent(CurrentRoundQueries rounds, ContactHomeQueries contacts, Text text) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var actor = HttpContext.Actor();
        var cancellation = HttpContext.RequestAborted;
        var route = HttpContext.Request.RouteValues;
        var isSignedIn = actor.PersonId != Guid.Empty;
        var round = isSignedIn ? await rounds.Find(route["round"] as string, actor, cancellation) : null;
        NamelessRound.Note(HttpContext, round);
        var own = actor.IsContact ? await contacts.Own(actor, cancellation) : [];
        var at = (route["code"] ?? route["organisation"]) as string;
        var organisation = own.Find(o => string.Equals(o.Code, at, StringComparison.OrdinalIgnoreCase)) ?? own.FirstOrDefault();
        var reader = new ReaderNavigation(text, actor, round, organisation);
        return View("/Features/Shared/Navigation/_Bar.cshtml", new NavigationModel(reader.Items(), reader.Tools(), isSignedIn ? actor.Name : null, HttpContext.Request.Path));
    }
}
