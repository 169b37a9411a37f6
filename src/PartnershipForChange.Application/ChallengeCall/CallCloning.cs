using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>A cloned round has the same call, its days moved with the window; nothing that was submitted.</summary>
internal sealed class CallCloning(PortalDbContext db) : IRoundCloning
{
    public async Task Clone(Round source, Round clone, CancellationToken cancellation)
    {
        var call = await db.CallsForChallenges.AsNoTracking().FirstOrDefaultAsync(c => c.RoundId == source.Id, cancellation);
        if (call is not null && clone.Strands.ChallengeCall == StrandState.On)
        {
            db.Add(call.CloneFor(clone, clone.From.DayNumber - source.From.DayNumber));
        }
    }
}
