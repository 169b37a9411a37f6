using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.ChallengeCall;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.ChallengeCall.Submissions;

/// <summary>Coordinators look through what was submitted to a round's call.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}/call")]
public sealed class SubmissionsController(SubmissionQueries queries, SubmissionReviewService service) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string round, SubmissionListInput filter, CancellationToken cancellation) =>
        View(new SubmissionListPage(filter, await queries.List(round, filter.ToFilter(), Actor, cancellation)));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(string round, Guid id, CancellationToken cancellation) =>
        View(new OneSubmissionPage(await queries.One(round, id, Actor, cancellation)));

    [HttpPost("{id:guid}/step")]
    public async Task<IActionResult> Take(string round, Guid id, SubmissionStep step, Guid version, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Take(step, new(round, id, version), Actor, cancellation), T[$"Call.Step.{step}.Done"]);
        return RedirectToAction(nameof(Show), new { round, id });
    }

    [HttpPost("{id:guid}/send-back")]
    public async Task<IActionResult> SendBack(string round, Guid id, SendBackInput input, CancellationToken cancellation)
    {
        if (!await Attempt(() => service.SendBack(new(round, id, input.Version), input.Reason, Actor, cancellation)))
        {
            return View(nameof(Show), new OneSubmissionPage(await queries.One(round, id, Actor, cancellation)) { SendBack = input });
        }

        this.Flash(FlashKind.Success, T["Call.SendBack.Done"]);
        return RedirectToAction(nameof(Show), new { round, id });
    }

    [HttpPost("{id:guid}/decline")]
    public async Task<IActionResult> Decline(string round, Guid id, DeclineInput input, CancellationToken cancellation)
    {
        if (!await Attempt(() => service.Decline(new(round, id, input.Version), input.Why, Actor, cancellation)))
        {
            return View(nameof(Show), new OneSubmissionPage(await queries.One(round, id, Actor, cancellation)) { Decline = input });
        }

        this.Flash(FlashKind.Success, T["Call.Decline.Done"]);
        return RedirectToAction(nameof(Show), new { round, id });
    }

    [HttpPost("{id:guid}/merge")]
    public async Task<IActionResult> Merge(string round, Guid id, MergeInput input, CancellationToken cancellation)
    {
        if (!await Attempt(() => service.Merge(new(round, id, input.Version), input.Into, Actor, cancellation)))
        {
            return View(nameof(Show), new OneSubmissionPage(await queries.One(round, id, Actor, cancellation)) { Merge = input });
        }

        this.Flash(FlashKind.Success, T["Call.Merge.Done"]);
        return RedirectToAction(nameof(Show), new { round, id });
    }

    [HttpPost("publish")]
    public async Task<IActionResult> Publish(string round, CancellationToken cancellation)
    {
        var published = 0;
        if (await AttemptOrFlash(async () => published = await service.PublishChecked(round, Actor, cancellation), string.Empty))
        {
            this.Flash(published > 0 ? FlashKind.Success : FlashKind.Info, T.Plural("Call.Published", published));
        }

        return RedirectToAction(nameof(Index), new { round });
    }
}
