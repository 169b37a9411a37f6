using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Registrations;

/// <summary>Coordinators see every registration of a round and act for an employer where they must, with a reason.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}/registrations")]
public sealed class RegistrationsController(RegistrationQueries queries, RegistrationService service) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string round, RegistrationListInput filter, CancellationToken cancellation)
    {
        var list = RegistrationColumns.List.For(HttpContext, T);
        if (list.WantsFile)
        {
            return await list.File(async (page, size) => (await Read(page, size)).Rows, round);
        }

        var overview = await Read(filter.Page, list.Size);
        return View(new RegistrationListPage(filter, overview, list.Of(overview.Rows)));

        Task<RegistrationOverview> Read(int page, int size) =>
            queries.InRound(round, filter.ToFilter() with { Page = page, Size = size }, Actor, cancellation);
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(string round, Guid id, CancellationToken cancellation) =>
        View("Registration", await Page(round, id, cancellation));

    [HttpPost("check")]
    public IActionResult Check(string round, ChosenInput input) => ToCheck(ListOf(round), input.Chosen, T["Registrations.NobodyChosen"]);

    /// <summary>Says whom a release is about and asks why, before it is done.</summary>
    [HttpGet("check")]
    public async Task<IActionResult> Check(string round, string? chosen, CancellationToken cancellation)
    {
        var waiting = await queries.Waiting(new(round), ChosenRows.Unpack(chosen), Actor, cancellation);
        if (waiting.Count > 0)
        {
            return View("Release", new ReleasePage(waiting, ListOf(round), NeedsReason: true, new ChosenInput(), await queries.Published(round, Actor, cancellation)));
        }

        this.Flash(FlashKind.Info, T["Registrations.NothingWaits"]);
        return BackToList(ListOf(round));
    }

    [HttpPost("release")]
    public async Task<IActionResult> Release(string round, ChosenInput input, CancellationToken cancellation)
    {
        var released = 0;
        if (!await Attempt(async () => released = await service.Release(new(round), [.. input.Chosen], input.Seen, input.Reason, Actor, cancellation)))
        {
            var waiting = await queries.Waiting(new(round), [.. input.Chosen], Actor, cancellation);
            return View("Release", new ReleasePage(waiting, ListOf(round), NeedsReason: true, input, await queries.Published(round, Actor, cancellation)));
        }

        this.Flash(released > 0 ? FlashKind.Success : FlashKind.Info, released > 0 ? T.Plural("Registrations.Released", released) : T["Registrations.NothingWaits"]);
        return BackToList(ListOf(round));
    }

    [HttpPost("{id:guid}/send-back")]
    public async Task<IActionResult> SendBack(string round, Guid id, ReasonInput input, CancellationToken cancellation)
    {
        if (!await Attempt(() => service.SendBack(new(round), id, input.Reason, input.Version, Actor, cancellation)))
        {
            return View("Registration", (await Page(round, id, cancellation)) with { SentBack = input });
        }

        this.Flash(FlashKind.Success, T["Registrations.SentBack"]);
        return RedirectToAction(nameof(Show), new { round, id });
    }

    [HttpPost("{id:guid}/withdraw")]
    public async Task<IActionResult> Withdraw(string round, Guid id, WithdrawalInput input, CancellationToken cancellation)
    {
        if (!await Attempt(() => service.Withdraw(new(round), id, input.WithdrawReason, Actor, cancellation)))
        {
            return View("Registration", (await Page(round, id, cancellation)) with { Withdrawn = input });
        }

        this.Flash(FlashKind.Success, T["Registrations.Withdrawn"]);
        return RedirectToAction(nameof(Show), new { round, id });
    }

    /// <summary>For a person without an account, in whatever state the registration is.</summary>
    [HttpPost("{id:guid}/invite")]
    public async Task<IActionResult> Invite(string round, Guid id, CancellationToken cancellation)
    {
        await this.SayWhoIsInvited(() => service.Invite(new(round), id, Actor, cancellation));
        return RedirectToAction(nameof(Show), new { round, id });
    }

    [HttpPost("remind")]
    public async Task<IActionResult> Remind(string round, ChosenInput input, CancellationToken cancellation)
    {
        var reminded = 0;
        if (await AttemptOrFlash(async () => reminded = await service.Remind(new(round), input.All ? null : [.. input.Chosen], Actor, cancellation), string.Empty))
        {
            this.Flash(reminded > 0 ? FlashKind.Success : FlashKind.Info, T.Plural("Registrations.Reminded", reminded));
        }

        return BackToList(ListOf(round));
    }

    private static string ListOf(string round) => $"/manage/{round}/registrations";

    private async Task<OneRegistrationPage> Page(string round, Guid id, CancellationToken cancellation) =>
        new(await queries.One(new(round), id, Actor, cancellation), ListOf(round));
}
