using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Teams;

/// <summary>Whether a round still works in teams.</summary>
internal static class TeamsStrand
{
    /// <summary>Null while the round is not closed and has its teams.</summary>
    public static DomainRuleException? WhyNotNow(Round round) =>
        !round.CanEdit() ? new DomainRuleException("Rules.RoundClosed", round.Name)
        : round.Strands.Has(Strand.Teams) ? null
        : new DomainRuleException("Rules.TeamsOff");
}
