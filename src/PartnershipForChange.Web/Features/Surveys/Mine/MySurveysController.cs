using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Surveys;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Surveys.Mine;

/// <summary>
/// The surveys somebody is asked in. An address names a round and a wave, never a person: whoever opens it answers for
/// themselves, or finds nothing.
/// </summary>
[Authorize(Policy = Policies.ParticipateOrActForOrganisation)]
[Route("me/{round}/surveys")]
public sealed class MySurveysController(MySurveyQueries queries, MySurveyService service) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string round, CancellationToken cancellation) => View(await queries.In(round, Actor, cancellation));

    [HttpGet("{wave}/{page:int}")]
    public async Task<IActionResult> Page(string round, string wave, int page, CancellationToken cancellation) =>
        await IsHandedIn(round, wave, cancellation)
            ? RedirectToAction(nameof(Index), new { round })
            : View(SurveyForm.Of(await queries.Page(round, wave, page, Actor, cancellation)));

    /// <summary>Saves the page, and goes on, back to the list, or to the end.</summary>
    [HttpPost("{wave}/{page:int}")]
    public async Task<IActionResult> Page(string round, string wave, int page, SurveyInput input, CancellationToken cancellation)
    {
        var shown = await queries.Page(round, wave, page, Actor, cancellation);
        if (!await Attempt(() => service.Save(input.ToCommand(round, wave, page), Actor, cancellation)))
        {
            return View(new SurveyForm(shown, input));
        }

        if (input.Later)
        {
            this.Flash(FlashKind.Success, T["Surveys.SavedForLater"]);
            return RedirectToAction(nameof(Index), new { round });
        }

        return page < shown.Last
            ? RedirectToAction(nameof(Page), new { round, wave, page = page + 1 })
            : RedirectToAction(nameof(Check), new { round, wave });
    }

    [HttpGet("{wave}/check")]
    public async Task<IActionResult> Check(string round, string wave, CancellationToken cancellation) =>
        await IsHandedIn(round, wave, cancellation)
            ? RedirectToAction(nameof(Index), new { round })
            : View(await queries.Page(round, wave, number: 1, Actor, cancellation));

    [HttpPost("{wave}/finish")]
    public async Task<IActionResult> Finish(string round, string wave, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Finish(round, wave, Actor, cancellation), T["Surveys.Thanks"]);
        return RedirectToAction(nameof(Index), new { round });
    }

    [HttpGet("{wave}/card")]
    public async Task<IActionResult> Card(string round, string wave, CancellationToken cancellation)
    {
        var mine = await Wave(round, wave, cancellation);
        return View(new CardPage(round, mine, new CardInput { Text = mine.Card?.Text }));
    }

    [HttpPost("{wave}/card")]
    public async Task<IActionResult> Card(string round, string wave, CardInput input, CancellationToken cancellation)
    {
        if (!await Attempt(() => service.WriteCard(round, wave, input.Text, Actor, cancellation)))
        {
            return View(new CardPage(round, await Wave(round, wave, cancellation), input));
        }

        this.Flash(FlashKind.Success, T["Surveys.Expectation.Saved"]);
        return RedirectToAction(nameof(Index), new { round });
    }

    [HttpPost("quotes/{card:guid}")]
    public async Task<IActionResult> Quote(string round, Guid card, bool agrees, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.AnswerQuote(round, card, agrees, Actor, cancellation), T[agrees ? "Surveys.Quote.Agreed" : "Surveys.Quote.Refused"]);
        return RedirectToAction(nameof(Index), new { round });
    }

    /// <summary>Whoever goes back in the browser after handing in finds the list of surveys.</summary>
    private async Task<bool> IsHandedIn(string round, string wave, CancellationToken cancellation) =>
        await OpenWave(round, wave, cancellation) is { IsFinished: true };

    private async Task<MyWave?> OpenWave(string round, string wave, CancellationToken cancellation) =>
        (await queries.In(round, Actor, cancellation)).Waves
            .FirstOrDefault(w => w.IsOpen && string.Equals(w.Kind.ToString(), wave, StringComparison.OrdinalIgnoreCase));

    private async Task<MyWave> Wave(string round, string wave, CancellationToken cancellation) =>
        await OpenWave(round, wave, cancellation) is { HasCard: true } found ? found : throw new NotFoundException(nameof(MyWave));
}
