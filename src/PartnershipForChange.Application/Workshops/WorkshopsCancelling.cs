using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Workshops;

namespace PartnershipForChange.Application.Workshops;

/// <summary>All workshops of a round are cancelled: whoever has a place or waits for one in a session to come is told.</summary>
internal sealed class WorkshopsCancelling(PortalDbContext db, TimeProvider clock) : IStrandCancelling
{
    public Strand Strand => Strand.Workshops;

    public async Task<IReadOnlyList<StrandNews>> News(Round round, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var people = await db.People.AsNoTracking()
            .Where(p => db.SignUps.Any(s => s.PersonId == p.Id && s.State != SignUpState.Left
                && db.WorkshopSessions.Any(w => w.Id == s.SessionId && w.RoundId == round.Id && w.CancelledAt == null && w.StartsAt > now)))
            .OrderBy(p => p.NameKey).ToListAsync(cancellation);
        return [.. people.Select(p => new StrandNews(Strand, Addressee.Of(p), "Workshops"))];
    }
}
