using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Proposals;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Teams.Proposals;

/// <summary>A team's proposal: members write; coordinators, and whoever is named as an author, read.</summary>
[Authorize(Policy = Policies.SignedIn)]
[Route("teams/{team:guid}/proposal")]
public sealed class ProposalController(ProposalQueries queries, ProposalService service) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid team, CancellationToken cancellation) => View(await queries.Proposal(team, Actor, cancellation));

    [HttpGet("edit")]
    [Authorize(Policy = Policies.CoordinateOrParticipate)]
    public async Task<IActionResult> Edit(Guid team, CancellationToken cancellation)
    {
        var proposal = await queries.Proposal(team, Actor, cancellation);
        if (proposal.CanWrite)
        {
            return View(new ProposalPage(proposal, ProposalInput.Of(proposal)));
        }

        if (proposal is { IsMine: true, Forbidden: { } forbidden })
        {
            this.Flash(FlashKind.Info, proposal.WritesFrom is { } day ? T["Teams.Proposal.WritesFrom", day] : T.Of(forbidden));
        }

        return RedirectToAction(nameof(Show), new { team });
    }

    [HttpPost("edit")]
    [Authorize(Policy = Policies.CoordinateOrParticipate)]
    public async Task<IActionResult> Edit(Guid team, ProposalInput input, CancellationToken cancellation)
    {
        if (await Attempt(() => service.Write(input.ToCommand(team), Actor, cancellation)))
        {
            this.Flash(FlashKind.Success, T["Teams.Proposal.Saved"]);
            return RedirectToAction(nameof(Show), new { team });
        }

        var proposal = await queries.Proposal(team, Actor, cancellation);
        if (!proposal.IsMine)
        {
            return NotFound();
        }

        var newer = (proposal.Latest?.Number ?? 0) > input.Seen ? proposal.Latest : null;

        // The next save is on top of what is now shown beside the user's own text.
        input.Seen = proposal.Latest?.Number ?? 0;
        ModelState.Remove(nameof(input.Seen));
        return View(new ProposalPage(proposal, input, newer));
    }

    [HttpGet("versions/{number:int}")]
    public async Task<IActionResult> Version(Guid team, int number, CancellationToken cancellation) =>
        View(new ProposalVersionPage(team, await queries.Version(team, number, Actor, cancellation)));

    [HttpGet("versions/{number:int}/changes")]
    public async Task<IActionResult> Changes(Guid team, int number, int? since, CancellationToken cancellation) =>
        View(await queries.Changes(team, number, since, Actor, cancellation));

    [HttpPost("submit")]
    [Authorize(Policy = Policies.CoordinateOrParticipate)]
    public async Task<IActionResult> Submit(Guid team, Guid version, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Submit(team, version, Actor, cancellation), T["Teams.Proposal.Submitted"]);
        return RedirectToAction(nameof(Show), new { team });
    }

    [HttpPost("take-back")]
    [Authorize(Policy = Policies.CoordinateOrParticipate)]
    public async Task<IActionResult> TakeBack(Guid team, Guid version, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.TakeBack(team, version, Actor, cancellation), T["Teams.Proposal.TakenBack"]);
        return RedirectToAction(nameof(Show), new { team });
    }
}
