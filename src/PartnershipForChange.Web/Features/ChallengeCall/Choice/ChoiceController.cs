using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.ChallengeCall;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.ChallengeCall.Choice;

/// <summary>Coordinators check the votes, see the three tallies weighed, and choose.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}/call/choice")]
public sealed class ChoiceController(FinalChoiceQueries queries, VoteReviewService reviews, FinalChoiceService service) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string round, CancellationToken cancellation) => View(await Page(round, null, cancellation));

    [HttpPost("points")]
    public async Task<IActionResult> Points(string round, PointsInput input, CancellationToken cancellation)
    {
        if (!await Attempt(() => reviews.GivePoints(round, input.ToPoints(), Actor, cancellation)))
        {
            return View(nameof(Show), await Page(round, input, cancellation));
        }

        this.Flash(FlashKind.Success, T["Call.Choice.PointsSaved"]);
        return RedirectToAction(nameof(Show), new { round });
    }

    [HttpPost("check")]
    public async Task<IActionResult> Check(string round, CheckVotesInput input, CancellationToken cancellation)
    {
        if (!await Attempt(() => reviews.Check(round, input.EvenSo, input.Version, Actor, cancellation)))
        {
            return View(nameof(Show), await Page(round, null, cancellation));
        }

        this.Flash(FlashKind.Success, T["Call.Choice.Checked"]);
        return RedirectToAction(nameof(Show), new { round });
    }

    [HttpPost("{id:guid}/choose")]
    public async Task<IActionResult> Choose(string round, Guid id, Guid version, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Choose(new(round, id, version), Actor, cancellation), T["Call.Choice.Chosen"]);
        return RedirectToAction(nameof(Show), new { round });
    }

    [HttpPost("{id:guid}/undo")]
    public async Task<IActionResult> Undo(string round, Guid id, Guid version, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Unchoose(new(round, id, version), Actor, cancellation), T["Call.Choice.Undone"]);
        return RedirectToAction(nameof(Show), new { round });
    }

    private async Task<ChoicePage> Page(string round, PointsInput? input, CancellationToken cancellation)
    {
        var page = await queries.Page(round, Actor, cancellation);
        return new ChoicePage(page, input ?? PointsInput.Of(page));
    }
}
