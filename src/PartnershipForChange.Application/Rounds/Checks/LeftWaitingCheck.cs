using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds.Checks;

/// <summary>
/// Once matching has begun nobody is left who handed in and was never released: employers cannot any more, coordinators
/// can on their behalf.
/// </summary>
internal sealed class LeftWaitingCheck : IRoundCheck
{
    public IEnumerable<CheckResult> Of(RoundStanding standing)
    {
        var (round, waiting) = (standing.Round, standing.Figures.Waiting.Total);
        if (waiting > 0 && round.Phase(PhaseKind.Matching) is { } matching && matching.From <= standing.Today
            && standing.IsBetween(PhaseKind.Matching, PhaseKind.Matching) && !standing.IsBetween(PhaseKind.Registration, PhaseKind.Registration))
        {
            yield return new("Rounds.Check.LeftWaiting", false, $"/manage/{round.Code}/registrations?state=Submitted", null, waiting);
        }
    }
}
