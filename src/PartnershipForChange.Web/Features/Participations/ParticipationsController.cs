using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Participations;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Participations;

/// <summary>Coordinators see who is invited into a round and what they answered; they invite and remind.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}/participations")]
public sealed class ParticipationsController(ParticipationQueries queries, ParticipationService service) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string round, ParticipationListInput filter, CancellationToken cancellation)
    {
        var list = ParticipationColumns.List.For(HttpContext, T);
        if (list.WantsFile)
        {
            return await list.File(async (page, size) => (await Read(page, size)).Rows, round);
        }

        var overview = await Read(filter.Page, list.Size);
        return View(new ParticipationListPage(filter, overview, list.Of(overview.Rows)));

        Task<ParticipationOverview> Read(int page, int size) =>
            queries.List(round, filter.ToFilter() with { Page = page, Size = size }, Actor, cancellation);
    }

    [HttpPost("check")]
    public IActionResult SendCheck(string round, SelectionInput input)
    {
        if (input.IsEmpty)
        {
            this.Flash(FlashKind.Problem, T["Rules.NothingChosen"]);
            return BackToList(round, input);
        }

        return LocalRedirect($"/manage/{round}/participations/check{input.ToQuery()}");
    }

    /// <summary>Says what the act would do, before it is done.</summary>
    [HttpGet("check")]
    public async Task<IActionResult> Check(string round, SelectionInput input, CancellationToken cancellation)
    {
        return input.IsEmpty ? BackToList(round, input) : View(new BulkPage(round, input, await service.Plan(round, input.Act, input.ToSelection(), Actor, cancellation)));
    }

    [HttpPost("invite")]
    public async Task<IActionResult> Invite(string round, SelectionInput input, CancellationToken cancellation)
    {
        await Bulk("Participations.Invited", () => service.Invite(round, input.ToSelection(), Actor, cancellation));
        return BackToList(round, input);
    }

    [HttpPost("remind")]
    public async Task<IActionResult> Remind(string round, SelectionInput input, CancellationToken cancellation)
    {
        await Bulk("Participations.Reminded", () => service.Remind(round, input.ToSelection(), Actor, cancellation));
        return BackToList(round, input);
    }

    private async Task Bulk(string done, Func<Task<BulkResult>> act)
    {
        var result = new BulkResult(0, 0);
        if (!await AttemptOrFlash(async () => result = await act(), string.Empty))
        {
            return;
        }

        var (kind, text) = result.Done == 0
            ? (FlashKind.Info, T["Participations.NothingDone"])
            : (FlashKind.Success, $"{T.Plural(done, result.Done)} {T.Plural("Participations.MessagesOut", result.Messages)}");
        this.Flash(kind, text);
    }

    private RedirectToActionResult BackToList(string round, ParticipationListInput filter) =>
        RedirectToAction(nameof(Index), new { round, filter.Search, filter.Side, filter.Status, filter.Sort });
}
