using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Identity;

namespace PartnershipForChange.Application.Data;

/// <summary>What every portal has from its first start: the roles.</summary>
public sealed class FirstDataService(PortalDbContext db, TimeProvider clock)
{
    public async Task Ensure(CancellationToken cancellation)
    {
        var there = await db.Roles.Select(r => r.Name!).ToListAsync(cancellation);
        db.Roles.AddRange(Roles.All.Except(there).Select(name =>
            new IdentityRole<Guid>(name) { Id = Guid.CreateVersion7(), NormalizedName = name.ToUpperInvariant() }));
        try
        {
            await db.SaveAsync(Actor.Portal, clock.GetUtcNow(), cancellation);
        }
        catch (DuplicateException)
        {
            // Another node that starts at the same time was faster.
            db.ChangeTracker.Clear();
        }
    }
}
