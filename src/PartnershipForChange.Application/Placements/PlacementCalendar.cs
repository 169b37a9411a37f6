using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Calendar;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Placements;

/// <summary>The week in which somebody is a guest and the day by which they answer, and the weeks in which a mentor has a guest.</summary>
internal sealed class PlacementCalendar(PortalDbContext db) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarEntry>> Of(CalendarReader reader, CancellationToken cancellation) =>
        [.. await ForGuest(reader, cancellation), .. await ForMentor(reader, cancellation)];

    private async Task<IEnumerable<CalendarEntry>> ForGuest(CalendarReader reader, CancellationToken cancellation)
    {
        var firstMonday = reader.Since.AddDays(-4);
        var mine = await (
            from placement in db.PublishedPlacements().AsNoTracking()
            join held in db.HoldingSeats() on placement.Id equals held.Id
            join registration in db.Registrations on placement.RegistrationId equals registration.Id
            join place in db.HostPlaces on placement.HostPlaceId equals place.Id
            join host in db.Organisations on place.OrganisationId equals host.Id
            join round in db.Rounds on placement.RoundId equals round.Id
            where registration.PersonId == reader.Person.Id && placement.Week >= firstMonday && round.Strands.Exchange == StrandState.On
            select new { Placement = placement, host.Name, place.Department, place.City, place.MentorName, Round = round }).ToListAsync(cancellation);
        return mine.SelectMany(m => Entries(m.Placement, m.Name, m.Department, m.City, m.MentorName, m.Round));

        IEnumerable<CalendarEntry> Entries(Placement placement, LocalisedText host, string department, string city, string mentor, Round round)
        {
            var path = $"/me/{round.Code}/placement";
            yield return new CalendarEntry("placement", placement.Id, reader.Text["Calendar.Placement", host], path)
            {
                Days = (placement.Week, placement.Week.AddDays(4)),
                Location = city,
                Description = reader.Text["Calendar.PlacementAbout", department, mentor],
                IsTentative = !placement.IsConfirmed,
            };
            if (placement.Guest.State == AnswerState.Waiting && placement.IsOpenToAnswers(round, reader.Since) && placement.AnswerBy is { } due)
            {
                yield return new CalendarEntry("answer", placement.Id, reader.Text["Calendar.AnswerPlacement", host], path) { Days = (due, due), IsNote = true };
            }
        }
    }

    /// <summary>A mentor is named by an address; whoever has an account under it finds the guests here.</summary>
    private async Task<IEnumerable<CalendarEntry>> ForMentor(CalendarReader reader, CancellationToken cancellation)
    {
        var firstMonday = reader.Since.AddDays(-4);
        var guests = await (
            from placement in db.PublishedPlacements().AsNoTracking()
            join held in db.HoldingSeats() on placement.Id equals held.Id
            join place in db.HostPlaces on placement.HostPlaceId equals place.Id
            join registration in db.Registrations on placement.RegistrationId equals registration.Id
            join guest in db.People on registration.PersonId equals guest.Id
            join employer in db.Organisations on registration.OrganisationId equals employer.Id
            join round in db.Rounds on placement.RoundId equals round.Id
            where place.MentorEmail == reader.Person.Email && placement.Week >= firstMonday && round.Strands.Exchange == StrandState.On
            select new { Placement = placement, Guest = guest.FirstName + " " + guest.LastName, employer.Name, place.Department, place.City }).ToListAsync(cancellation);
        return guests.Select(g => new CalendarEntry("guest", g.Placement.Id, reader.Text["Calendar.Guest", g.Guest, g.Name], "/")
        {
            Days = (g.Placement.Week, g.Placement.Week.AddDays(4)),
            Location = g.City,
            Description = g.Department,
            IsTentative = !g.Placement.IsConfirmed,
            IsNote = true,
        });
    }
}
