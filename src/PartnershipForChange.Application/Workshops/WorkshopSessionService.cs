using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Workshops;

namespace PartnershipForChange.Application.Workshops;

/// <summary>When a session is, as people write it: days and times where the programme runs.</summary>
/// <param name="LastDay">The day on which it ends.</param>
public sealed record PlanSession(DateOnly Day, TimeOnly From, DateOnly LastDay, TimeOnly To, int Least, int Most, DateOnly SignUpUntil)
{
    internal SessionPlan Plan => new(Day, Day.At(From), LastDay.At(To), Least, Most, SignUpUntil);
}

/// <summary>A session as an address names it.</summary>
public sealed record SessionOf(string Round, Guid Workshop, Guid Session);

/// <summary>Sets the sessions of workshops and calls them off. For coordinators.</summary>
public sealed class WorkshopSessionService(PortalDbContext db, WorkshopNoticeService notices, TimeProvider clock)
{
    /// <returns>Its id.</returns>
    /// <exception cref="DomainRuleException">When the round takes no workshops or a field is not as it should be.</exception>
    public async Task<Guid> Add(string round, Guid workshopId, PlanSession command, Actor actor, CancellationToken cancellation)
    {
        var found = await db.RoundOfWorkshops(round, cancellation);
        var workshop = await db.Workshops.FirstOrDefaultAsync(w => w.Id == workshopId && w.RoundId == found.Id, cancellation).OrNotFound();
        var session = new WorkshopSession(workshop, command.Plan, new SessionMoment(found, clock.GetUtcNow(), clock.Today()));
        db.Add(session);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        return session.Id;
    }

    /// <summary>Changes it; everybody in it is told of another time, and those who get a place by more places are told so.</summary>
    /// <param name="version">The version the coordinator saw.</param>
    /// <exception cref="DomainRuleException">When it is over or called off, or a field is not as it should be.</exception>
    public async Task Edit(SessionOf which, PlanSession command, Guid? version, Actor actor, CancellationToken cancellation)
    {
        var found = await db.SessionOf(which, cancellation);
        db.Expect(found.Session, version);
        var (starts, ends) = (found.Session.StartsAt, found.Session.EndsAt);
        var promoted = found.Session.Edit(command.Plan, found.Moment(clock));
        db.Touch(found.Session);
        if ((starts, ends) != (found.Session.StartsAt, found.Session.EndsAt))
        {
            await notices.Moved(found, cancellation);
        }

        await notices.Promoted(found, promoted, cancellation);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Calls it off and tells everybody who was in it or waited.</summary>
    /// <exception cref="DomainRuleException">When it has begun, is called off already or no reason is given.</exception>
    public async Task Cancel(SessionOf which, string? reason, Guid? version, Actor actor, CancellationToken cancellation)
    {
        var found = await db.SessionOf(which, cancellation);
        db.Expect(found.Session, version);
        found.Session.Cancel(reason, clock.GetUtcNow());
        await notices.Cancelled(found, cancellation);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Notes that somebody is there.</summary>
    /// <returns>False when that was noted already.</returns>
    /// <exception cref="DomainRuleException">When doors are not open, or the person has no place.</exception>
    public Task<bool> CheckIn(string round, Guid signUpId, Actor actor, CancellationToken cancellation) => db.InTurn(
        async () =>
        {
            var which = await (
                from signUp in db.SignUps
                join at in db.WorkshopSessions on signUp.SessionId equals at.Id
                where signUp.Id == signUpId
                select new SessionOf(round, at.WorkshopId, at.Id)).FirstOrDefaultAsync(cancellation).OrNotFound();
            var (_, _, session) = await db.SessionOf(which, cancellation);
            var isNew = session.CheckIn(signUpId, clock.GetUtcNow());
            await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
            return isNew;
        },
        clock,
        cancellation);

    /// <summary>Says of everybody with a place whether they were there.</summary>
    /// <param name="attended">Ids of sign-ups.</param>
    /// <exception cref="DomainRuleException">When doors are not open.</exception>
    public async Task SetAttendance(SessionOf which, IReadOnlyCollection<Guid> attended, Guid? version, Actor actor, CancellationToken cancellation)
    {
        var (_, _, session) = await db.SessionOf(which, cancellation);
        db.Expect(session, version);
        session.SetAttendance(attended, clock.GetUtcNow());
        db.Touch(session);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }
}
