using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Workshops;

namespace PartnershipForChange.Application.Workshops;

/// <summary>
/// Reminds people the day before their session, and gives on the places of those who are no longer in the round.
/// </summary>
internal sealed class WorkshopDays(PortalDbContext db, WorkshopNoticeService notices, TimeProvider clock) : IDailyTask
{
    public async Task Run(DateOnly today, CancellationToken cancellation)
    {
        await FreePlaces(cancellation);
        await Remind(today, cancellation);
    }

    /// <summary>Whoever withdrew from the round, or whose organisation did, has no place in its sessions any more.</summary>
    private async Task FreePlaces(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        foreach (var roundId in await Coming(now).Select(s => s.RoundId).Distinct().ToListAsync(cancellation))
        {
            var people = db.PeopleOf(roundId);
            var gone = await Coming(now).Where(s => s.RoundId == roundId)
                .SelectMany(s => s.SignUps).Where(p => p.State != SignUpState.Left && !people.Any(one => one.Id == p.PersonId))
                .Select(p => new { p.SessionId, p.PersonId }).ToListAsync(cancellation);
            foreach (var of in gone.GroupBy(g => g.SessionId))
            {
                var found = await Load(of.Key, cancellation);
                var promoted = of.SelectMany(g => found.Session.Leave(g.PersonId, now)).Distinct().ToList();
                await notices.Promoted(found, [.. promoted.Where(p => p.State == SignUpState.SignedUp)], cancellation);
                db.Touch(found.Session);
                await db.SaveAsync(Actor.Portal, now, cancellation);
            }
        }
    }

    private async Task Remind(DateOnly today, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var until = today.AddDays(2).BeginsAt();
        foreach (var id in await Coming(now).Where(s => s.StartsAt < until && s.RemindedOn == null).Select(s => s.Id).ToListAsync(cancellation))
        {
            var found = await Load(id, cancellation);
            if (found.Session.Remind(today))
            {
                await notices.Reminded(found, cancellation);
                await db.SaveAsync(Actor.Portal, now, cancellation);
            }
        }
    }

    private IQueryable<WorkshopSession> Coming(DateTimeOffset now) =>
        from session in db.WorkshopSessions
        join round in db.Rounds on session.RoundId equals round.Id
        where session.CancelledAt == null && session.StartsAt > now && round.State == RoundState.Open && round.Strands.Workshops == StrandState.On
        select session;

    private async Task<SessionInRound> Load(Guid id, CancellationToken cancellation)
    {
        var which = await (
            from session in db.WorkshopSessions
            join round in db.Rounds on session.RoundId equals round.Id
            where session.Id == id
            select new SessionOf(round.Code, session.WorkshopId, session.Id)).FirstAsync(cancellation);
        return await db.SessionOf(which, cancellation);
    }
}
