using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Teams;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

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
            select new
            {
                Registration = registration,
                Round = round,
                ReviseBy = (
                    from team in db.Published()
                    join proposal in db.Proposals on team.Id equals proposal.TeamId
                    where proposal.State == ProposalState.Returned && team.Members.Any(m => m.RegistrationId == registration.Id)
                    select proposal.ReviseBy).FirstOrDefault(),
            }).ToListAsync(cancellation);
        return mine.SelectMany(m => new[]
        {
            m.Registration.State is RegistrationState.Nominated or RegistrationState.Draft or RegistrationState.SentBack
                ? Entry(reader, m.Round, PhaseKind.Registration, "HandIn", $"/me/{m.Round.Code}") : null,
            m.Registration is { State: RegistrationState.Released, JoinsTeam: true } && m.Round.Strands.Has(Strand.Teams)
                ? Entry(reader, m.Round, PhaseKind.Teams, "Proposal", "/teams", m.ReviseBy) : null,
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
                ParticipationState.Invited or ParticipationState.Maybe =>
                    [Entry(reader, a.Round, PhaseKind.Invitation, "Answer", path, a.Round.LastDayOf(RoundRight.AnswerInvitation, reader.Since))],
                ParticipationState.Accepted =>
                    [Entry(reader, a.Round, PhaseKind.HostPlaces, "Offer", path), Entry(reader, a.Round, PhaseKind.Registration, "Release", path, a.Round.ReleaseBy(reader.Since))],
                _ => Array.Empty<CalendarEntry?>(),
            };
        }).OfType<CalendarEntry>().DistinctBy(e => (e.Kind, e.Id));
    }

    /// <summary>Null where the round has no such phase, or it is long over.</summary>
    /// <param name="instead">The day that counts instead of the phase's last.</param>
    private static CalendarEntry? Entry(CalendarReader reader, Round round, PhaseKind kind, string what, string path, DateOnly? instead = null)
    {
        var phase = round.Phase(kind);
        var day = instead ?? phase?.To;
        return phase is { EndedAt: null } && day >= reader.Since
            ? new CalendarEntry($"deadline-{what.ToLowerInvariant()}", phase.Id, reader.Text[$"Calendar.Deadline.{what}", round.Name], path)
            {
                Days = (day.Value, day.Value), IsNote = true,
            }
            : null;
    }
}
