using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Solutions;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Solutions.Keeping;

/// <summary>Whoever is responsible for a solution, in whatever role, keeps it up to date; so do coordinators.</summary>
[Authorize(Policy = Policies.SignedIn)]
[Route("solutions/{id:guid}")]
public sealed class SolutionKeepingController(SolutionKeepingQueries queries, SolutionProgressService service) : PortalController
{
    [HttpGet("update")]
    public async Task<IActionResult> Index(Guid id, CancellationToken cancellation) =>
        View(new KeepingPage(await queries.Kept(id, Actor, cancellation)));

    [HttpPost("readings")]
    public Task<IActionResult> Record(Guid id, ProgressInput input, CancellationToken cancellation) => Change(
        id, "Solutions.Recorded", () => service.Record(id, input.ToCommand(), Actor, cancellation), page => page with { Progress = input }, cancellation);

    [HttpPost("actions")]
    public Task<IActionResult> AddAction(Guid id, ActionInput input, CancellationToken cancellation) => Change(
        id, "Solutions.ActionAdded", () => service.AddAction(id, input.Title(), input.Due, Actor, cancellation), page => page with { Action = input }, cancellation);

    [HttpPost("actions/{item:guid}/done")]
    public async Task<IActionResult> SetDone(Guid id, Guid item, bool done, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.SetDone(id, item, done, Actor, cancellation), T[done ? "Solutions.MarkedDone" : "Solutions.MarkedOpen"]);
        return Back(id);
    }

    [HttpPost("actions/{item:guid}/remove")]
    public async Task<IActionResult> RemoveAction(Guid id, Guid item, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.RemoveAction(id, item, Actor, cancellation), T["Solutions.ActionRemoved"]);
        return Back(id);
    }

    [HttpPost("evidence")]
    public Task<IActionResult> AddEvidence(Guid id, EvidenceInput input, CancellationToken cancellation) => Change(
        id, "Solutions.EvidenceAdded", () => service.AddEvidence(id, input.Title(), input.Link, Actor, cancellation), page => page with { Evidence = input }, cancellation);

    [HttpPost("evidence/{item:guid}/remove")]
    public async Task<IActionResult> RemoveEvidence(Guid id, Guid item, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.RemoveEvidence(id, item, Actor, cancellation), T["Solutions.EvidenceRemoved"]);
        return Back(id);
    }

    [HttpPost("state")]
    public Task<IActionResult> SetState(Guid id, StateInput input, CancellationToken cancellation) => Change(
        id, "Solutions.StateSet", () => service.SetState(id, input.State, input.Reason(), Actor, cancellation), page => page with { State = input }, cancellation);

    /// <summary>Back to the page; where something is wrong, the page with what was typed.</summary>
    private async Task<IActionResult> Change(
        Guid id, string done, Func<Task> change, Func<KeepingPage, KeepingPage> typed, CancellationToken cancellation)
    {
        if (!await Attempt(change))
        {
            return View("Index", typed(new KeepingPage(await queries.Kept(id, Actor, cancellation))));
        }

        this.Flash(FlashKind.Success, T[done]);
        return Back(id);
    }

    private RedirectResult Back(Guid id) => Redirect($"/solutions/{id}/update");
}
