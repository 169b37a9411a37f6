using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Challenges;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>Reads and sets the days and weights of a round's call. For coordinators.</summary>
public sealed class CallSettingsService(PortalDbContext db, TimeProvider clock)
{
    /// <exception cref="NotFoundException">When the round is not there or has no call.</exception>
    public Task<RoundCall> Find(string roundCode, Actor actor, CancellationToken cancellation) => db.ReadCallOf(roundCode, actor, cancellation);

    /// <param name="version">The version the coordinator saw; null when there was none yet.</param>
    /// <exception cref="DomainRuleException">When the days or weights are not as they should be, or are fixed by now.</exception>
    /// <exception cref="ConcurrencyException">When somebody else has changed them.</exception>
    public async Task Set(string roundCode, CallPlan plan, Guid? version, Actor actor, CancellationToken cancellation)
    {
        var (round, call) = await db.CallOf(roundCode, actor, cancellation);
        if (call is null)
        {
            db.Add(new CallForChallenges(round, plan));
        }
        else
        {
            db.Expect(call, version ?? Guid.Empty);
            call.Edit(round, plan, await db.HasVotes(round.Id, cancellation));
        }

        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }
}
