using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Workshops;

namespace PartnershipForChange.Application.Workshops;

/// <summary>A session, tracked with everybody in it, with what it belongs to.</summary>
internal sealed record SessionInRound(Round Round, Workshop Workshop, WorkshopSession Session)
{
    public SessionMoment Moment(TimeProvider clock) => new(Round, clock.GetUtcNow(), clock.Today());
}

internal static class SessionLoading
{
    /// <exception cref="NotFoundException">When there is none at this address.</exception>
    public static async Task<SessionInRound> SessionOf(this PortalDbContext db, SessionOf which, CancellationToken cancellation)
    {
        var round = await db.RoundOfWorkshops(which.Round, cancellation);
        var session = await db.WorkshopSessions.Include(s => s.SignUps)
            .FirstOrDefaultAsync(s => s.Id == which.Session && s.WorkshopId == which.Workshop && s.RoundId == round.Id, cancellation).OrNotFound();
        return new SessionInRound(round, await db.Workshops.AsNoTracking().FirstAsync(w => w.Id == session.WorkshopId, cancellation), session);
    }
}
