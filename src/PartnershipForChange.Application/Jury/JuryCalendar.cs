using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Calendar;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Jury;

/// <summary>The last day on which a juror scores, of each open panel in which they owe a score.</summary>
internal sealed class JuryCalendar(PortalDbContext db, IEnumerable<IJurySubjects> subjects) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarEntry>> Of(CalendarReader reader, CancellationToken cancellation)
    {
        var owed = await (
            from seat in db.OwnSeats(Actor.Of(reader.Person)).AsNoTracking()
            join entry in db.JuryEntries on seat.EntryId equals entry.Id
            join panel in db.JuryPanels on entry.PanelId equals panel.Id
            join round in db.Rounds on panel.RoundId equals round.Id
            where panel.State == JuryPanelState.Open && panel.Deadline >= reader.Since
                && (seat.State == JurySeatState.Waiting || seat.State == JurySeatState.Begun)
            select new { panel.Id, panel.Kind, panel.Deadline, round.Name, round.Strands }).ToListAsync(cancellation);
        return
        [
            .. owed.Where(o => o.Strands.Has(subjects.Of(o.Kind).Strand)).DistinctBy(o => o.Id)
                .Select(o => new CalendarEntry("jury", o.Id, reader.Text["Calendar.Deadline.Score", o.Name], "/jury") { Days = (o.Deadline, o.Deadline), IsNote = true }),
        ];
    }
}
