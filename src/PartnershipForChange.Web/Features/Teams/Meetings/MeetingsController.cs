using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Teams;
using PartnershipForChange.Domain.Teams;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Teams.Meetings;

/// <summary>Meetings that a team sets for itself.</summary>
[Authorize(Policy = Policies.Participate)]
[Route("teams/{team:guid}/meetings")]
public sealed class MeetingsController(TeamQueries queries, TeamMeetingService service) : PortalController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid team, CancellationToken cancellation) =>
        View("Form", new MeetingPage(team, await queries.TeamToMeet(team, Actor, cancellation), null, new MeetingInput()));

    [HttpPost("new")]
    public async Task<IActionResult> New(Guid team, MeetingInput input, CancellationToken cancellation)
    {
        if (await Attempt(() => service.Add(team, input.ToCommand(), Actor, cancellation)))
        {
            this.Flash(FlashKind.Success, T["Teams.Meetings.Added"]);
            return ToTeam(team);
        }

        MoveErrorsOfTimes();
        return View("Form", new MeetingPage(team, await queries.TeamToMeet(team, Actor, cancellation), null, input));
    }

    [HttpGet("{meeting:guid}")]
    public async Task<IActionResult> Edit(Guid team, Guid meeting, CancellationToken cancellation)
    {
        var found = await queries.Meeting(team, meeting, Actor, cancellation);
        return View("Form", new MeetingPage(team, found.TeamNumber, meeting, MeetingInput.Of(found.Meeting)));
    }

    [HttpPost("{meeting:guid}")]
    public async Task<IActionResult> Edit(Guid team, Guid meeting, MeetingInput input, CancellationToken cancellation)
    {
        if (await Attempt(() => service.Edit(team, meeting, input.ToCommand(), input.Version, Actor, cancellation)))
        {
            this.Flash(FlashKind.Success, T["Teams.Meetings.Saved"]);
            return ToTeam(team);
        }

        MoveErrorsOfTimes();
        var found = await queries.Meeting(team, meeting, Actor, cancellation);
        input.Version = IsStale ? found.Meeting.Version : input.Version;
        return View("Form", new MeetingPage(team, found.TeamNumber, meeting, input));
    }

    [HttpPost("{meeting:guid}/cancel")]
    public async Task<IActionResult> Cancel(Guid team, Guid meeting, Guid? version, CancellationToken cancellation)
    {
        await AttemptOrFlash(() => service.Cancel(team, meeting, version, Actor, cancellation), T["Teams.Meetings.Cancelled"]);
        return ToTeam(team);
    }

    private LocalRedirectResult ToTeam(Guid team) => LocalRedirect($"/teams/{team}");
}
