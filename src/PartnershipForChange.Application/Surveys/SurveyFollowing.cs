using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Surveys;

/// <summary>The wave before matching is asked while people register: it moves with the registration phase.</summary>
internal sealed class SurveyFollowing(PortalDbContext db, TimeProvider clock) : IPhaseFollowing
{
    public async Task Follow(Round round, IReadOnlyList<PhaseDays> before, CancellationToken cancellation)
    {
        if (before.FirstOrDefault(p => p.Kind == PhaseKind.Registration) is not { } was
            || round.Phase(PhaseKind.Registration) is not { } now
            || (was.From, was.To) == (now.From, now.To))
        {
            return;
        }

        var survey = await db.Surveys.Include(s => s.Waves).FirstOrDefaultAsync(s => s.RoundId == round.Id && s.SealedAt == null, cancellation);
        survey?.FollowRegistration(was.From, was.To, now, clock.Today());
    }
}
