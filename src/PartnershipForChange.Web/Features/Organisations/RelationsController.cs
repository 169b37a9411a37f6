using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Organisations;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Organisations;

/// <summary>Coordinators record what stands between a public body and a company, and end it.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("organisations/{code}/relations")]
public sealed class RelationsController(OrganisationPageQueries pages, OrganisationService service) : PortalController
{
    [HttpGet("new")]
    public Task<IActionResult> Add(string code, CancellationToken cancellation) => Form(code, new RelationInput(), cancellation);

    [HttpPost("new")]
    public async Task<IActionResult> Add(string code, RelationInput input, CancellationToken cancellation)
    {
        if (!await Attempt(() => service.Record(input.ToCommand(code), Actor, cancellation)))
        {
            return await Form(code, input, cancellation);
        }

        var forbidden = (await pages.Page(code, Actor, cancellation)).Forbidden
            .Count(s => string.Equals(s.Other, input.OtherCode, StringComparison.OrdinalIgnoreCase));
        this.Flash(
            forbidden == 0 ? FlashKind.Success : FlashKind.Warning,
            T["Organisations.Relation.Added"] + (forbidden == 0 ? string.Empty : " " + T.Plural("Organisations.Relation.Forbids", forbidden)));
        return RedirectToAction("Show", "Organisations", new { code });
    }

    [HttpPost("{relation:guid}/end")]
    public async Task<IActionResult> End(string code, Guid relation, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.EndRelation(code, relation, Actor, cancellation), T["Organisations.Relation.Ended"]);
        return RedirectToAction("Show", "Organisations", new { code });
    }

    private async Task<IActionResult> Form(string code, RelationInput input, CancellationToken cancellation) =>
        View("Relation", new RelationFormPage(await pages.Page(code, Actor, cancellation), input));
}
