using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Jury;

/// <summary>Criteria, seats and the deadline, moved with the window; no jurors.</summary>
internal sealed class JuryCloning(PortalDbContext db) : IRoundCloning
{
    public async Task Clone(Round source, Round clone, CancellationToken cancellation)
    {
        var days = clone.From.DayNumber - source.From.DayNumber;
        foreach (var panel in await db.JuryPanels.AsNoTracking().Include(p => p.Criteria).Where(p => p.RoundId == source.Id).ToListAsync(cancellation))
        {
            db.JuryPanels.Add(panel.CloneFor(clone, panel.Deadline.AddDays(days)));
        }
    }
}
