using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Jury;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Jury.Results;

/// <summary>What the jurors gave, once scoring is closed; decisions, first pending, then told all at once.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}/jury/{kind}")]
public sealed class JuryResultsController(JuryResultQueries queries, JuryDecisionService service) : PortalController
{
    [HttpGet("results")]
    public async Task<IActionResult> Index(string round, string kind, CancellationToken cancellation) =>
        View(await queries.Results(new PanelAddress(round, kind), cancellation));

    [HttpGet("results/{subject:guid}")]
    public async Task<IActionResult> Decide(string round, string kind, Guid subject, CancellationToken cancellation)
    {
        var found = await queries.Decision(new PanelAddress(round, kind), subject, cancellation);
        return View(new DecisionPage(found, DecisionInput.Of(found)));
    }

    [HttpPost("results/{subject:guid}")]
    public async Task<IActionResult> Decide(string round, string kind, Guid subject, DecisionInput input, CancellationToken cancellation)
    {
        var address = new PanelAddress(round, kind);
        if (await Attempt(() => service.Decide(input.ToCommand(address, subject), Actor, cancellation)))
        {
            this.Flash(FlashKind.Success, T["Jury.Decided"]);
            return Results(round, kind);
        }

        var found = await queries.Decision(address, subject, cancellation);
        input.Version = IsStale ? found.Version : input.Version;
        return View(new DecisionPage(found, input));
    }

    [HttpPost("publish")]
    public async Task<IActionResult> Publish(string round, string kind, Guid version, CancellationToken cancellation)
    {
        var told = 0;
        if (await AttemptOrFlash(async () => told = await service.Publish(new PanelAddress(round, kind), version, Actor, cancellation), string.Empty))
        {
            this.Flash(FlashKind.Success, T.Plural("Jury.Published", told));
        }

        return Results(round, kind);
    }

    private LocalRedirectResult Results(string round, string kind) => LocalRedirect($"/manage/{round}/jury/{kind}/results");
}
