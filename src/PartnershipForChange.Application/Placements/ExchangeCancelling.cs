using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Placements;

/// <summary>
/// The exchange of a round is cancelled: whoever is to visit, the contacts of the hosts, and the mentors who have a guest are told,
/// each once.
/// </summary>
internal sealed class ExchangeCancelling(PortalDbContext db, StayQueries stays, Outbox outbox) : IStrandCancelling
{
    public StrandState Of(RoundStrands strands) => strands.Exchange;

    public async Task Cancel(Round round, CancellationToken cancellation)
    {
        var people = await db.People.AsNoTracking()
            .Where(p => db.Registrations.Any(r => r.RoundId == round.Id && r.PersonId == p.Id && r.JoinsExchange && r.State != RegistrationState.Withdrawn)
                || db.Contacts.Any(c => c.PersonId == p.Id
                    && db.HostPlaces.Any(h => h.RoundId == round.Id && h.OrganisationId == c.OrganisationId && !h.IsWithdrawn)))
            .OrderBy(p => p.NameKey).ToListAsync(cancellation);
        var published = await db.PublishedPlacements().Where(p => p.RoundId == round.Id && p.EndedAt == null).ToListAsync(cancellation);
        var mentors = await stays.Mentors(await stays.Of(published, cancellation), cancellation);
        foreach (var to in people.Select(Addressee.Of).Concat(mentors.Values).DistinctBy(a => a.Email))
        {
            outbox.Notify(to, round.Id, new Notice("ExchangeCancelled", $"/rounds/{round.Code}", round.Name));
        }
    }
}
