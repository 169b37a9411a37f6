using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.ChallengeCall;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.ChallengeCall.Votes;

/// <summary>Coordinators go through the votes: what looks odd on the web, and the vote in the hall. Nobody sees here for whom was voted.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}/call/votes")]
public sealed class VotesController(VoteReviewQueries queries, VoteReviewService service, HallService hall) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string round, CancellationToken cancellation) =>
        View(new VotesPage(await queries.Find(round, Actor, cancellation), new SetAsideInput()));

    [HttpPost("set-aside")]
    public async Task<IActionResult> SetAside(string round, SetAsideInput input, CancellationToken cancellation)
    {
        var votes = 0;
        if (!await Attempt(async () => votes = await service.SetAside(round, input.ToAddress(), input.Reason, Actor, cancellation)))
        {
            return View(nameof(Index), new VotesPage(await queries.Find(round, Actor, cancellation), input));
        }

        this.Flash(FlashKind.Success, T.Plural("Call.Votes.SetAside.Done", votes));
        return RedirectToAction(nameof(Index), new { round });
    }

    [HttpPost("{id:guid}/put-back")]
    public async Task<IActionResult> PutBack(string round, Guid id, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.PutBack(round, id, Actor, cancellation), T["Call.Votes.PutBack.Done"]);
        return RedirectToAction(nameof(Index), new { round });
    }

    [HttpPost("hall")]
    public async Task<IActionResult> Hall(string round, HallStep step, Guid version, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => hall.Take(step, round, version, Actor, cancellation), T[$"Call.Hall.{step}.Done"]);
        return RedirectToAction(nameof(Index), new { round });
    }
}
