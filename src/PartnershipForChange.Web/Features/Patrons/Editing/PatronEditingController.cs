using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Patrons;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Patrons.Editing;

/// <summary>Coordinators write the patron's sheet and turn it on.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}/patron")]
public sealed class PatronEditingController(PatronQueries queries, PatronService service) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string round, Guid? card, CancellationToken cancellation)
    {
        var editing = await queries.Editing(round, cancellation);
        var quoted = editing.Cards.FirstOrDefault(c => c.Id == card);
        return View(new PatronEditingPage(
            editing, LeadInput.Of(editing.Page), new QuoteInput { CardId = quoted?.Id, WordsSl = quoted?.Content ?? string.Empty }));
    }

    [HttpPost("")]
    public async Task<IActionResult> Write(string round, LeadInput input, CancellationToken cancellation)
    {
        if (await Attempt(() => service.Write(round, input.Lead(), input.Version, Actor, cancellation)))
        {
            return Done(round, "Patron.Saved");
        }

        var editing = await queries.Editing(round, cancellation);
        input.Version = IsStale ? editing.Page?.Version : input.Version;
        return View(nameof(Index), new PatronEditingPage(editing, input, new QuoteInput()));
    }

    [HttpPost("public")]
    public async Task<IActionResult> SetPublic(string round, bool on, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.SetPublic(round, on, Actor, cancellation), T[on ? "Patron.TurnedOn" : "Patron.TurnedOff"]);
        return Redirect($"/manage/{round}/patron");
    }

    [HttpPost("quotes")]
    public async Task<IActionResult> AddQuote(string round, QuoteInput input, CancellationToken cancellation)
    {
        if (await Attempt(() => input.CardId is { } card
            ? service.QuoteCard(round, card, input.Words(), Actor, cancellation)
            : service.AddQuote(round, input.Words(), input.ByLine(), input.ConsentOn!.Value, Actor, cancellation)))
        {
            return Done(round, "Patron.QuoteAdded");
        }

        // The words of a card that may not be quoted any more must not come back as what was said elsewhere.
        var editing = await queries.Editing(round, cancellation);
        var page = new PatronEditingPage(editing, LeadInput.Of(editing.Page), input);
        return View(nameof(Index), input.CardId is null || page.Card is not null ? page : page with { Quote = new QuoteInput() });
    }

    [HttpPost("quotes/{quote:guid}/remove")]
    public async Task<IActionResult> RemoveQuote(string round, Guid quote, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.RemoveQuote(round, quote, Actor, cancellation), T["Patron.QuoteRemoved"]);
        return Redirect($"/manage/{round}/patron");
    }

    private RedirectResult Done(string round, string message)
    {
        this.Flash(FlashKind.Success, T[message]);
        return Redirect($"/manage/{round}/patron");
    }
}
