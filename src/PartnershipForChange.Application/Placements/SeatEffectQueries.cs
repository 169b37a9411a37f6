using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Matching.Placements;

namespace PartnershipForChange.Application.Placements;

/// <summary>What putting a guest into one seat of the board would do to the whole.</summary>
/// <param name="Broken">The rule that forbids it; null where it is possible.</param>
/// <param name="Holders">Who sits there, where it is full.</param>
/// <param name="DeclinedBy">Who declined a published placement of this guest at this place before; null where nobody did.</param>
public sealed record SeatEffect(Seat Seat, PlacementTotals After, HardRule? Broken, IReadOnlyList<string> Holders, PlacementParty? DeclinedBy);

/// <summary>The effects of every seat that one guest could be moved to on the board.</summary>
/// <param name="Current">Where the guest is now; null without a place.</param>
/// <param name="Before">Totals as they are.</param>
public sealed record SeatEffects(RunHead Head, string Guest, Seat? Current, PlacementTotals Before, int Possible, IReadOnlyList<SeatEffect> Seats);

/// <summary>What the placements board shows when a guest is lifted, all of it in one answer. For coordinators.</summary>
public sealed class SeatEffectQueries(PortalDbContext db, RunHeadQueries heads, SeatingPlanQueries plans)
{
    /// <param name="guest">Registration id.</param>
    /// <param name="places">Host places on the board; others are left out.</param>
    /// <exception cref="NotFoundException">When the run or the guest is not there, or the run cannot be changed any more.</exception>
    public async Task<SeatEffects> For(string round, int number, Guid guest, IReadOnlyCollection<Guid> places, CancellationToken cancellation)
    {
        var head = await heads.Of(round, number, cancellation);
        var name = await (
            from registration in db.Registrations.AsNoTracking()
            join person in db.People on registration.PersonId equals person.Id
            where head.CanMove && registration.Id == guest && registration.RoundId == head.Round.Id
            select person.FirstName + " " + person.LastName).FirstOrDefaultAsync(cancellation).OrNotFound();
        var holders = (await (
            from placement in db.HoldingSeats().AsNoTracking()
            join registration in db.Registrations on placement.RegistrationId equals registration.Id
            join person in db.People on registration.PersonId equals person.Id
            where placement.RunId == head.RunId && (places.Contains(placement.HostPlaceId) || placement.RegistrationId == guest)
            orderby person.LastName, person.FirstName
            select new { Placement = placement, Name = person.FirstName + " " + person.LastName }).ToListAsync(cancellation))
            .ToLookup(s => (s.Placement.HostPlaceId, s.Placement.Week));
        var current = holders.SelectMany(s => s).FirstOrDefault(s => s.Placement.RegistrationId == guest)?.Placement.Seat;
        var declined = await db.DeclinedPlaces(head.RunId, guest, cancellation);
        var plan = await plans.Of(head.Round.Id, head.RunId, cancellation);
        var options = plan.KnowsGuest(guest) ? plan.Options(guest) : [];
        return new SeatEffects(
            head,
            name,
            current,
            plan.Totals,
            options.Count(o => o.IsPossible && !IsAt(current, o.Seat)),
            [.. options.Where(o => places.Contains(o.Seat.HostPlaceId) && !IsAt(current, o.Seat)).Select(o => new SeatEffect(
                o.Seat, plan.TotalsWith(guest, o.Seat), o.IsPossible ? null : o.Broken[0], [.. holders[(o.Seat.HostPlaceId, o.Seat.Week)].Select(s => s.Name)],
                declined.TryGetValue(o.Seat.HostPlaceId, out var by) ? by : null))]);
    }

    private static bool IsAt(Seat? current, Seat seat) => current?.HostPlaceId == seat.HostPlaceId && current.Week == seat.Week;
}
