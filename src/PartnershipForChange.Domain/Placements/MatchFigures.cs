namespace PartnershipForChange.Domain.Placements;

/// <summary>What a run reached, and what no run on the same input can beat.</summary>
/// <param name="Guests">People who take part in the exchange.</param>
/// <param name="Placed">Of these, with a place.</param>
/// <param name="RankSum">Sum of the ranks reached.</param>
/// <param name="Fit">Skills sought and found, over all guests placed.</param>
/// <param name="BoundPlaced">No answer places more.</param>
/// <param name="BoundRankSum">No answer that places so many has a smaller sum of ranks.</param>
/// <param name="IsOptimal">The engine proved that nothing better exists.</param>
/// <param name="IsVerified">A check that shares no code with the engine confirmed answer and proof.</param>
/// <param name="Milliseconds">The engine's own time.</param>
public sealed record MatchFigures(
    int Guests, int Placed, long RankSum, long Fit, int BoundPlaced, long BoundRankSum, bool IsOptimal, bool IsVerified, int Milliseconds)
{
    public int Unplaced => Guests - Placed;

    /// <summary>
    /// True when nothing better exists than an answer with these totals. At minimum cost the totals are the objective: a plan
    /// changed by hand (which no hard rule is broken by) that reaches them is as good as the engine's own.
    /// </summary>
    /// <param name="guests">People who take part in the exchange by now: for whoever came since, nothing is proven.</param>
    /// <param name="steps">Steps by hand since the engine's answer.</param>
    public bool Prove(MatchObjective objective, int steps, int guests, int placed, long rankSum, long fit) =>
        IsOptimal && IsVerified && (guests, placed, rankSum) == (Guests, Placed, RankSum) && (steps == 0 || (objective == MatchObjective.MinimumCost && fit == Fit));
}
