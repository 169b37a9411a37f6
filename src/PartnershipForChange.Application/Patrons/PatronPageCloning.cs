using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Patrons;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Patrons;

/// <summary>The opening sentence goes with a cloned round, not public yet; quotes were agreed to for their own round.</summary>
internal sealed class PatronPageCloning(PortalDbContext db) : IRoundCloning
{
    public async Task Clone(Round source, Round clone, CancellationToken cancellation)
    {
        if (await db.PatronPages.AsNoTracking().FirstOrDefaultAsync(p => p.RoundId == source.Id, cancellation) is { Lead: { Sl.Length: > 0 } lead })
        {
            var page = new PatronPage(clone.Id);
            page.Write(lead);
            db.Add(page);
        }
    }
}
