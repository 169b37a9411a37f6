using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Calendar;

/// <summary>
/// The last days of phases in which something is asked of a person: of participants to hand in and to write, of contacts to
/// answer, to offer and to release.
/// </summary>
internal sealed class DeadlineCalendar(PortalDbContext db) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarEntry>> Of(CalendarReader reader, CancellationToken cancellation) =>
        [.. await ForParticipants(reader, cancellation), .. await ForContacts(reader, cancellation)];

    private async Task<IEnumerable<CalendarEntry>> ForParticipants(CalendarReader reader, CancellationToken cancellation)
    {
        var mine = await (
            from registration in db.Registrations.AsNoTracking()
            join round in db.Rounds.Include(r => r.Phases) on registration.RoundId equals round.Id
            where registration.PersonId == reader.Person.Id && registration.State != RegistrationState.Withdrawn && round.State == RoundState.Open
            select new { Registration = registration, Round = round }).ToListAsync(cancellation);
        return mine.SelectMany(m => new[]
        {
            m.Registration.State is RegistrationState.Nominated or RegistrationState.Draft or RegistrationState.SentBack
                ? Entry(reader, m.Round, PhaseKind.Registration, "HandIn", $"/me/{m.Round.Code}") : null,
            m.Registration is { State: RegistrationState.Released, JoinsTeam: true } && m.Round.Strands.Has(Strand.Teams)
                ? Entry(reader, m.Round, PhaseKind.Teams, "Proposal", "/teams") : null,
        }).OfType<CalendarEntry>();
    }

    private async Task<IEnumerable<CalendarEntry>> ForContacts(CalendarReader reader, CancellationToken cancellation)
    {
        var acted = await (
            from contact in db.Contacts.AsNoTracking()
            join organisation in db.Organisations on contact.OrganisationId equals organisation.Id
            join participation in db.Participations on organisation.Id equals participation.OrganisationId
            join round in db.Rounds.Include(r => r.Phases) on participation.RoundId equals round.Id
            where contact.PersonId == reader.Person.Id && round.State == RoundState.Open
            orderby organisation.Code
            select new { organisation.Code, participation.State, Round = round }).ToListAsync(cancellation);

        // Somebody who acts for several organisations has the same day once.
        return acted.SelectMany(a =>
        {
            var path = $"/organisation/{a.Code.ToLowerInvariant()}";
            return a.State switch
            {
                ParticipationState.Invited or ParticipationState.Maybe => [Entry(reader, a.Round, PhaseKind.Invitation, "Answer", path)],
                ParticipationState.Accepted =>
                    [Entry(reader, a.Round, PhaseKind.HostPlaces, "Offer", path), Entry(reader, a.Round, PhaseKind.Registration, "Release", path)],
                _ => Array.Empty<CalendarEntry?>(),
            };
        }).OfType<CalendarEntry>().DistinctBy(e => (e.Kind, e.Id));
    }

    /// <summary>Null where the round has no such phase, or it is long over.</summary>
    private static CalendarEntry? Entry(CalendarReader reader, Round round, PhaseKind kind, string what, string path) =>
        round.Phase(kind) is { EndedAt: null } phase && phase.To >= reader.Since
            ? new CalendarEntry($"deadline-{what.ToLowerInvariant()}", phase.Id, reader.Text[$"Calendar.Deadline.{what}", round.Name], path)
            {
                Days = (phase.To, phase.To), IsNote = true,
            }
            : null;
}
