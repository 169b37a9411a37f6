using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.ChallengeCall;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Jury;

namespace PartnershipForChange.Application.Jury;

/// <summary>
/// The jury's part in the final choice among submitted challenges: the mean score of each finalist, 0 to 10, once its
/// decisions are told; nothing when a finalist came by without the jury.
/// </summary>
internal sealed class JuryCommissionScores(PortalDbContext db) : ICommissionScores
{
    public async Task<IReadOnlyDictionary<Guid, decimal>?> Of(Guid roundId, CancellationToken cancellation)
    {
        var panel = await db.WholePanels().AsNoTracking().FirstOrDefaultAsync(
            p => p.RoundId == roundId && p.Kind == JurySubjectKind.Submissions && p.State == JuryPanelState.Published, cancellation);
        if (panel is null)
        {
            return null;
        }

        var finalists = await db.Finalists(roundId).AsNoTracking().Select(s => s.Id).ToListAsync(cancellation);
        var means = JuryResults.Of([.. panel.Entries.Select(e => e.SubjectId)], JuryResultQueries.Scores(panel));
        return finalists.TrueForAll(id => means.TryGetValue(id, out var result) && result.Mean is not null)
            ? finalists.ToDictionary(id => id, id => decimal.Round((decimal)means[id].Mean!.Value, 2))
            : null;
    }
}
