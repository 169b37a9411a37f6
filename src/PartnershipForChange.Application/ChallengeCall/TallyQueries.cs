using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Challenges;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>Where the commission's points come from.</summary>
public enum CommissionSource
{
    /// <summary>Nobody has given them, or not to every finalist.</summary>
    Missing,
    Jury,
    ByHand,
}

/// <summary>
/// Counts votes and points by finalist. Nothing else reads them, and only <see cref="FinalChoiceQueries"/> shows what is counted here,
/// once the votes are checked.
/// </summary>
public sealed class TallyQueries(PortalDbContext db, IEnumerable<ICommissionScores> commissions)
{
    internal async Task<CallTallies> Of(CallForChallenges call, CancellationToken cancellation)
    {
        var web = await Counting(call.RoundId).Where(v => v.ChoiceId != null).GroupBy(v => v.ChoiceId!.Value)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => (decimal)g.Count, cancellation);
        var hall = await db.HallVotes.AsNoTracking().Where(v => v.RoundId == call.RoundId && v.Turn == call.HallTurn).GroupBy(v => v.ChoiceId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => (decimal)g.Count, cancellation);
        return new CallTallies(web, (await Commission(call.RoundId, cancellation)).Points, hall);
    }

    /// <summary>The jury's points where it has published them, else those entered by hand once every finalist has them.</summary>
    internal async Task<(CommissionSource Source, IReadOnlyDictionary<Guid, decimal>? Points)> Commission(Guid roundId, CancellationToken cancellation)
    {
        foreach (var commission in commissions)
        {
            if (await commission.Of(roundId, cancellation) is { } scores)
            {
                return (CommissionSource.Jury, scores);
            }
        }

        var byHand = await db.Finalists(roundId).AsNoTracking().Select(s => new { s.Id, s.CommissionPoints }).ToListAsync(cancellation);
        return byHand.Count > 0 && byHand.TrueForAll(s => s.CommissionPoints is not null)
            ? (CommissionSource.ByHand, byHand.ToDictionary(s => s.Id, s => s.CommissionPoints!.Value))
            : (CommissionSource.Missing, null);
    }

    /// <summary>Confirmed votes that count, how many in all.</summary>
    internal Task<int> WebVotes(Guid roundId, CancellationToken cancellation) => Counting(roundId).CountAsync(v => v.ChoiceId != null, cancellation);

    internal Task<int> HallVotes(CallForChallenges call, CancellationToken cancellation) =>
        db.HallVotes.CountAsync(v => v.RoundId == call.RoundId && v.Turn == call.HallTurn, cancellation);

    /// <summary>What is missing besides the votes: finalists, or the commission's points where they count.</summary>
    internal async Task<DomainRuleException?> WhyNotDecided(CallForChallenges call, CancellationToken cancellation) =>
        !await db.Finalists(call.RoundId).AnyAsync(cancellation) ? new DomainRuleException("Rules.NoFinalists")
        : call.Weights.Commission > 0 && (await Commission(call.RoundId, cancellation)).Points is null ? new DomainRuleException("Rules.CommissionMissing")
        : null;

    private IQueryable<WebVote> Counting(Guid roundId) => db.WebVotes.AsNoTracking().Where(v => v.RoundId == roundId && v.SetAsideId == null);
}
