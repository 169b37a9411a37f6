using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Workshops;

/// <summary>Who takes part in a round's workshops.</summary>
internal static class WorkshopScope
{
    /// <summary>The people of a round: participants, contacts of its organisations, and mentors of its host places.</summary>
    public static IQueryable<Person> PeopleOf(this PortalDbContext db, Guid roundId) => db.People.Where(person =>
        db.Registrations.Any(r => r.RoundId == roundId && r.PersonId == person.Id && r.State != RegistrationState.Withdrawn)
        || db.Contacts.Any(c => c.PersonId == person.Id && db.Participations.Any(
            p => p.RoundId == roundId && p.OrganisationId == c.OrganisationId && p.State != ParticipationState.Declined))
        || db.HostPlaces.Any(h => h.RoundId == roundId && !h.IsWithdrawn && h.MentorEmail == person.Email));

    /// <summary>A round whose workshops the actor may join, if it has any.</summary>
    /// <exception cref="NotFoundException">When there is no such round, its workshops are off or the actor is nobody of it.</exception>
    public static async Task<Round> RoundWithWorkshops(this PortalDbContext db, string code, Actor actor, CancellationToken cancellation)
    {
        var stored = code.ToLowerInvariant();
        var round = await db.Rounds.AsNoTracking().VisibleTo(actor)
            .FirstOrDefaultAsync(r => r.Code == stored && r.Strands.Workshops != StrandState.Off, cancellation).OrNotFound();
        return await db.PeopleOf(round.Id).AnyAsync(p => p.Id == actor.PersonId, cancellation) ? round : throw new NotFoundException(nameof(Round));
    }

    /// <summary>The round, for coordinators.</summary>
    /// <exception cref="NotFoundException">When there is no such round.</exception>
    public static Task<Round> RoundOfWorkshops(this PortalDbContext db, string code, CancellationToken cancellation)
    {
        var stored = code.ToLowerInvariant();
        return db.Rounds.AsNoTracking().FirstOrDefaultAsync(r => r.Code == stored, cancellation).OrNotFound();
    }
}
