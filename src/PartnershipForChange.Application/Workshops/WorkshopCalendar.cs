using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Calendar;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Workshops;

namespace PartnershipForChange.Application.Workshops;

/// <summary>Sessions in which somebody has a place.</summary>
internal sealed class WorkshopCalendar(PortalDbContext db) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarEntry>> Of(CalendarReader reader, CancellationToken cancellation)
    {
        var since = reader.Since.BeginsAt();
        var mine = await (
            from signUp in db.SignUps.AsNoTracking()
            join session in db.WorkshopSessions on signUp.SessionId equals session.Id
            join workshop in db.Workshops on session.WorkshopId equals workshop.Id
            join round in db.Rounds on session.RoundId equals round.Id
            where signUp.PersonId == reader.Person.Id && signUp.State == SignUpState.SignedUp && session.CancelledAt == null
                && session.EndsAt >= since && round.Strands.Workshops == StrandState.On
            select new { session.Id, session.StartsAt, session.EndsAt, workshop.Title, workshop.Trainer, workshop.Place, WorkshopId = workshop.Id, round.Code })
            .ToListAsync(cancellation);
        return
        [
            .. mine.Select(m => new CalendarEntry("session", m.Id, reader.Text.Of(m.Title), $"/me/{m.Code}/workshops/{m.WorkshopId}")
            {
                Times = (m.StartsAt, m.EndsAt),
                Location = m.Place.Length > 0 ? m.Place : reader.Text["Workshops.Online"],
                Description = m.Trainer,
            }),
        ];
    }
}
