using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Placements;

/// <summary>Finds a round and its runs by what addresses call them.</summary>
internal static class PlacementRounds
{
    /// <exception cref="NotFoundException">There is no such round.</exception>
    public static Task<Round> RoundNamed(this PortalDbContext db, string code, CancellationToken cancellation) =>
        db.Rounds.Include(r => r.Phases).FirstOrDefaultAsync(r => r.Code == code, cancellation).OrNotFound();

    /// <exception cref="NotFoundException">There is no such run in the round, or it was discarded.</exception>
    public static Task<MatchRun> RunNumbered(this PortalDbContext db, Guid roundId, int number, CancellationToken cancellation) =>
        db.MatchRuns.FirstOrDefaultAsync(
            r => r.RoundId == roundId && r.Number == number && r.State != MatchRunState.Discarded, cancellation).OrNotFound();
}
