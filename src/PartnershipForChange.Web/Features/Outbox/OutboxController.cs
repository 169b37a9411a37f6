using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Features.Shared.Lists;
using PartnershipForChange.Web.Infrastructure;
using PartnershipForChange.Web.TagHelpers;

namespace PartnershipForChange.Web.Features.Outbox;

public sealed record OutboxView(OutboxFilter Filter, OutboxPage Outbox, ListView<OutboxRow> List);

/// <param name="Filter">What is chosen.</param>
/// <param name="Rounds">What can be chosen.</param>
public sealed record OutboxFilterView(string? Search, string? Round, OutboxState? State, IReadOnlyList<SelectListItem> Rounds);

public static class OutboxLooks
{
    public static TagKind Look(this OutboxState state) => state switch
    {
        OutboxState.Sent => TagKind.Good,
        OutboxState.Failed => TagKind.Bad,
        OutboxState.Unconfirmed => TagKind.Warn,
        _ => TagKind.Plain,
    };
}

/// <summary>Messages that wait, are sent or failed.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("outbox")]
public sealed class OutboxController(OutboxQueries queries, OutboxService outbox) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(OutboxFilter filter, CancellationToken cancellation)
    {
        var list = OutboxColumns.List.For(HttpContext, T);
        if (list.WantsFile)
        {
            return await list.File(async (page, size) => (await Read(page, size)).Messages);
        }

        var page = await Read(filter.Page, list.Size);
        return View(new OutboxView(filter, page, list.Of(page.Messages)));

        Task<OutboxPage> Read(int number, int size) => queries.List(filter with { Page = number, Size = size }, cancellation);
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Message(Guid id, CancellationToken cancellation) => View(await queries.Details(id, cancellation));

    [HttpPost("{id:guid}/again")]
    public async Task<IActionResult> SendAgain(Guid id, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => outbox.SendAgain(id, Actor, cancellation), T["Outbox.WaitsAgain"]);
        return LocalRedirect($"/outbox/{id}");
    }

    [HttpPost("chosen")]
    [AsksFirst]
    public async Task<IActionResult> SendChosenAgain(IList<Guid> chosen, CancellationToken cancellation)
    {
        var count = 0;
        if (await AttemptOrFlash(async () => count = await outbox.SendAgain([.. chosen], Actor, cancellation), string.Empty))
        {
            this.Flash(count > 0 ? FlashKind.Success : FlashKind.Info, T.Plural("Outbox.AllWaitAgain", count));
        }

        return BackToList("/outbox");
    }

    [HttpPost("again")]
    public async Task<IActionResult> SendAllAgain(CancellationToken cancellation)
    {
        var count = await outbox.SendAllFailedAgain(Actor, cancellation);
        this.Flash(FlashKind.Success, T.Plural("Outbox.AllWaitAgain", count));
        return LocalRedirect("/outbox");
    }
}
