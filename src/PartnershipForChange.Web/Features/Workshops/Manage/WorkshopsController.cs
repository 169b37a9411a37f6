using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Application.Workshops;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Workshops.Manage;

/// <summary>The workshops and events of a round, for those who organise them.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}/workshops")]
public sealed class WorkshopsController(WorkshopService service, WorkshopQueries queries, RoundQueries rounds) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string round, CancellationToken cancellation) => View(await queries.List(round, cancellation));

    [HttpGet("new")]
    public async Task<IActionResult> New(string round, CancellationToken cancellation) =>
        await Form(round, null, new WorkshopInput(), cancellation);

    [HttpPost("new")]
    public async Task<IActionResult> New(string round, WorkshopInput input, CancellationToken cancellation)
    {
        Guid id = default;
        return await Attempt(async () => id = await service.Add(round, input.ToDetails(), Actor, cancellation))
            ? Done($"/manage/{round}/workshops/{id}", "Workshops.Added")
            : await Form(round, null, input, cancellation);
    }

    [HttpGet("{workshop:guid}")]
    public async Task<IActionResult> Show(string round, Guid workshop, CancellationToken cancellation) =>
        View(await queries.One(round, workshop, cancellation));

    [HttpGet("{workshop:guid}/edit")]
    public async Task<IActionResult> Edit(string round, Guid workshop, CancellationToken cancellation) =>
        await Form(round, workshop, WorkshopInput.Of((await queries.One(round, workshop, cancellation)).Workshop), cancellation);

    [HttpPost("{workshop:guid}/edit")]
    public async Task<IActionResult> Edit(string round, Guid workshop, WorkshopInput input, CancellationToken cancellation)
    {
        if (await Attempt(() => service.Edit(round, workshop, input.ToDetails(), input.Version, Actor, cancellation)))
        {
            return Done($"/manage/{round}/workshops/{workshop}", "Workshops.Saved");
        }

        input.Version = IsStale ? (await queries.One(round, workshop, cancellation)).Workshop.Version : input.Version;
        return await Form(round, workshop, input, cancellation);
    }

    [HttpPost("{workshop:guid}/remove")]
    public async Task<IActionResult> Remove(string round, Guid workshop, Guid version, CancellationToken cancellation) =>
        await AttemptOrFlash(() => service.Remove(round, workshop, version, Actor, cancellation), T["Workshops.Removed"])
            ? Redirect($"/manage/{round}/workshops")
            : Redirect($"/manage/{round}/workshops/{workshop}");

    private RedirectResult Done(string path, string message)
    {
        this.Flash(FlashKind.Success, T[message]);
        return Redirect(path);
    }

    private async Task<IActionResult> Form(string round, Guid? id, WorkshopInput input, CancellationToken cancellation) =>
        View("Form", new WorkshopPage(await rounds.Find(round, cancellation), id, input));
}
