using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Calendar;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Teams;

/// <summary>The meetings of somebody's teams.</summary>
internal sealed class TeamMeetingCalendar(PortalDbContext db) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarEntry>> Of(CalendarReader reader, CancellationToken cancellation)
    {
        var since = reader.Since.BeginsAt();
        var mine = await (
            from team in db.OwnTeams(Actor.Of(reader.Person)).AsNoTracking()
            join meeting in db.TeamMeetings on team.Id equals meeting.TeamId
            join round in db.Rounds on meeting.RoundId equals round.Id
            where meeting.CancelledAt == null && meeting.EndsAt >= since && round.Strands.Teams == StrandState.On
            select new { meeting.Id, meeting.TeamId, meeting.Topic, meeting.Place, meeting.StartsAt, meeting.EndsAt, team.Number }).ToListAsync(cancellation);
        return
        [
            .. mine.Select(m => new CalendarEntry("meeting", m.Id, reader.Text["Calendar.Meeting", m.Number, m.Topic], $"/teams/{m.TeamId}")
            {
                Times = (m.StartsAt, m.EndsAt),
                Location = m.Place.Length > 0 ? m.Place : reader.Text["Workshops.Online"],
            }),
        ];
    }
}
