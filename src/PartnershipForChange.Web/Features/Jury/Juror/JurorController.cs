using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Jury;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Jury.Juror;

/// <summary>A juror's own seats: what waits, the subject without names, the score, or a conflict of interest.</summary>
[Authorize(Policy = Policies.Judge)]
[Route("jury")]
public sealed class JurorController(JurorQueries queries, JurorService service) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(await queries.Home(Actor, cancellation));

    [HttpGet("{seat:guid}")]
    public async Task<IActionResult> Seat(Guid seat, CancellationToken cancellation)
    {
        var found = await queries.Seat(seat, Actor, cancellation);
        return View(new SeatPage(found, JudgeInput.Of(found), new ConflictInput()));
    }

    [HttpPost("{seat:guid}")]
    public async Task<IActionResult> Judge(Guid seat, JudgeInput input, CancellationToken cancellation)
    {
        if (await Attempt(() => service.Judge(input.ToCommand(seat), Actor, cancellation)))
        {
            if (Url.IsLocalUrl(input.Ask))
            {
                return LocalRedirect(input.Ask!);
            }

            this.Flash(FlashKind.Success, T[input.HandIn ? "Jury.Juror.HandedIn" : "Jury.Juror.Saved"]);
            return RedirectToAction(nameof(Seat), new { seat });
        }

        var found = await queries.Seat(seat, Actor, cancellation);
        input.Version = IsStale ? found.Version : input.Version;
        return View(nameof(Seat), new SeatPage(found, input.For(found), new ConflictInput()));
    }

    [HttpPost("{seat:guid}/conflict")]
    public async Task<IActionResult> Conflict(Guid seat, ConflictInput input, CancellationToken cancellation)
    {
        if (await Attempt(() => service.DeclareConflict(seat, input.Reason ?? string.Empty, Actor, cancellation)))
        {
            this.Flash(FlashKind.Success, T["Jury.Juror.ConflictNoted"]);
            return RedirectToAction(nameof(Index));
        }

        var found = await queries.Seat(seat, Actor, cancellation);
        return View(nameof(Seat), new SeatPage(found, JudgeInput.Of(found), input));
    }
}
