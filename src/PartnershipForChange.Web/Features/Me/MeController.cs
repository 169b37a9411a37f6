using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Endings;
using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Me;

/// <summary>Where somebody stands in a round, and what they can do about it.</summary>
[Route("me")]
public sealed class MeController(MyRoundQueries queries, MyRegistrationService service, EndingQueries endings) : PortalController
{
    /// <summary>The round that matters now, or what could be joined.</summary>
    [HttpGet("")]
    [Authorize(Policy = Policies.Participate)]
    public async Task<IActionResult> Index(CancellationToken cancellation)
    {
        var rounds = await queries.Rounds(Actor, cancellation);
        return MyRoundQueries.Latest(rounds) is { } latest
            ? View("Round", await queries.One(latest.Code, rounds, Actor, cancellation))
            : View("None", rounds);
    }

    [HttpGet("{round}")]
    [Authorize(Policy = Policies.Participate)]
    public async Task<IActionResult> Round(string round, CancellationToken cancellation) =>
        View(await queries.One(round, Actor, cancellation));

    [HttpGet("{round}/join")]
    [Authorize(Policy = Policies.SignedIn)]
    public async Task<IActionResult> Join(string round, CancellationToken cancellation) =>
        View(new JoinRoundPage(await queries.Join(round, Actor, cancellation), new JoinInput()));

    [HttpPost("{round}/join")]
    [Authorize(Policy = Policies.SignedIn)]
    public async Task<IActionResult> Join(string round, JoinInput input, CancellationToken cancellation) =>
        await Attempt(() => service.Begin(round, input.Organisation ?? string.Empty, Actor, cancellation))
            ? Redirect($"/me/{round}/registration/about")
            : View(new JoinRoundPage(await queries.Join(round, Actor, cancellation), input));

    [HttpPost("{round}/take-back")]
    [Authorize(Policy = Policies.Participate)]
    public async Task<IActionResult> TakeBack(string round, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.TakeBack(round, Actor, cancellation), T["Me.TakenBack"]);
        return RedirectToAction(nameof(Round), new { round });
    }

    [HttpGet("{round}/withdraw")]
    [Authorize(Policy = Policies.Participate)]
    public async Task<IActionResult> Withdraw(string round, CancellationToken cancellation) =>
        View(await WithdrawPage(round, new WithdrawInput(), cancellation));

    [HttpPost("{round}/withdraw")]
    [Authorize(Policy = Policies.Participate)]
    public async Task<IActionResult> Withdraw(string round, WithdrawInput input, CancellationToken cancellation)
    {
        if (!await Attempt(() => service.Withdraw(round, input.Reason, Actor, cancellation)))
        {
            return View(await WithdrawPage(round, input, cancellation));
        }

        this.Flash(FlashKind.Success, T["Me.Withdrawn"]);
        return RedirectToAction(nameof(Round), new { round });
    }

    [HttpPost("{round}/come-back")]
    [Authorize(Policy = Policies.Participate)]
    public async Task<IActionResult> ComeBack(string round, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.ComeBack(round, Actor, cancellation), T["Me.CameBack"]);
        return RedirectToAction(nameof(Round), new { round });
    }

    private async Task<WithdrawPage> WithdrawPage(string round, WithdrawInput input, CancellationToken cancellation)
    {
        var mine = await queries.Mine(round, Actor, cancellation);
        return new WithdrawPage(mine, await endings.OfLeaving(mine.Registration.Id, cancellation), input);
    }
}
