using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Registrations;

namespace PartnershipForChange.Application.Placements;

/// <summary>The board of a run: hosts by week, and who has no place and why. For coordinators.</summary>
public sealed class PlacementBoardQueries(PortalDbContext db, RunHeadQueries heads, SeatingPlanQueries plans)
{
    private const int HostsOnPage = 30;
    private const int MostUnplaced = 30;

    public async Task<PlacementBoard> Board(string round, int number, BoardFilter filter, CancellationToken cancellation)
    {
        var head = await heads.Of(round, number, cancellation);
        var hosts = await Hosts(head, filter, cancellation);
        var unplaced = head.Totals.Unplaced > 0 ? await Unplaced(head, cancellation) : [];
        return new PlacementBoard(head, hosts, unplaced, await Weeks(head, cancellation));
    }

    private async Task<IReadOnlyList<WeekFilled>> Weeks(RunHead head, CancellationToken cancellation)
    {
        var offered = await (
            from place in db.HostPlaces.AsNoTracking()
            join host in db.Organisations on place.OrganisationId equals host.Id
            where place.RoundId == head.Round.Id && !place.IsWithdrawn
            select new { host.Sector, place.PlacesPerWeek, place.Weeks }).ToListAsync(cancellation);
        var filled = await (
            from placement in db.HoldingSeats().AsNoTracking()
            join place in db.HostPlaces on placement.HostPlaceId equals place.Id
            join host in db.Organisations on place.OrganisationId equals host.Id
            where placement.RunId == head.RunId
            group placement by new { host.Sector, placement.Week } into g
            select new { g.Key.Sector, g.Key.Week, Count = g.Count() }).ToListAsync(cancellation);
        return
        [
            .. head.Weeks.Select(week => new WeekFilled(
                week,
                BySide.Of(filled.Where(f => f.Week == week), f => f.Sector, f => f.Count),
                BySide.Of(offered.Where(o => o.Weeks.Contains(week)), o => o.Sector, o => o.PlacesPerWeek))),
        ];
    }

    private async Task<Page<HostRow>> Hosts(RunHead head, BoardFilter filter, CancellationToken cancellation)
    {
        var query =
            from place in db.HostPlaces.AsNoTracking()
            join organisation in db.Organisations on place.OrganisationId equals organisation.Id
            where place.RoundId == head.Round.Id
                && (!place.IsWithdrawn || db.Placements.Any(p => p.RunId == head.RunId && p.HostPlaceId == place.Id && p.EndedAt == null))
            select new { Place = place, organisation.Name, organisation.Sector, organisation.SearchText };
        if (filter.Side is { } side)
        {
            query = query.Where(h => h.Sector == side);
        }

        if (Folded.Of(filter.Q) is { Length: > 0 } q)
        {
            query = query.Where(h => h.SearchText.Contains(q) || h.Place.Code.ToLower().Contains(q) || db.Placements.Any(p =>
                p.RunId == head.RunId && p.HostPlaceId == h.Place.Id && p.EndedAt == null
                && db.Registrations.Any(r => r.Id == p.RegistrationId && db.People.Any(x => x.Id == r.PersonId && x.SearchText.Contains(q)))));
        }

        var page = await query.OrderByText(h => h.Name.Sl).ThenBy(h => h.Place.Code).ToPageAsync(filter.Page, cancellation, HostsOnPage);
        var cards = await Cards(head, [.. page.Items.Select(h => h.Place.Id)], cancellation);
        return page.Select(h => new HostRow(
            h.Place.Id, h.Place.Code, h.Name, h.Sector, h.Place.Department, h.Place.City, h.Place.PlacesPerWeek, h.Place.Weeks,
            h.Place.IsWithdrawn, [.. cards[h.Place.Id]]));
    }

    private async Task<ILookup<Guid, GuestCard>> Cards(RunHead head, List<Guid> places, CancellationToken cancellation)
    {
        var cards = await (
            from placement in db.Placements.AsNoTracking()
            join registration in db.Registrations on placement.RegistrationId equals registration.Id
            join person in db.People on registration.PersonId equals person.Id
            join organisation in db.Organisations on registration.OrganisationId equals organisation.Id
            where placement.RunId == head.RunId && placement.EndedAt == null && places.Contains(placement.HostPlaceId)
            orderby placement.Rank, person.LastName, person.FirstName
            select new
            {
                Placement = placement, person.FirstName, person.LastName, organisation.Name, organisation.Sector,
                IsOut = registration.State != RegistrationState.Released,
            }).ToListAsync(cancellation);

        // A published placement that was declined has left the board; the list still tells of it.
        return cards.Where(c => !c.Placement.IsDeclined).ToLookup(
            c => c.Placement.HostPlaceId,
            c => new GuestCard(
                c.Placement.RegistrationId, $"{c.FirstName} {c.LastName}", c.Name, c.Sector, c.Placement.Week, c.Placement.Rank, c.Placement.IsWish,
                c.Placement.IsPinned, c.IsOut, c.Placement.IsPublished ? c.Placement.Standing(c.IsOut) : null));
    }

    private async Task<List<UnplacedGuest>> Unplaced(RunHead head, CancellationToken cancellation)
    {
        var guests = await (
            from registration in db.Guests(head.Round.Id).AsNoTracking()
            join person in db.People on registration.PersonId equals person.Id
            join organisation in db.Organisations on registration.OrganisationId equals organisation.Id
            where !db.HoldingSeats().Any(p => p.RunId == head.RunId && p.RegistrationId == registration.Id)
            orderby person.LastName, person.FirstName
            select new { registration.Id, person.FirstName, person.LastName, organisation.Name, organisation.Sector })
            .Take(MostUnplaced).ToListAsync(cancellation);
        var plan = await plans.Of(head.Round.Id, head.RunId, cancellation);
        return [.. guests.Select(g => new UnplacedGuest(g.Id, $"{g.FirstName} {g.LastName}", g.Name, g.Sector, plan.WhyUnplaced(g.Id)))];
    }
}
