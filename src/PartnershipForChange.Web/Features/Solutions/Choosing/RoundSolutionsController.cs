using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Solutions;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Features.Solutions.Editing;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Solutions.Choosing;

/// <summary>The solutions of a round: coordinators choose them among the proposals that were handed in.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}/solutions")]
public sealed class RoundSolutionsController(SolutionKeepingQueries queries, SolutionService service) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string round, CancellationToken cancellation) => View(await queries.OfRound(round, cancellation));

    [HttpGet("choose/{proposal:guid}")]
    public async Task<IActionResult> Choose(string round, Guid proposal, CancellationToken cancellation)
    {
        var chosen = await queries.Choosable(round, proposal, cancellation);
        return View(new ChoosePage(round, chosen, await queries.Form(null, cancellation), new SolutionInput { TitleSl = chosen.Title }));
    }

    [HttpPost("choose/{proposal:guid}")]
    public async Task<IActionResult> Choose(string round, Guid proposal, SolutionInput input, CancellationToken cancellation)
    {
        var chosen = await queries.Choosable(round, proposal, cancellation);
        var id = Guid.Empty;
        if (!await Attempt(async () => id = await service.Choose(round, proposal, input.ToCommand(), Actor, cancellation)))
        {
            return View(new ChoosePage(round, chosen, await queries.Form(null, cancellation), input));
        }

        this.Flash(FlashKind.Success, T["Solutions.ChosenNow"]);
        return Redirect($"/solutions/{id}/edit");
    }
}

/// <summary>A proposal that is about to be chosen.</summary>
public sealed record ChoosePage(string Round, ChoosableProposal Proposal, SolutionForm Form, SolutionInput Input);
