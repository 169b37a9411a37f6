using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Workshops;

namespace PartnershipForChange.Application.Workshops;

/// <summary>All workshops of a round are cancelled: whoever has a place or waits for one in a session to come is told, once.</summary>
internal sealed class WorkshopsCancelling(PortalDbContext db, Outbox outbox, TimeProvider clock) : IStrandCancelling
{
    public Strand Strand => Strand.Workshops;

    public Task<int> Count(Round round, CancellationToken cancellation) => Concerned(round).CountAsync(cancellation);

    public async Task Cancel(Round round, Actor actor, CancellationToken cancellation)
    {
        foreach (var person in await Concerned(round).OrderBy(p => p.NameKey).ToListAsync(cancellation))
        {
            outbox.Notify(person, "WorkshopsCancelled", round.Id, $"/me/{round.Code}/workshops", round.Name);
        }
    }

    private IQueryable<Person> Concerned(Round round)
    {
        var now = clock.GetUtcNow();
        return db.People.AsNoTracking()
            .Where(p => db.SignUps.Any(s => s.PersonId == p.Id && s.State != SignUpState.Left
                && db.WorkshopSessions.Any(w => w.Id == s.SessionId && w.RoundId == round.Id && w.CancelledAt == null && w.StartsAt > now)));
    }
}
