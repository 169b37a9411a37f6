using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Endings;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Organisations;
using PartnershipForChange.Application.Participations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.HostPlaces;

/// <summary>Reads host places: one organisation's, a round's for coordinators, and the other side's for participants.</summary>
public sealed class HostPlaceQueries(PortalDbContext db, EndingQueries endings, TimeProvider clock)
{
    /// <exception cref="NotFoundException">When the organisation is not the actor's, or not invited into the round.</exception>
    public async Task<OrganisationPlaces> Of(string organisation, string round, Actor actor, CancellationToken cancellation)
    {
        var host = await db.Organisations.AsNoTracking().VisibleTo(actor).Named(organisation).FirstOrDefaultAsync(cancellation).OrNotFound();
        var found = await db.Rounds.AsNoTracking().KnownTo(actor, round).FirstOrDefaultAsync(cancellation).OrNotFound();
        var participation = await db.Participations.AsNoTracking()
            .FirstOrDefaultAsync(p => p.RoundId == found.Id && p.OrganisationId == host.Id, cancellation).OrNotFound();
        var places = await db.HostPlaces.AsNoTracking()
            .Where(p => p.RoundId == found.Id && p.OrganisationId == host.Id)
            .OrderBy(p => p.IsWithdrawn).ThenBy(p => p.Code.Length).ThenBy(p => p.Code)
            .ToListAsync(cancellation);
        var (today, onBehalf) = (clock.Today(), !actor.ActsFor(host.Id));
        return new OrganisationPlaces(
            host, found, participation, places, onBehalf,
            participation.IsIn && HostPlace.CanOffer(found, today, onBehalf), found.LastDayOf(RoundRight.OfferHostPlaces, today),
            await endings.GuestsOf([.. places.Select(p => p.Id)], cancellation), today);
    }

    /// <summary>Every host place of a round, for coordinators.</summary>
    /// <exception cref="NotFoundException">When there is no such round.</exception>
    public async Task<RoundPlaces<HostPlaceRow>> InRound(string round, HostPlaceFilter filter, Actor actor, CancellationToken cancellation)
    {
        var found = await db.Rounds.AsNoTracking().KnownTo(actor, round).FirstOrDefaultAsync(cancellation).OrNotFound();
        var rows = Sorted(db.PlacesIn(found.Id, filter), filter.Sort).Select(x => new HostPlaceRow(
            x.Place.Code, x.Host.Code, x.Host.Name, x.Host.Sector, x.Place.Department, x.Place.City, x.Place.Languages, x.Place.Weeks,
            x.Place.PlacesPerWeek, x.Place.MentorName, x.Place.MentorEmail, x.Place.IsWithdrawn));
        var (towns, withdrawn) = await Totals(found.Id, cancellation);
        return new RoundPlaces<HostPlaceRow>(found, await rows.ToPageAsync(filter.Page, cancellation, filter.Size), towns, withdrawn);
    }

    /// <summary>
    /// The offered places of a round, for anyone signed in: never who mentors them, nor how many wish for them.
    /// </summary>
    /// <exception cref="NotFoundException">When there is no such round, or it is a draft and the actor no coordinator.</exception>
    public async Task<RoundPlaces<HostPlaceCard>> Browse(string round, HostPlaceFilter filter, Actor actor, CancellationToken cancellation)
    {
        var found = await db.Rounds.AsNoTracking().KnownTo(actor, round).FirstOrDefaultAsync(cancellation).OrNotFound();
        var cards = Sorted(db.PlacesIn(found.Id, filter with { Withdrawn = false }), filter.Sort).Select(x => new HostPlaceCard(
            x.Place.Code, x.Host.Code, x.Host.Name, x.Host.Sector, x.Place.Department, x.Place.City, x.Place.Languages, x.Place.Weeks,
            x.Place.SkillsOffered, x.Place.PlacesPerWeek, x.Place.Description, x.Place.Conditions));
        var (towns, withdrawn) = await Totals(found.Id, cancellation);
        return new RoundPlaces<HostPlaceCard>(found, await cards.ToPageAsync(filter.Page, cancellation, CardsPerPage), towns, withdrawn);
    }

    /// <summary>The side a person would be a guest on: the other one than their employer's or their organisation's; null when neither is known.</summary>
    public async Task<Sector?> GuestSide(Actor actor, CancellationToken cancellation)
    {
        var own = await db.People.AsNoTracking().Where(p => p.Id == actor.PersonId)
            .Join(db.Organisations, p => p.OrganisationId, o => o.Id, (_, o) => (Sector?)o.Sector)
            .FirstOrDefaultAsync(cancellation);
        return own?.Other();
    }

    private const int CardsPerPage = 24;

    private async Task<(IReadOnlyList<TownPlaces> Towns, int Withdrawn)> Totals(Guid roundId, CancellationToken cancellation)
    {
        var counts = await (
            from place in db.HostPlaces.AsNoTracking()
            join host in db.Organisations on place.OrganisationId equals host.Id
            where place.RoundId == roundId
            group place by new { place.City, host.Sector, place.IsWithdrawn } into places
            select new { places.Key.City, places.Key.Sector, places.Key.IsWithdrawn, Count = places.Count() }).ToListAsync(cancellation);
        var towns = counts.GroupBy(c => c.City)
            .Select(town => new TownPlaces(town.Key, BySide.Of(town.Where(c => !c.IsWithdrawn), c => c.Sector, c => c.Count)))
            .OrderBy(town => town.Name, StringComparer.Create(Language.Slovene.Culture(), ignoreCase: true));
        return ([.. towns], counts.Where(c => c.IsWithdrawn).Sum(c => c.Count));
    }

    private static IQueryable<PlaceAndHost> Sorted(IQueryable<PlaceAndHost> places, string? sort) => new Sorts<PlaceAndHost>()
        .ByText("host", x => x.Host.Name.Sl)
        .ByText("department", x => x.Place.Department)
        .ByText("city", x => x.Place.City)
        .By("perweek", x => x.Place.PlacesPerWeek)
        .ByText("mentor", x => x.Place.MentorName)
        .Apply(places, sort).ThenBy(x => x.Place.Code.Length).ThenBy(x => x.Place.Code);
}
