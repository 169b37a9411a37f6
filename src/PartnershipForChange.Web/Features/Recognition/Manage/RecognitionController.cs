using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Recognition;
using PartnershipForChange.Domain.Recognition;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Recognition.Manage;

/// <summary>Coordinators begin a season, name its stamps, and look after its kudos.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}/recognition")]
public sealed class RecognitionController(RecognitionQueries queries, RecognitionService service) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string round, CancellationToken cancellation) => View(await queries.Overview(round, cancellation));

    [HttpPost("begin")]
    public async Task<IActionResult> Begin(string round, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Begin(round, Actor, cancellation), T["Recognition.Begun"]);
        return RedirectToAction(nameof(Index), new { round });
    }

    [HttpPost("take-over")]
    public async Task<IActionResult> TakeOver(string round, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.TakeOver(round, Actor, cancellation), T["Recognition.TakenOver"]);
        return RedirectToAction(nameof(Index), new { round });
    }

    [HttpGet("stamps/{act}")]
    public async Task<IActionResult> Rule(string round, string act, CancellationToken cancellation)
    {
        var (overview, rule) = await queries.Rule(round, StampActs.Named(act), cancellation);
        return View(new StampRulePage(overview, rule.Act, StampInput.Of(rule)));
    }

    [HttpPost("stamps/{act}")]
    public async Task<IActionResult> Rule(string round, string act, StampInput input, CancellationToken cancellation)
    {
        var (overview, rule) = await queries.Rule(round, StampActs.Named(act), cancellation);
        if (await Attempt(() => service.EditRule(new EditStampRule(round, rule.Act, input.Terms(), input.Version), Actor, cancellation)))
        {
            this.Flash(FlashKind.Success, T["Recognition.RuleSaved"]);
            return RedirectToAction(nameof(Index), new { round });
        }

        input.Version = IsStale ? rule.Version : input.Version;
        return View(new StampRulePage(overview, rule.Act, input));
    }

    [HttpGet("kudos/{kudos:guid}/hide")]
    public async Task<IActionResult> Hide(string round, Guid kudos, CancellationToken cancellation) =>
        View(new HidePage(round, await Row(round, kudos, cancellation), new HideInput()));

    [HttpPost("kudos/{kudos:guid}/hide")]
    public async Task<IActionResult> Hide(string round, Guid kudos, HideInput input, CancellationToken cancellation)
    {
        var row = await Row(round, kudos, cancellation);
        if (!await Attempt(() => service.Hide(round, kudos, input.Reason, Actor, cancellation)))
        {
            return View(new HidePage(round, row, input));
        }

        this.Flash(FlashKind.Success, T["Recognition.Hidden"]);
        return RedirectToAction(nameof(Index), new { round });
    }

    [HttpPost("kudos/{kudos:guid}/show")]
    public async Task<IActionResult> Show(string round, Guid kudos, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Show(round, kudos, Actor, cancellation), T["Recognition.Shown"]);
        return RedirectToAction(nameof(Index), new { round });
    }

    private async Task<KudosRow> Row(string round, Guid kudos, CancellationToken cancellation) =>
        (await queries.Overview(round, cancellation)).Kudos.FirstOrDefault(k => k.Id == kudos) ?? throw new NotFoundException(nameof(Kudos));
}
