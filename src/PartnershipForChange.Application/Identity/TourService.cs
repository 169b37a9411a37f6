using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;

namespace PartnershipForChange.Application.Identity;

/// <summary>Remembers with the account whether its holder has been shown around, whichever browser they use.</summary>
public sealed class TourService(PortalDbContext db, TimeProvider clock)
{
    /// <summary>True until the tour was gone through or skipped.</summary>
    public Task<bool> IsAwaited(Actor actor, CancellationToken cancellation) =>
        db.Users.AnyAsync(u => u.PersonId == actor.PersonId && u.TourEndedAt == null, cancellation);

    public Task End(Actor actor, CancellationToken cancellation) => Set(actor, clock.GetUtcNow(), cancellation);

    public Task Again(Actor actor, CancellationToken cancellation) => Set(actor, endedAt: null, cancellation);

    private async Task Set(Actor actor, DateTimeOffset? endedAt, CancellationToken cancellation)
    {
        var user = await db.Users.FirstOrDefaultAsync(u => u.PersonId == actor.PersonId, cancellation).OrNotFound();
        user.TourEndedAt = endedAt;
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }
}
