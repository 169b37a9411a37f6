using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Endings;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Organisations;
using PartnershipForChange.Application.Participations;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.HostPlaces;

/// <summary>Which place of which organisation in which round, by their codes.</summary>
public sealed record HostPlaceKey(string Organisation, string Round, string Place);

/// <summary>Offers, changes and withdraws host places: contacts of their own organisation, coordinators for any.</summary>
public sealed class HostPlaceService(
    PortalDbContext db, IEnumerable<IHostPlaceReliance> reliances, EndingQueries endings, EndingService ended, TimeProvider clock)
{
    private const int MostTries = 3;

    /// <returns>The code the place was given.</returns>
    /// <exception cref="NotFoundException">When the organisation is not the actor's, or not in the round.</exception>
    /// <exception cref="DomainRuleException">When it does not take part, the round takes no places today or a field is not as it should be.</exception>
    public async Task<string> Offer(string organisation, string round, HostPlaceDetails details, Actor actor, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await TryOffer(organisation, round, details, actor, cancellation);
            }
            catch (DuplicateException) when (tries < MostTries)
            {
                // A colleague took the number a moment ago: the next one is free.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <exception cref="NotFoundException">When the place is not the actor's.</exception>
    /// <exception cref="DomainRuleException">When it may not be changed now, someone relies on it, or a field is not as it should be.</exception>
    /// <exception cref="ConcurrencyException">When someone else changed it since.</exception>
    public async Task Edit(HostPlaceKey key, HostPlaceDetails details, Guid version, Actor actor, CancellationToken cancellation)
    {
        var (round, place, onBehalf) = await Find(key, actor, cancellation);
        db.Expect(place, version);
        await Ask(place, details, cancellation);
        place.Edit(round, details, clock.Today(), onBehalf);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Withdraws it; the published placements there end, and everyone who had been told of them learns that.</summary>
    /// <exception cref="NotFoundException">When the place is not the actor's.</exception>
    /// <exception cref="DomainRuleException">When it may not be withdrawn now, or someone relies on it.</exception>
    public async Task Withdraw(HostPlaceKey key, Actor actor, CancellationToken cancellation)
    {
        var (round, place, onBehalf) = await Find(key, actor, cancellation);
        await Ask(place, change: null, cancellation);
        var guests = (await endings.GuestsOf([place.Id], cancellation))[place.Id];
        place.Withdraw(round, clock.Today(), onBehalf);
        await ended.PlaceGone(round, guests, actor, clock.GetUtcNow(), cancellation);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <exception cref="NotFoundException">When the place is not the actor's.</exception>
    /// <exception cref="DomainRuleException">When it is offered, or the round takes no places today.</exception>
    public async Task OfferAgain(HostPlaceKey key, Actor actor, CancellationToken cancellation)
    {
        var (round, place, onBehalf) = await Find(key, actor, cancellation);
        place.OfferAgain(round, clock.Today(), onBehalf);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    private async Task<string> TryOffer(string code, string roundCode, HostPlaceDetails details, Actor actor, CancellationToken cancellation)
    {
        var (organisation, round) = await Find(code, roundCode, actor, cancellation);
        var participation = await db.Participations
            .FirstOrDefaultAsync(p => p.RoundId == round.Id && p.OrganisationId == organisation.Id, cancellation).OrNotFound();
        participation.RequireIn();

        // A wish names a place or an organisation by its code, so the two must never be the same.
        var prefix = $"{organisation.Code}-";
        var taken = await db.HostPlaces.Where(p => p.RoundId == round.Id && p.Code.StartsWith(prefix)).Select(p => p.Code)
            .Concat(db.Organisations.Where(o => o.Code.StartsWith(prefix)).Select(o => o.Code)).ToListAsync(cancellation);
        var next = HostPlace.NextCode(organisation.Code, taken);
        var place = new HostPlace(round, organisation, next, details, clock.Today(), onBehalf: !actor.ActsFor(organisation.Id));
        db.HostPlaces.Add(place);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        return place.Code;
    }

    private async Task<(Organisation Organisation, Round Round)> Find(
        string organisation, string round, Actor actor, CancellationToken cancellation) => (
        await db.Organisations.VisibleTo(actor).Named(organisation).FirstOrDefaultAsync(cancellation).OrNotFound(),
        await db.Rounds.KnownTo(actor, round).FirstOrDefaultAsync(cancellation).OrNotFound());

    private async Task<(Round Round, HostPlace Place, bool OnBehalf)> Find(HostPlaceKey key, Actor actor, CancellationToken cancellation)
    {
        var (organisation, round) = await Find(key.Organisation, key.Round, actor, cancellation);
        var code = key.Place.ToUpperInvariant();
        var place = await db.HostPlaces
            .FirstOrDefaultAsync(p => p.RoundId == round.Id && p.OrganisationId == organisation.Id && p.Code == code, cancellation).OrNotFound();
        return (round, place, !actor.ActsFor(organisation.Id));
    }

    private async Task Ask(HostPlace place, HostPlaceDetails? change, CancellationToken cancellation)
    {
        foreach (var reliance in reliances)
        {
            Guard.Against(await reliance.WhyNot(place, change, cancellation));
        }
    }
}
