using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Proposals;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Teams.Proposals;

/// <summary>A coordinator asks a team to rework its proposal by a new day.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("teams/{team:guid}/proposal/revise")]
public sealed class ProposalRevisionController(ProposalQueries queries, ProposalService service) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Revise(Guid team, CancellationToken cancellation)
    {
        var proposal = await queries.Proposal(team, Actor, cancellation);
        return proposal.CanAskToRevise
            ? View(new RevisePage(proposal, new ReviseInput { Version = proposal.Version }))
            : LocalRedirect($"/teams/{team}/proposal");
    }

    [HttpPost("")]
    public async Task<IActionResult> Revise(Guid team, ReviseInput input, CancellationToken cancellation)
    {
        if (await Attempt(() => service.AskToRevise(new AskToRevise(team, input.Reason!, input.Until!.Value, input.Version), Actor, cancellation)))
        {
            this.Flash(FlashKind.Success, T["Teams.Revise.Done"]);
            return LocalRedirect($"/teams/{team}/proposal");
        }

        var proposal = await queries.Proposal(team, Actor, cancellation);
        input.Version = IsStale ? proposal.Version : input.Version;
        return View(new RevisePage(proposal, input));
    }
}
