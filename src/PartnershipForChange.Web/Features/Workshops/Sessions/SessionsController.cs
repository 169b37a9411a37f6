using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PartnershipForChange.Application.Workshops;
using PartnershipForChange.Web.Authorization;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Features.Workshops.Sessions;

/// <summary>When a workshop takes place, who comes, who was there. For those who organise it.</summary>
[Authorize(Policy = Policies.Coordinate)]
[Route("manage/{round}/workshops/{workshop:guid}/sessions")]
public sealed class SessionsController(WorkshopSessionService service, SignUpService signUps, WorkshopQueries queries) : PortalController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(string round, Guid workshop, CancellationToken cancellation)
    {
        var found = await queries.One(round, workshop, cancellation);
        return View("Form", new SessionPage(found.Round, found.Workshop, null, new SessionInput()));
    }

    [HttpPost("new")]
    public async Task<IActionResult> New(string round, Guid workshop, SessionInput input, CancellationToken cancellation)
    {
        if (await Attempt(() => service.Add(round, workshop, input.ToCommand(), Actor, cancellation)))
        {
            this.Flash(FlashKind.Success, T["Workshops.SessionAdded"]);
            return Redirect($"/manage/{round}/workshops/{workshop}");
        }

        var found = await queries.One(round, workshop, cancellation);
        MoveErrorsOfTimes();
        return View("Form", new SessionPage(found.Round, found.Workshop, null, input));
    }

    [HttpGet("{session:guid}")]
    public async Task<IActionResult> Show(string round, Guid workshop, Guid session, CancellationToken cancellation) =>
        View(await queries.Session(new SessionOf(round, workshop, session), cancellation));

    [HttpGet("{session:guid}/edit")]
    public async Task<IActionResult> Edit(string round, Guid workshop, Guid session, CancellationToken cancellation)
    {
        var found = await queries.Session(new SessionOf(round, workshop, session), cancellation);
        return View("Form", new SessionPage(found.Round, found.Workshop, session, SessionInput.Of(found.Session)));
    }

    [HttpPost("{session:guid}/edit")]
    public async Task<IActionResult> Edit(string round, Guid workshop, Guid session, SessionInput input, CancellationToken cancellation)
    {
        var which = new SessionOf(round, workshop, session);
        if (await Attempt(() => service.Edit(which, input.ToCommand(), input.Version, Actor, cancellation)))
        {
            this.Flash(FlashKind.Success, T["Workshops.SessionSaved"]);
            return Redirect($"/manage/{round}/workshops/{workshop}/sessions/{session}");
        }

        var found = await queries.Session(which, cancellation);
        input.Version = IsStale ? found.Session.Version : input.Version;
        MoveErrorsOfTimes();
        return View("Form", new SessionPage(found.Round, found.Workshop, session, input));
    }

    [HttpGet("{session:guid}/cancel")]
    public async Task<IActionResult> Cancel(string round, Guid workshop, Guid session, CancellationToken cancellation)
    {
        var found = await queries.Session(new SessionOf(round, workshop, session), cancellation);
        return View(new CancelPage(found, new CancelInput { Version = found.Session.Version }));
    }

    [HttpPost("{session:guid}/cancel")]
    public async Task<IActionResult> Cancel(string round, Guid workshop, Guid session, CancelInput input, CancellationToken cancellation)
    {
        var which = new SessionOf(round, workshop, session);
        if (await Attempt(() => service.Cancel(which, input.Reason, input.Version, Actor, cancellation)))
        {
            this.Flash(FlashKind.Success, T["Workshops.SessionCancelled"]);
            return Redirect($"/manage/{round}/workshops/{workshop}/sessions/{session}");
        }

        var found = await queries.Session(which, cancellation);
        input.Version = IsStale ? found.Session.Version : input.Version;
        return View(new CancelPage(found, input));
    }

    [HttpPost("{session:guid}/attendance")]
    public async Task<IActionResult> SetAttendance(
        string round, Guid workshop, Guid session, List<Guid> attended, Guid? version, CancellationToken cancellation)
    {
        await AttemptOrFlash(
            () => service.SetAttendance(new SessionOf(round, workshop, session), attended, version, Actor, cancellation), T["Workshops.AttendanceSaved"]);
        return Redirect($"/manage/{round}/workshops/{workshop}/sessions/{session}");
    }

    [HttpPost("{session:guid}/people/{signUp:guid}/remove")]
    public async Task<IActionResult> RemovePerson(string round, Guid workshop, Guid session, Guid signUp, CancellationToken cancellation)
    {
        await AttemptOrFlash(
            () => signUps.Remove(new SessionOf(round, workshop, session), signUp, Actor, cancellation), T["Workshops.PersonRemoved"]);
        return Redirect($"/manage/{round}/workshops/{workshop}/sessions/{session}");
    }
}
