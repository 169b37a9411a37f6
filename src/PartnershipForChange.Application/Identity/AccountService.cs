using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;

namespace PartnershipForChange.Application.Identity;

/// <summary>What people change about their own account.</summary>
public sealed class AccountService(PortalDbContext db, TimeProvider clock)
{
    /// <summary>Remembers the language someone reads in; does nothing for someone signed out.</summary>
    public async Task ReadIn(Language language, Actor actor, CancellationToken cancellation)
    {
        if (await db.People.FirstOrDefaultAsync(p => p.Id == actor.PersonId, cancellation) is { } person)
        {
            person.Reads(language);
            await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        }
    }
}
