using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Recognition;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Recognition.Template;

/// <summary>Coordinators decide which acts the programme recognises and which badges there are, for rounds to come.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("programme/recognition")]
public sealed class RecognitionTemplateController(RecognitionTemplateQueries queries, RecognitionTemplateService service) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(await queries.Rules(cancellation));

    [HttpGet("stamps/{act}")]
    public async Task<IActionResult> Stamp(string act, CancellationToken cancellation)
    {
        var stamp = await queries.Stamp(StampActs.Named(act), cancellation);
        return View(new TemplateStampPage(stamp.Act, StampInput.Of(stamp)));
    }

    [HttpPost("stamps/{act}")]
    public async Task<IActionResult> Stamp(string act, StampInput input, CancellationToken cancellation)
    {
        var stamp = await queries.Stamp(StampActs.Named(act), cancellation);
        if (await Attempt(() => service.EditStamp(stamp.Act, input.Terms(), input.Version, Actor, cancellation)))
        {
            return Done("Recognition.RuleSaved");
        }

        input.Version = IsStale ? stamp.Version : input.Version;
        return View(new TemplateStampPage(stamp.Act, input));
    }

    [HttpGet("badges/new")]
    public async Task<IActionResult> New(CancellationToken cancellation) => View("Badge", BadgeInput.After((await queries.Rules(cancellation)).NextOrder));

    [HttpPost("badges/new")]
    public async Task<IActionResult> New(BadgeInput input, CancellationToken cancellation) =>
        await Attempt(() => service.AddBadge(input.Terms(), Actor, cancellation)) ? Done("Recognition.BadgeSaved") : View("Badge", input);

    [HttpGet("badges/{badge:guid}")]
    public async Task<IActionResult> Badge(Guid badge, CancellationToken cancellation) => View(BadgeInput.Of(await queries.Badge(badge, cancellation)));

    [HttpPost("badges/{badge:guid}")]
    public async Task<IActionResult> Badge(Guid badge, BadgeInput input, CancellationToken cancellation)
    {
        var before = await queries.Badge(badge, cancellation);
        if (await Attempt(() => service.EditBadge(badge, input.Terms(), input.Version ?? Guid.Empty, Actor, cancellation)))
        {
            return Done("Recognition.BadgeSaved");
        }

        input.Version = IsStale ? before.Version : input.Version;
        return View(input);
    }

    [HttpPost("badges/{badge:guid}/withdraw")]
    public async Task<IActionResult> Withdraw(Guid badge, Guid version, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.WithdrawBadge(badge, version, Actor, cancellation), T["Recognition.BadgeWithdrawn"]);
        return RedirectToAction(nameof(Index));
    }

    private RedirectToActionResult Done(string message)
    {
        this.Flash(FlashKind.Success, T[message]);
        return RedirectToAction(nameof(Index));
    }
}
