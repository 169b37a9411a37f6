namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>
/// The commission's tally for the final choice among a round's submitted challenges. Whoever scores them (the jury)
/// implements this; every class that does is registered by itself. Where there is none, or none knows the round,
/// coordinators enter the commission's points by hand.
/// </summary>
public interface ICommissionScores
{
    /// <summary>
    /// Points by the id of <see cref="Domain.Challenges.ChallengeSubmission"/>, not negative, more is better, on one scale for
    /// the whole round; null while nothing is published.
    /// </summary>
    Task<IReadOnlyDictionary<Guid, decimal>?> Of(Guid roundId, CancellationToken cancellation);
}
