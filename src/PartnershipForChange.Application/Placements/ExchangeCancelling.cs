using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Placements;

/// <summary>
/// The exchange of a round is cancelled: published stays that have not begun end, and whoever was to visit, the contacts of
/// senders and hosts, and the mentors of those stays are told. Stays that have begun stay as they are.
/// </summary>
internal sealed class ExchangeCancelling(PortalDbContext db, StayQueries stays, TimeProvider clock) : IStrandCancelling
{
    public Strand Strand => Strand.Exchange;

    public async Task<IReadOnlyList<StrandNews>> News(Round round, CancellationToken cancellation)
    {
        var today = clock.Today();
        var people = await db.People.AsNoTracking()
            .Where(p => db.Registrations.CountingOnIt().Any(r => r.RoundId == round.Id && r.PersonId == p.Id && r.JoinsExchange
                    && !db.HoldingSeats().Any(s => s.RegistrationId == r.Id && s.PublishedAt != null && s.Week <= today))
                || db.Contacts.Any(c => c.PersonId == p.Id
                    && (db.Participations.Any(x => x.RoundId == round.Id && x.OrganisationId == c.OrganisationId && x.State == ParticipationState.Accepted)
                        || db.HostPlaces.Any(h => h.RoundId == round.Id && h.OrganisationId == c.OrganisationId && !h.IsWithdrawn))))
            .OrderBy(p => p.NameKey).ToListAsync(cancellation);
        var held = await ToCome(db.HoldingSeats().Where(p => p.PublishedAt != null), round).AsNoTracking().ToListAsync(cancellation);
        var mentors = await stays.Mentors(await stays.Of(held, cancellation), cancellation);
        return [.. people.Select(Addressee.Of).Concat(mentors.Values).Select(to => new StrandNews(Strand, to, "Exchange"))];
    }

    public async Task End(Round round, Actor actor, CancellationToken cancellation)
    {
        foreach (var placement in await ToCome(db.PublishedPlacements(), round).ToListAsync(cancellation))
        {
            placement.End(actor.PersonId, clock.GetUtcNow());
        }
    }

    private IQueryable<Placement> ToCome(IQueryable<Placement> placements, Round round)
    {
        var today = clock.Today();
        return placements.Where(p => p.RoundId == round.Id && p.EndedAt == null && p.Week > today);
    }
}
