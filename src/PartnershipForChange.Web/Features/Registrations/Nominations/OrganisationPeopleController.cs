using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Registrations.Nominations;

/// <summary>The people of one organisation in a round: whom it named, who waits, whom it has released.</summary>
[Authorize(Policy = Policies.CoordinateOrActForOrganisation)]
[Route("organisation/{code}/{round}")]
public sealed class OrganisationPeopleController(
    RegistrationQueries queries, RegistrationService service, NominationService nominations) : PortalController
{
    [HttpGet("people")]
    public async Task<IActionResult> Index(string code, string round, RegistrationListInput filter, CancellationToken cancellation)
    {
        var list = RegistrationColumns.OfOrganisation.For(HttpContext, T);
        if (list.WantsFile)
        {
            return await list.File(async (page, size) => (await Read(page, size)).Rows, $"{code}-{round}");
        }

        var people = await Read(filter.Page, list.Size);
        return View(new OrganisationPeoplePage(filter, people, list.Of(people.Rows)));

        Task<OrganisationPeople> Read(int page, int size) =>
            queries.OfOrganisation(code, round, filter.ToFilter() with { Page = page, Size = size }, Actor, cancellation);
    }

    [HttpGet("nominate")]
    public async Task<IActionResult> Nominate(string code, string round, CancellationToken cancellation) =>
        View(new NominationPage(await People(code, round, cancellation), new NominationInput()));

    [HttpPost("nominate")]
    public async Task<IActionResult> Nominate(string code, string round, NominationInput input, CancellationToken cancellation)
    {
        var name = string.Empty;
        if (!await Attempt(async () => name = await nominations.Nominate(input.ToCommand(code, round), Actor, cancellation)))
        {
            return View(new NominationPage(await People(code, round, cancellation), input));
        }

        this.Flash(FlashKind.Success, T["Nominations.Done", name]);
        return RedirectToAction(input.Another ? nameof(Nominate) : nameof(Index), new { code, round });
    }

    [HttpGet("people/{id:guid}")]
    public async Task<IActionResult> Show(string code, string round, Guid id, CancellationToken cancellation) =>
        View("Registration", await Page(code, round, id, cancellation));

    [HttpPost("people/check")]
    public async Task<IActionResult> Check(string code, string round, ChosenInput input, CancellationToken cancellation)
    {
        await People(code, round, cancellation);
        return ToCheck($"/organisation/{code}/{round}/people", input.Chosen, T["Registrations.NobodyChosen"]);
    }

    /// <summary>Says whom a release is about, before it is done.</summary>
    [HttpGet("people/check")]
    public async Task<IActionResult> Check(string code, string round, string? chosen, CancellationToken cancellation)
    {
        var people = await People(code, round, cancellation);
        var waiting = await queries.Waiting(new(round, code), ChosenRows.Unpack(chosen), Actor, cancellation);
        if (waiting.Count > 0)
        {
            return View("Release", new ReleasePage(waiting, $"/organisation/{code}/{round}/people", people.OnBehalf, new ChosenInput(), await queries.Published(round, Actor, cancellation)));
        }

        this.Flash(FlashKind.Info, T["Registrations.NothingWaits"]);
        return BackToList($"/organisation/{code}/{round}/people");
    }

    [HttpPost("people/release")]
    public async Task<IActionResult> Release(string code, string round, ChosenInput input, CancellationToken cancellation)
    {
        var people = await People(code, round, cancellation);
        var released = 0;
        if (!await Attempt(async () => released = await service.Release(new(round, code), [.. input.Chosen], input.Seen, input.Reason, Actor, cancellation)))
        {
            var waiting = await queries.Waiting(new(round, code), [.. input.Chosen], Actor, cancellation);
            return View("Release", new ReleasePage(waiting, $"/organisation/{code}/{round}/people", people.OnBehalf, input, await queries.Published(round, Actor, cancellation)));
        }

        this.Flash(released > 0 ? FlashKind.Success : FlashKind.Info, released > 0 ? T.Plural("Registrations.Released", released) : T["Registrations.NothingWaits"]);
        return RedirectToAction(nameof(Index), new { code, round });
    }

    [HttpPost("people/{id:guid}/send-back")]
    public async Task<IActionResult> SendBack(string code, string round, Guid id, ReasonInput input, CancellationToken cancellation)
    {
        if (!await Attempt(() => service.SendBack(new(round, code), id, input.Reason, input.Version, Actor, cancellation)))
        {
            return View("Registration", (await Page(code, round, id, cancellation)) with { SentBack = input });
        }

        this.Flash(FlashKind.Success, T["Registrations.SentBack"]);
        return RedirectToAction(nameof(Index), new { code, round });
    }

    [HttpPost("people/{id:guid}/withdraw")]
    public async Task<IActionResult> Withdraw(string code, string round, Guid id, WithdrawalInput input, CancellationToken cancellation)
    {
        if (!await Attempt(() => service.Withdraw(new(round, code), id, input.WithdrawReason, Actor, cancellation)))
        {
            return View("Registration", (await Page(code, round, id, cancellation)) with { Withdrawn = input });
        }

        this.Flash(FlashKind.Success, T["Registrations.Withdrawn"]);
        return RedirectToAction(nameof(Index), new { code, round });
    }

    [HttpPost("people/remind")]
    public async Task<IActionResult> Remind(string code, string round, ChosenInput input, CancellationToken cancellation)
    {
        await People(code, round, cancellation);
        var reminded = 0;
        if (await AttemptOrFlash(async () => reminded = await service.Remind(new(round, code), input.All ? null : [.. input.Chosen], Actor, cancellation), string.Empty))
        {
            this.Flash(reminded > 0 ? FlashKind.Success : FlashKind.Info, T.Plural("Registrations.Reminded", reminded));
        }

        return BackToList($"/organisation/{code}/{round}/people");
    }

    private Task<OrganisationPeople> People(string code, string round, CancellationToken cancellation) =>
        queries.OfOrganisation(code, round, new RegistrationFilter(), Actor, cancellation);

    private async Task<OneRegistrationPage> Page(string code, string round, Guid id, CancellationToken cancellation) => new(
        await queries.One(new(round, code), id, Actor, cancellation), $"/organisation/{code}/{round}/people");
}
