using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Surveys;

namespace PartnershipForChange.Application.Surveys;

internal static class SurveyForgetting
{
    /// <summary>
    /// Writes down how many were asked in each wave of a round's survey and how many answered, and forgets who. The caller saves what is
    /// written down, while the people are still there.
    /// </summary>
    public static async Task ForgetTurnout(this PortalDbContext db, Guid roundId, CancellationToken cancellation)
    {
        var waves = await db.SurveyWaves.Where(w => db.Surveys.Any(s => s.Id == w.SurveyId && s.RoundId == roundId)).ToListAsync(cancellation);
        if (waves.Count == 0)
        {
            return;
        }

        var ids = waves.Select(w => w.Id).ToList();
        var turnouts = db.SurveyTurnouts.Where(t => ids.Contains(t.WaveId));
        var finished = (await turnouts.Where(t => t.IsFinished).Select(t => new { t.WaveId, t.PersonId }).ToListAsync(cancellation)).ToLookup(t => t.WaveId, t => t.PersonId);
        var audience = await SurveyAudience.Of(db, roundId, only: null, cancellation);
        foreach (var wave in waves)
        {
            var answered = finished[wave.Id].ToHashSet();
            wave.Forget(
            [
                .. audience.In(wave).GroupBy(p => (p.Group, p.Sector)).OrderBy(g => g.Key)
                    .Select(g => new AskedCount(g.Key.Group, g.Key.Sector, g.Count(), g.Count(p => answered.Contains(p.PersonId)))),
            ]);
        }

        await turnouts.ExecuteDeleteAsync(cancellation);
    }
}
