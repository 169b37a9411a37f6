using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Export;
using PartnershipForChange.Application.Surveys;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Surveys.Manage;

/// <summary>Coordinators set a survey up, see who has not answered, and read what all together answered.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}/surveys")]
public sealed class SurveysController(SurveyQueries queries, SurveyResultQueries results, SurveyService service) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string round, CancellationToken cancellation) => View(await queries.Overview(round, cancellation));

    [HttpPost("begin")]
    public async Task<IActionResult> Begin(string round, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Begin(round, Actor, cancellation), T["Surveys.SetUp"]);
        return RedirectToAction(nameof(Index), new { round });
    }

    [HttpGet("waves/{wave}")]
    public async Task<IActionResult> Wave(string round, string wave, CancellationToken cancellation)
    {
        var (overview, row) = await Named(round, wave, cancellation);
        return View(new WavePage(overview, row, WaveInput.Of(row)));
    }

    [HttpPost("waves/{wave}")]
    public async Task<IActionResult> Wave(string round, string wave, WaveInput input, CancellationToken cancellation)
    {
        if (await Attempt(() => service.Schedule(input.ToCommand(round, wave), Actor, cancellation)))
        {
            this.Flash(FlashKind.Success, T["Surveys.WaveSaved"]);
            return RedirectToAction(nameof(Index), new { round });
        }

        var (overview, row) = await Named(round, wave, cancellation);
        input.Version = IsStale ? row.Version : input.Version;
        return View(new WavePage(overview, row, input));
    }

    [HttpGet("waves/{wave}/missing")]
    public async Task<IActionResult> Missing(string round, string wave, string? search, int page, CancellationToken cancellation) =>
        View(await queries.Missing(round, wave, search, page, cancellation));

    [HttpPost("waves/{wave}/remind")]
    public async Task<IActionResult> Remind(string round, string wave, CancellationToken cancellation)
    {
        var written = 0;
        if (await AttemptOrFlash(async () => written = await service.Remind(round, wave, Actor, cancellation), string.Empty))
        {
            this.Flash(FlashKind.Success, T.Plural("Surveys.Reminded", written));
        }

        return RedirectToAction(nameof(Missing), new { round, wave });
    }

    [HttpGet("results")]
    public async Task<IActionResult> Results(string round, CancellationToken cancellation) => View(await results.Of(round, cancellation));

    [HttpGet("results/csv")]
    public async Task<IActionResult> Csv(string round, CancellationToken cancellation) =>
        File(SurveyCsv.Of(await results.Of(round, cancellation), T), CsvExport.ContentType, $"{T["Surveys.FileName"]}-{round}.csv");

    [HttpGet("cards")]
    public async Task<IActionResult> Cards(string round, CancellationToken cancellation) => View(await queries.Cards(round, cancellation));

    [HttpPost("cards/{card:guid}/ask")]
    public async Task<IActionResult> Ask(string round, Guid card, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.AskToQuote(round, card, Actor, cancellation), T["Surveys.Quote.AskedDone"]);
        return RedirectToAction(nameof(Cards), new { round });
    }

    private async Task<(SurveyOverview Overview, WaveRow Row)> Named(string round, string wave, CancellationToken cancellation)
    {
        var overview = await queries.Overview(round, cancellation);
        var row = overview.Waves.FirstOrDefault(w => string.Equals(w.Kind.ToString(), wave, StringComparison.OrdinalIgnoreCase));
        return (overview, row ?? throw new NotFoundException(nameof(WaveRow)));
    }
}
