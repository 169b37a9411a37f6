using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Recognition;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Recognition.Mine;

/// <summary>One's own stamps and kudos, and praise for somebody of the other side.</summary>
[Authorize(Policy = Policies.ParticipateOrActForOrganisation)]
[Route("me/{round}/recognition")]
public sealed class MyRecognitionController(RecognitionQueries queries, KudosQueries kudos, KudosService service) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string round, CancellationToken cancellation) => View(await queries.Mine(round, Actor, cancellation));

    [HttpGet("praise")]
    public async Task<IActionResult> Praise(string round, PraiseSearch people, CancellationToken cancellation) =>
        View(new PraisePage(await kudos.Choices(round, people.Search, Actor, cancellation), new PraiseInput()));

    [HttpPost("praise")]
    public async Task<IActionResult> Praise(string round, PraiseSearch people, PraiseInput input, CancellationToken cancellation) =>
        await Attempt(() => service.Give(input.ToCommand(round), Actor, cancellation))
            ? Done(round, "Recognition.Praised")
            : View(new PraisePage(await kudos.Choices(round, people.Search, Actor, cancellation), input));

    [HttpGet("kudos/{kudos:guid}")]
    public async Task<IActionResult> Edit(string round, [FromRoute(Name = "kudos")] Guid id, CancellationToken cancellation) =>
        View(KudosPage.Of(round, await kudos.Given(round, id, Actor, cancellation)));

    [HttpPost("kudos/{kudos:guid}")]
    public async Task<IActionResult> Edit(string round, [FromRoute(Name = "kudos")] Guid id, KudosInput input, CancellationToken cancellation)
    {
        var before = await kudos.Given(round, id, Actor, cancellation);
        if (await Attempt(() => service.Edit(round, id, input.Sentence, input.Version, Actor, cancellation)))
        {
            return Done(round, "Recognition.Edited");
        }

        input.Version = IsStale ? before.Version : input.Version;
        return View(new KudosPage(round, id, input));
    }

    [HttpPost("kudos/{kudos:guid}/withdraw")]
    public async Task<IActionResult> Withdraw(string round, [FromRoute(Name = "kudos")] Guid id, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Withdraw(round, id, Actor, cancellation), T["Recognition.Withdrawn"]);
        return RedirectToAction(nameof(Index), new { round });
    }

    [HttpPost("kudos/{kudos:guid}/report")]
    public async Task<IActionResult> Report(string round, [FromRoute(Name = "kudos")] Guid id, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Report(round, id, Actor, cancellation), T["Recognition.Reported"]);
        return RedirectToAction(nameof(Index), new { round });
    }

    [HttpPost("turn")]
    public async Task<IActionResult> Turn(string round, bool off, CancellationToken cancellation)
    {
        await queries.Mine(round, Actor, cancellation);
        await AttemptOrFlash(() => service.Turn(off, Actor, cancellation), T[off ? "Recognition.TurnedOff" : "Recognition.TurnedOn"]);
        return RedirectToAction(nameof(Index), new { round });
    }

    private RedirectToActionResult Done(string round, string message)
    {
        this.Flash(FlashKind.Success, T[message]);
        return RedirectToAction(nameof(Index), new { round });
    }
}
