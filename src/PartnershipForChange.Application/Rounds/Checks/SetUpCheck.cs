using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds.Checks;

/// <summary>A draft needs phases, a whole week in its window and terms to accept; a round with teams needs challenges.</summary>
internal sealed class SetUpCheck : IRoundCheck
{
    public IEnumerable<CheckResult> Of(RoundStanding standing)
    {
        var round = standing.Round;
        if (round.State == RoundState.Draft)
        {
            yield return new("Rounds.Check.Phases", round.Phases.Count > 0, $"/manage/{round.Code}/phases", null, round.Phases.Count);
            if (round.Strands.Exchange == StrandState.On)
            {
                yield return new("Rounds.Check.Weeks", round.Weeks.Count > 0, $"/manage/{round.Code}/edit", null, round.Weeks.Count);
            }
        }

        if (round.State == RoundState.Draft || standing.IsBetween(PhaseKind.Invitation, PhaseKind.Invitation))
        {
            yield return new("Rounds.Check.Terms", standing.Figures.TermsIssued, "/terms/new");
        }

        if (round.Strands.Teams == StrandState.On
            && (round.State == RoundState.Draft || standing.IsBetween(PhaseKind.Invitation, PhaseKind.Matching)))
        {
            yield return new("Rounds.Check.Challenges", round.Challenges.Count > 0, $"/manage/{round.Code}/challenges", null, round.Challenges.Count);
        }
    }
}
