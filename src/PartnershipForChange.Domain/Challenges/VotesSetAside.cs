using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Challenges;

/// <summary>Coordinators leave votes out of the web vote's tally, with a reason.</summary>
public sealed class VotesSetAside : Entity
{
    public const int ReasonLength = 500;

    private VotesSetAside()
    {
    }

    /// <exception cref="DomainRuleException">When the votes are checked already, there are none, or no reason is given.</exception>
    public VotesSetAside(Round round, CallForChallenges call, VoteSign? sign, string? reason, Guid by, DateTimeOffset now)
    {
        Guard.Against(WhyNotNow(round, call) ?? (sign is null ? new DomainRuleException("Rules.SignGone") : null));
        Reason = Guard.Required(reason, ReasonLength, nameof(Reason));
        (RoundId, Sign, What, Votes, SetAsideById, SetAsideAt) = (round.Id, sign!.Kind, sign.What, sign.Votes.Count, by, now);
    }

    public Guid RoundId { get; private set; }

    public VoteSignKind Sign { get; private set; }

    /// <summary>The domain or network the sign speaks of; empty for a burst.</summary>
    public string What { get; private set; } = string.Empty;

    /// <summary>How many votes.</summary>
    public int Votes { get; private set; }

    public string Reason { get; private set; } = string.Empty;

    public Guid SetAsideById { get; private set; }

    public DateTimeOffset SetAsideAt { get; private set; }

    /// <summary>Forgets the network it speaks of; a domain is nobody's alone.</summary>
    public void ForgetNetwork() => What = Sign == VoteSignKind.OneNetwork ? string.Empty : What;

    /// <exception cref="DomainRuleException">When the votes cannot be taken in again: they are checked, or the round is closed.</exception>
    public static void RequirePutBack(Round round, CallForChallenges call) => Guard.Against(WhyNotNow(round, call));

    public static bool IsPossible(Round round, CallForChallenges call) => WhyNotNow(round, call) is null;

    private static DomainRuleException? WhyNotNow(Round round, CallForChallenges call) =>
        CallForChallenges.WhyNotNow(round) ?? call.WhyNotVotesOpen();
}
