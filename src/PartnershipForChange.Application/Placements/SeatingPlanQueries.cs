using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Matching;

namespace PartnershipForChange.Application.Placements;

/// <summary>Lays the placements of a run over the round as it is now.</summary>
public sealed class SeatingPlanQueries(PortalDbContext db, RoundSnapshotQueries snapshots)
{
    public async Task<SeatingPlan> Of(Guid roundId, Guid runId, CancellationToken cancellation)
    {
        var snapshot = await snapshots.Of(roundId, cancellation);
        var ids = await db.HostPlaces.AsNoTracking().Where(p => p.RoundId == roundId)
            .Select(p => new { p.Code, p.Id }).ToDictionaryAsync(p => p.Code, p => p.Id, StringComparer.Ordinal, cancellation);
        var seated = await db.HoldingSeats().AsNoTracking().Where(p => p.RunId == runId).ToListAsync(cancellation);
        return new SeatingPlan(snapshot, ids, seated);
    }
}
