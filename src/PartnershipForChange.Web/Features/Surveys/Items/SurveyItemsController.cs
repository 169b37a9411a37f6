using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Surveys;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Surveys.Items;

/// <summary>The questions of a survey, until its first wave begins.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}/surveys/items")]
public sealed class SurveyItemsController(SurveyQueries queries, SurveyService service) : PortalController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(string round, CancellationToken cancellation) =>
        View("Form", await Page(round, new SurveyItemInput(), null, cancellation));

    [HttpPost("new")]
    public async Task<IActionResult> New(string round, SurveyItemInput input, CancellationToken cancellation) =>
        await Attempt(() => service.AddItem(round, input.Details(), Actor, cancellation))
            ? Done(round, "Surveys.ItemSaved")
            : View("Form", await Page(round, input, null, cancellation));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Edit(string round, Guid id, CancellationToken cancellation) =>
        View("Form", await Page(round, SurveyItemInput.Of(await queries.Item(round, id, cancellation)), id, cancellation));

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Edit(string round, Guid id, SurveyItemInput input, CancellationToken cancellation)
    {
        if (await Attempt(() => service.EditItem(round, id, input.Details(), input.Version ?? Guid.Empty, Actor, cancellation)))
        {
            return Done(round, "Surveys.ItemSaved");
        }

        input.Version = IsStale ? (await queries.Item(round, id, cancellation)).Version : input.Version;
        return View("Form", await Page(round, input, id, cancellation));
    }

    [HttpPost("{id:guid}/remove")]
    public async Task<IActionResult> Remove(string round, Guid id, Guid version, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.RemoveItem(round, id, version, Actor, cancellation), T["Surveys.ItemRemoved"]);
        return Redirect($"/manage/{round}/surveys");
    }

    private async Task<SurveyItemPage> Page(string round, SurveyItemInput input, Guid? id, CancellationToken cancellation) =>
        new(await queries.Overview(round, cancellation), input, id);

    private RedirectResult Done(string round, string message)
    {
        this.Flash(FlashKind.Success, T[message]);
        return Redirect($"/manage/{round}/surveys");
    }
}
