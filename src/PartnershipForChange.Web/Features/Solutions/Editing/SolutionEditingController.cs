using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Solutions;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Solutions.Editing;

/// <summary>Coordinators keep the list of solutions, say who carries them out and carry them into later rounds.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("solutions")]
public sealed class SolutionEditingController(SolutionKeepingQueries queries, SolutionService service) : PortalController
{
    [HttpGet("new")]
    public Task<IActionResult> New(CancellationToken cancellation) => Form(null, new SolutionInput(), new CarryInput(), cancellation);

    [HttpPost("new")]
    public async Task<IActionResult> New(SolutionInput input, CancellationToken cancellation)
    {
        var id = Guid.Empty;
        return await Attempt(async () => id = await service.Add(input.ToCommand(), input.ChosenOn, Actor, cancellation))
            ? Done("Solutions.Saved", $"/solutions/{id}")
            : await Form(null, input, new CarryInput(), cancellation);
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellation)
    {
        var form = await queries.Form(id, cancellation);
        return View("Form", new SolutionFormPage(form, SolutionInput.Of(form.Solution!, form.OwnerCode), new CarryInput()));
    }

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, SolutionInput input, CancellationToken cancellation)
    {
        if (await Attempt(() => service.Edit(id, input.ToCommand(), input.Version ?? Guid.Empty, Actor, cancellation)))
        {
            return Done("Solutions.Saved", $"/solutions/{id}");
        }

        var form = await queries.Form(id, cancellation);
        input.Version = IsStale ? form.Solution!.Version : input.Version;
        return View("Form", new SolutionFormPage(form, input, new CarryInput()));
    }

    [HttpPost("{id:guid}/remove")]
    public async Task<IActionResult> Remove(Guid id, Guid version, CancellationToken cancellation) =>
        Redirect(await AttemptOrFlash(() => service.Remove(id, version, Actor, cancellation), T["Solutions.Removed"]) ? "/solutions" : $"/solutions/{id}/edit");

    [HttpPost("{id:guid}/carry")]
    public async Task<IActionResult> Carry(Guid id, CarryInput input, CancellationToken cancellation)
    {
        if (await Attempt(() => service.Carry(id, input.Round, input.Key, Actor, cancellation)))
        {
            return Done("Solutions.Carried", $"/manage/{input.Round}/challenges");
        }

        var form = await queries.Form(id, cancellation);
        return View("Form", new SolutionFormPage(form, SolutionInput.Of(form.Solution!, form.OwnerCode), input));
    }

    [HttpGet("reading")]
    public IActionResult Reading() => View(new ReadingInput());

    [HttpPost("reading")]
    public async Task<IActionResult> Reading(ReadingInput input, CancellationToken cancellation) =>
        await Attempt(() => service.Record(input.Percent!.Value, input.When(), input.Source, Actor, cancellation))
            ? Done("Solutions.ReadingSaved", "/solutions")
            : View(input);

    private async Task<IActionResult> Form(Guid? id, SolutionInput input, CarryInput carry, CancellationToken cancellation) =>
        View("Form", new SolutionFormPage(await queries.Form(id, cancellation), input, carry));

    private RedirectResult Done(string message, string path)
    {
        this.Flash(FlashKind.Success, T[message]);
        return Redirect(path);
    }
}
