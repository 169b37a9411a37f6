namespace PartnershipForChange.Domain.Challenges;

/// <summary>The three tallies of a final choice, each by submission: votes on the web, the commission's points, votes in the hall.</summary>
/// <param name="Commission">Null while the commission has not decided.</param>
public sealed record CallTallies(
    IReadOnlyDictionary<Guid, decimal> Web, IReadOnlyDictionary<Guid, decimal>? Commission, IReadOnlyDictionary<Guid, decimal> Audience);

/// <summary>A finalist in one tally.</summary>
/// <param name="Count">Votes or points.</param>
/// <param name="Share">Of all votes or points given to finalists, in percent; 0 where none were given.</param>
public sealed record FinalistShare(decimal Count, decimal Share);

/// <summary>A finalist in the final choice.</summary>
/// <param name="Commission">Null while the commission has not decided.</param>
/// <param name="Score">Weighted mean of the shares, 0 to 100; null while a tally that counts is missing.</param>
/// <param name="Rank">From 1; equal scores share a rank; null without a score.</param>
public sealed record FinalistScore(
    Guid Submission, FinalistShare Web, FinalistShare? Commission, FinalistShare Audience, decimal? Score, int? Rank);

/// <summary>Weighs the three tallies of the final choice.</summary>
/// <remarks>
/// Votes and points are not of one size, so each tally is first turned into shares of its own total: a finalist with 30 of
/// 120 web votes has 25 percent there, whatever the hall's or the commission's numbers are.
/// </remarks>
public static class FinalChoice
{
    private const int Decimals = 6;

    /// <summary>The finalists, best first; those of equal score in the order given.</summary>
    public static IReadOnlyList<FinalistScore> Of(CallWeights weights, IReadOnlyList<Guid> finalists, CallTallies tallies)
    {
        var web = Shares(finalists, tallies.Web);
        var commission = tallies.Commission is { } points ? Shares(finalists, points) : null;
        var audience = Shares(finalists, tallies.Audience);
        var isComplete = weights.Commission == 0 || commission is not null;
        var scored = finalists.Select(id => new FinalistScore(
            id,
            web[id],
            commission?[id],
            audience[id],
            isComplete
                ? decimal.Round((weights.Web * web[id].Share + weights.Commission * (commission?[id].Share ?? 0) + weights.Audience * audience[id].Share) / 100, Decimals)
                : null,
            null)).ToList();
        return isComplete
            ? [.. scored.OrderByDescending(s => s.Score).Select(s => s with { Rank = 1 + scored.Count(o => o.Score > s.Score) })]
            : scored;
    }

    private static Dictionary<Guid, FinalistShare> Shares(IReadOnlyList<Guid> finalists, IReadOnlyDictionary<Guid, decimal> counts)
    {
        var total = finalists.Sum(id => counts.GetValueOrDefault(id));
        return finalists.ToDictionary(id => id, id => new FinalistShare(
            counts.GetValueOrDefault(id), total == 0 ? 0 : 100 * counts.GetValueOrDefault(id) / total));
    }
}
