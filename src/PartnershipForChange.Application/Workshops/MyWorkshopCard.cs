using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Home;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Workshops;

namespace PartnershipForChange.Application.Workshops;

/// <summary>Workshops on the page of somebody's round: how many they are in, or what waits.</summary>
internal sealed class MyWorkshopCard(PortalDbContext db, TimeProvider clock) : IMyRoundCard
{
    public int Order => 40;

    public async Task<MyRoundCard?> Of(Round round, Registration registration, Actor actor, CancellationToken cancellation)
    {
        if (round.Strands.Workshops == StrandState.Off || !registration.IsActive)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var sessions = await WorkshopQueries.Rows(db, s => s.RoundId == round.Id, actor.PersonId, cancellation);
        if (sessions.Count == 0)
        {
            return null;
        }

        var mine = sessions.Count(s => s.Mine == SignUpState.SignedUp && !s.IsCancelled && !s.IsOverAt(now));
        var path = $"/me/{round.Code}/workshops";
        return round.Strands.Workshops == StrandState.Cancelled ? new MyRoundCard("Workshops.Card.Cancelled", path)
            : mine > 0 ? new MyRoundCard("Workshops.Card.Mine", path, mine)
            : new MyRoundCard("Workshops.Card.Open", path, sessions.Where(s => !s.IsCancelled && !s.IsOverAt(now)).Select(s => s.WorkshopId).Distinct().Count());
    }
}

/// <summary>What waits for the people of a round: to sign up for the events meant for all, and to say how a session was.</summary>
internal sealed class WorkshopToDos(PortalDbContext db, TimeProvider clock) : IToDoSource
{
    private const int DaysForFeedback = 14;

    public bool Serves(Actor actor) => actor.IsIn(Roles.Participant) || actor.IsContact;

    public async Task<IReadOnlyList<ToDo>> Find(Actor actor, DateOnly today, CancellationToken cancellation) =>
        [.. await Events(actor, today, cancellation), .. await Feedback(actor, cancellation)];

    private async Task<List<ToDo>> Events(Actor actor, DateOnly today, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var open = await (
            from session in db.WorkshopSessions.AsNoTracking()
            join workshop in db.Workshops on session.WorkshopId equals workshop.Id
            join round in db.Rounds on session.RoundId equals round.Id
            where round.State == RoundState.Open && round.Strands.Workshops == StrandState.On && workshop.Kind != WorkshopKind.Workshop
                && session.CancelledAt == null && session.StartsAt > now && session.SignUpUntil >= today
                && !db.SignUps.Any(p => p.PersonId == actor.PersonId && p.State != SignUpState.Left
                    && db.WorkshopSessions.Any(s => s.Id == p.SessionId && s.WorkshopId == workshop.Id))
            orderby session.SignUpUntil
            select new { round.Id, round.Code, WorkshopId = workshop.Id, workshop.Title, session.SignUpUntil }).ToListAsync(cancellation);
        var rounds = await Own(open.Select(o => o.Id), actor, cancellation);
        return
        [
            .. open.Where(o => rounds.Contains(o.Id)).DistinctBy(o => o.WorkshopId)
                .Select(o => new ToDo("Workshops.ToDo.SignUp", $"/me/{o.Code}/workshops/{o.WorkshopId}", o.SignUpUntil, null, o.Title)),
        ];
    }

    private async Task<List<ToDo>> Feedback(Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var since = now.AddDays(-DaysForFeedback);
        var attended = await (
            from signUp in db.SignUps.AsNoTracking()
            join session in db.WorkshopSessions on signUp.SessionId equals session.Id
            join workshop in db.Workshops on session.WorkshopId equals workshop.Id
            join round in db.Rounds on session.RoundId equals round.Id
            where signUp.PersonId == actor.PersonId && signUp.State == SignUpState.SignedUp && signUp.AttendedAt != null
                && session.EndsAt <= now && session.EndsAt > since && round.Strands.Workshops != StrandState.Off
                && !db.WorkshopFeedback.Any(f => f.SessionId == session.Id && f.PersonId == actor.PersonId)
            select new { round.Id, round.Code, session.WorkshopId, workshop.Title }).ToListAsync(cancellation);
        var rounds = await Own(attended.Select(a => a.Id), actor, cancellation);
        return [.. attended.Where(a => rounds.Contains(a.Id)).Select(a => new ToDo("Workshops.ToDo.Feedback", $"/me/{a.Code}/workshops/{a.WorkshopId}", null, null, a.Title))];
    }

    /// <summary>Those of the rounds whose workshops are for this person: whoever withdrew finds no page of them.</summary>
    private async Task<HashSet<Guid>> Own(IEnumerable<Guid> rounds, Actor actor, CancellationToken cancellation)
    {
        var own = new HashSet<Guid>();
        foreach (var id in rounds.Distinct())
        {
            if (await db.PeopleOf(id).AnyAsync(p => p.Id == actor.PersonId, cancellation))
            {
                own.Add(id);
            }
        }

        return own;
    }
}
