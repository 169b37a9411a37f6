using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Manage.SetUp;

/// <summary>Details, strands, settings and phases of a round.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}")]
public sealed class SetUpController(RoundService service, RoundQueries rounds, StrandEndingQueries strands) : PortalController
{
    [HttpGet("edit")]
    public async Task<IActionResult> Edit(string round, CancellationToken cancellation)
    {
        var found = await rounds.Find(round, cancellation);
        ViewData["Round"] = found;
        return View(EditRoundInput.Of(found));
    }

    [HttpPost("edit")]
    public async Task<IActionResult> Edit(string round, EditRoundInput input, CancellationToken cancellation)
    {
        if (!await Attempt(() => service.Edit(input.Command(round), Actor, cancellation)))
        {
            var found = await rounds.Find(round, cancellation);
            ViewData["Round"] = found;
            ViewData["Ending"] = await strands.Of(round, input.Strands(), cancellation);
            input.Version = IsStale ? found.Version : input.Version;
            return View(input);
        }

        this.Flash(FlashKind.Success, T["Rounds.Saved"]);
        return Redirect($"/manage/{round}");
    }

    [HttpGet("phases")]
    public async Task<IActionResult> Phases(string round, CancellationToken cancellation)
    {
        var found = await rounds.Find(round, cancellation);
        return View(PageOf(found, PhasesInput.Of(found)));
    }

    [HttpPost("phases")]
    public async Task<IActionResult> Phases(string round, PhasesInput input, CancellationToken cancellation)
    {
        if (!await Attempt(() => Plan(round, input, cancellation)))
        {
            var found = await rounds.Find(round, cancellation);
            input.Version = IsStale ? found.Version : input.Version;
            return View(PageOf(found, input));
        }

        this.Flash(FlashKind.Success, T["Rounds.PhasesSaved"]);
        return Redirect($"/manage/{round}/phases");
    }

    private async Task Plan(string round, PhasesInput input, CancellationToken cancellation)
    {
        try
        {
            await service.Plan(input.Command(round), Actor, cancellation);
        }
        catch (DomainRuleException broken) when (broken.Field is not null)
        {
            throw new DomainRuleException(broken.Rule, [.. broken.Arguments]) { Field = input.FieldOf(broken.Field) };
        }
    }

    private static PhasesPage PageOf(Round round, PhasesInput input) => new(round, input, PhaseWarning.Of(round));
}
