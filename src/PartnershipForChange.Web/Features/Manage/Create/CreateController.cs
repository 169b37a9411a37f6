using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Manage.Create;

/// <summary>A new round, from the programme's template or like an earlier one.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage")]
public sealed class CreateController(RoundService service, RoundQueries rounds) : PortalController
{
    [HttpGet("new")]
    public IActionResult New() => View(new CreateRoundInput());

    [HttpPost("new")]
    public async Task<IActionResult> New(CreateRoundInput input, CancellationToken cancellation)
    {
        var code = string.Empty;
        if (!await Attempt(async () => code = await service.Create(input.Command(), Actor, cancellation)))
        {
            return View(input);
        }

        this.Flash(FlashKind.Success, T["Rounds.Created"]);
        return Redirect($"/manage/{code}");
    }

    /// <summary>Proposes a round a year later, or shows where the dates of the one in the form would lie.</summary>
    [HttpGet("{round}/clone")]
    public async Task<IActionResult> Clone(string round, CloneRoundInput input, CancellationToken cancellation)
    {
        var source = await rounds.Find(round, cancellation);
        if (!input.ShowDates)
        {
            ModelState.Clear();
            input = CloneRoundInput.After(source);
        }

        return View(PageOf(source, input));
    }

    [HttpPost("{round}/clone")]
    [ActionName(nameof(Clone))]
    public async Task<IActionResult> SendClone(string round, CloneRoundInput input, CancellationToken cancellation)
    {
        if (input is { ShowDates: true, From: { } from })
        {
            return RedirectToAction(nameof(Clone), new { round, input.Code, input.NameSl, input.NameEn, input.Season, From = from.ToString("O"), ShowDates = true });
        }

        var code = string.Empty;
        if (!await Attempt(async () => code = await service.Clone(input.Command(round), Actor, cancellation)))
        {
            return View(PageOf(await rounds.Find(round, cancellation), input));
        }

        this.Flash(FlashKind.Success, T["Rounds.Cloned"]);
        return Redirect($"/manage/{code}");
    }

    private static ClonePage PageOf(Round source, CloneRoundInput input) =>
        new(source, input, source.DatesFrom(input.From ?? source.From));
}
