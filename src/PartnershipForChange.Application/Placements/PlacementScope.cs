using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Placements;

/// <summary>Which placements take a seat, and which an actor may know of.</summary>
public static class PlacementScope
{
    /// <summary>
    /// Placements that take a seat: not ended, not declined, guest and host place still in the round. Every other one has
    /// freed its seat.
    /// </summary>
    public static IQueryable<Placement> HoldingSeats(this PortalDbContext db) => db.Holding(db.Placements);

    /// <summary>Published placements that take a seat: who will come, as far as anybody knows.</summary>
    public static IQueryable<Placement> PublishedSeats(this PortalDbContext db) => db.Holding(db.PublishedPlacements());

    /// <summary>
    /// Published placements that take a seat and that guest and host can answer: <see cref="Placement.IsOpenToAnswers"/>, as the database
    /// asks it.
    /// </summary>
    public static IQueryable<Placement> OpenToAnswers(this PortalDbContext db, DateOnly today)
    {
        var earliest = today.AddDays(-Placement.DaysAfterMonday);
        return from placement in db.PublishedSeats()
               join round in db.Rounds on placement.RoundId equals round.Id
               where placement.Week >= earliest && round.State == RoundState.Open && round.Strands.Exchange == StrandState.On
               select placement;
    }

    /// <summary>Those of them whose guest or host has yet to answer.</summary>
    public static IQueryable<Placement> Unanswered(this PortalDbContext db, DateOnly today) =>
        db.OpenToAnswers(today).Where(p => p.Guest.State == AnswerState.Waiting || p.Host.State == AnswerState.Waiting);

    /// <summary>Placements of a round that are published, ended ones too.</summary>
    public static IQueryable<Placement> PublishedPlacements(this PortalDbContext db) =>
        from placement in db.Placements
        join run in db.MatchRuns on placement.RunId equals run.Id
        where run.State == MatchRunState.Published
        select placement;

    /// <summary>People whom a run is to place: released and in the exchange.</summary>
    public static IQueryable<Registration> Guests(this PortalDbContext db, Guid roundId) =>
        db.Registrations.Where(r => r.RoundId == roundId && r.State == RegistrationState.Released && r.JoinsExchange);

    /// <summary>The actor's own current placements.</summary>
    public static IQueryable<Placement> OwnPlacements(this PortalDbContext db, Actor actor) =>
        db.PublishedPlacements().Where(p => p.EndedAt == null
            && db.Registrations.Any(r => r.Id == p.RegistrationId && r.PersonId == actor.PersonId));

    /// <summary>Current placements at one of the actor's organisations.</summary>
    public static IQueryable<Placement> HostedBy(this PortalDbContext db, Actor actor) =>
        db.PublishedPlacements().Where(p => p.EndedAt == null
            && db.HostPlaces.Any(h => h.Id == p.HostPlaceId && actor.OrganisationIds.Contains(h.OrganisationId)));

    /// <summary>Host places at which a placement of this guest in a published run was declined, and by whom; ended ones too.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, PlacementParty>> DeclinedPlaces(
        this PortalDbContext db, Guid runId, Guid registrationId, CancellationToken cancellation)
    {
        var declined = await db.Placements.AsNoTracking()
            .Where(p => p.RunId == runId && p.RegistrationId == registrationId
                && (p.Guest.State == AnswerState.Declined || p.Host.State == AnswerState.Declined)).ToListAsync(cancellation);
        return declined.ToLookup(p => p.HostPlaceId).ToDictionary(
            p => p.Key, p => p.Any(one => one.Guest.State == AnswerState.Declined) ? PlacementParty.Guest : PlacementParty.Host);
    }

    private static IQueryable<Placement> Holding(this PortalDbContext db, IQueryable<Placement> placements) =>
        from placement in placements
        join registration in db.Registrations on placement.RegistrationId equals registration.Id
        join place in db.HostPlaces on placement.HostPlaceId equals place.Id
        where placement.EndedAt == null
            && placement.Guest.State != AnswerState.Declined
            && placement.Host.State != AnswerState.Declined
            && registration.State == RegistrationState.Released
            && !place.IsWithdrawn
        select placement;
}
