using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Manage.Steps;

/// <summary>
/// Opens a round, moves it on, closes and reopens it: a page says what will happen, its button does it. The button
/// carries the version the page spoke of, so that nobody moves on a round that somebody else has just moved on.
/// </summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}")]
public sealed class StepController(RoundService service, RoundDashboardQueries rounds) : PortalController
{
    [HttpGet("open")]
    public Task<IActionResult> Open(string round, CancellationToken cancellation) => Ask(RoundStep.Open, round, cancellation);

    [HttpPost("open")]
    public Task<IActionResult> Open(string round, Guid version, CancellationToken cancellation) => Take(RoundStep.Open, round, version, cancellation);

    [HttpGet("move-on")]
    public Task<IActionResult> MoveOn(string round, CancellationToken cancellation) => Ask(RoundStep.MoveOn, round, cancellation);

    [HttpPost("move-on")]
    public Task<IActionResult> MoveOn(string round, Guid version, CancellationToken cancellation) => Take(RoundStep.MoveOn, round, version, cancellation);

    [HttpGet("close")]
    public Task<IActionResult> Close(string round, CancellationToken cancellation) => Ask(RoundStep.Close, round, cancellation);

    [HttpPost("close")]
    public Task<IActionResult> Close(string round, Guid version, CancellationToken cancellation) => Take(RoundStep.Close, round, version, cancellation);

    [HttpGet("reopen")]
    public Task<IActionResult> Reopen(string round, CancellationToken cancellation) => Ask(RoundStep.Reopen, round, cancellation);

    [HttpPost("reopen")]
    public Task<IActionResult> Reopen(string round, Guid version, CancellationToken cancellation) => Take(RoundStep.Reopen, round, version, cancellation);

    private async Task<IActionResult> Ask(RoundStep step, string round, CancellationToken cancellation) =>
        View("Step", StepPage.Of((await rounds.Dashboard(round, cancellation)).Standing, step));

    private async Task<IActionResult> Take(RoundStep step, string round, Guid version, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Take(step, round, version, Actor, cancellation), T[$"Rounds.Steps.{step}.Done"]);
        return Redirect($"/manage/{round}");
    }
}
