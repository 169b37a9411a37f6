using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Workshops;

namespace PartnershipForChange.Application.Workshops;

/// <summary>Reads the workshops of a round for its people.</summary>
public sealed class MyWorkshopQueries(PortalDbContext db, IOptions<PortalOptions> portal, TimeProvider clock)
{
    /// <exception cref="NotFoundException">When the round has no workshops or the actor is nobody of it.</exception>
    public async Task<MyWorkshopsView> List(string round, Actor actor, CancellationToken cancellation)
    {
        var found = await db.RoundWithWorkshops(round, actor, cancellation);
        var now = clock.GetUtcNow();
        var sessions = (await WorkshopQueries.Rows(db, s => s.RoundId == found.Id, actor.PersonId, cancellation))
            .Where(s => !s.IsCancelled || s.Mine is not null).ToLookup(s => s.WorkshopId);
        var workshops = (await WorkshopQueries.Workshops(db, found.Id, sessions, cancellation)).Where(w => w.Sessions.Count > 0).ToList();
        var coming = workshops.Where(w => w.Sessions.Any(s => !s.IsOverAt(now))).ToList();
        var sought = await db.Registrations.AsNoTracking().Where(r => r.RoundId == found.Id && r.PersonId == actor.PersonId)
            .Select(r => r.SkillsSought).FirstOrDefaultAsync(cancellation);
        return new MyWorkshopsView(
            found, coming, [.. workshops.Except(coming).Where(w => w.Sessions.Any(s => s.Mine == SignUpState.SignedUp))],
            await Competencies(actor, cancellation), sought ?? [], now, clock.Today());
    }

    /// <exception cref="NotFoundException">When the round has no such workshop or the actor is nobody of it.</exception>
    public async Task<MyWorkshopView> One(string round, Guid id, Actor actor, CancellationToken cancellation)
    {
        var found = await db.RoundWithWorkshops(round, actor, cancellation);
        var workshop = await db.Workshops.AsNoTracking()
            .FirstOrDefaultAsync(w => w.Id == id && w.RoundId == found.Id && db.WorkshopSessions.Any(s => s.WorkshopId == id), cancellation).OrNotFound();
        var sessions = await db.WorkshopSessions.AsNoTracking().Include(s => s.SignUps).Where(s => s.WorkshopId == id)
            .OrderBy(s => s.StartsAt).ToListAsync(cancellation);
        var others = await Others(actor, cancellation);
        var weeks = await db.OwnPlacements(actor).AsNoTracking().Where(p => p.RoundId == found.Id).Select(p => p.Week).ToListAsync(cancellation);
        var answers = await db.WorkshopFeedback.AsNoTracking()
            .Where(f => f.PersonId == actor.PersonId && db.WorkshopSessions.Any(s => s.Id == f.SessionId && s.WorkshopId == id))
            .ToDictionaryAsync(f => f.SessionId, cancellation);
        var mine = sessions.Where(s => !s.IsCancelled || s.Of(actor.PersonId) is not null)
            .Select(s => Of(s, found, actor, others, weeks, answers.GetValueOrDefault(s.Id))).ToList();
        return new MyWorkshopView(
            found, workshop, mine, await WorkshopQueries.Feedback(db, id, cancellation),
            mine.Any(s => s.HasPlace && !s.Session.IsCancelled && s.Session.EndsAt > clock.GetUtcNow()) ? workshop.Link : string.Empty,
            mine.Any(s => s.HasAttended) ? workshop.Materials : LocalisedText.Empty,
            clock.GetUtcNow());
    }

    /// <summary>The reader's code for a session in which they have a place.</summary>
    /// <exception cref="NotFoundException">When they have none there.</exception>
    public async Task<MyCodeView> Code(SessionOf which, Actor actor, CancellationToken cancellation)
    {
        var found = await db.RoundWithWorkshops(which.Round, actor, cancellation);
        var mine = await (
            from signUp in db.SignUps.AsNoTracking()
            join session in db.WorkshopSessions on signUp.SessionId equals session.Id
            join workshop in db.Workshops on session.WorkshopId equals workshop.Id
            where signUp.PersonId == actor.PersonId && signUp.State == SignUpState.SignedUp && session.CancelledAt == null
                && session.Id == which.Session && workshop.Id == which.Workshop && session.RoundId == found.Id
            select new { signUp.Id, session.StartsAt, workshop.Title, workshop.Place }).FirstOrDefaultAsync(cancellation).OrNotFound();
        return new MyCodeView(
            found, which.Workshop, mine.Title, actor.Name, mine.StartsAt, mine.Place,
            $"{portal.Value.BaseUrl.TrimEnd('/')}/manage/{found.Code}/workshops/check-in/{mine.Id}");
    }

    /// <summary>Skills of all workshops the actor attended, in whatever round.</summary>
    private async Task<IReadOnlyList<string>> Competencies(Actor actor, CancellationToken cancellation) => await (
        from signUp in db.SignUps.AsNoTracking()
        join session in db.WorkshopSessions on signUp.SessionId equals session.Id
        join workshop in db.Workshops on session.WorkshopId equals workshop.Id
        where signUp.PersonId == actor.PersonId && signUp.State == SignUpState.SignedUp && signUp.AttendedAt != null && workshop.Competency != string.Empty
        select workshop.Competency).Distinct().OrderBy(c => c).ToListAsync(cancellation);

    /// <summary>Every session the actor is in that is still to come, in whatever round.</summary>
    private async Task<List<OwnSession>> Others(Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return await (
            from signUp in db.SignUps.AsNoTracking()
            join session in db.WorkshopSessions on signUp.SessionId equals session.Id
            join workshop in db.Workshops on session.WorkshopId equals workshop.Id
            where signUp.PersonId == actor.PersonId && signUp.State != SignUpState.Left && session.CancelledAt == null && session.EndsAt > now
            orderby session.StartsAt
            select new OwnSession(session.Id, workshop.Title, session.StartsAt, session.EndsAt)).ToListAsync(cancellation);
    }

    private MySession Of(
        WorkshopSession session, Round round, Actor actor, List<OwnSession> others, List<DateOnly> weeks, WorkshopFeedback? answer)
    {
        var signUp = session.Of(actor.PersonId);
        var (first, last) = (session.StartsAt.LocalDay(), session.EndsAt.LocalDay());
        return new MySession(
            session,
            signUp?.State,
            signUp is null ? 0 : session.Waiting.Count(w => w.Number < signUp.Number),
            [.. others.Where(o => o.Id != session.Id && o.StartsAt < session.EndsAt && session.StartsAt < o.EndsAt).Select(o => new Clash(o.Title, o.StartsAt))],
            weeks.Exists(monday => monday <= last && first < monday.AddDays(5)),
            signUp is null && session.CanJoin(new SessionMoment(round, clock.GetUtcNow(), clock.Today())),
            session.CanLeave(actor.PersonId, clock.GetUtcNow()),
            signUp?.HasAttended == true,
            WorkshopFeedback.CanGive(session, actor.PersonId, clock.GetUtcNow()),
            answer?.Mark,
            answer?.Sentence ?? string.Empty);
    }

    private sealed record OwnSession(Guid Id, LocalisedText Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt);
}
