using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds.Checks;

/// <summary>Every organisation that is to answer its invitation has somebody who can: nobody else gets the letter.</summary>
internal sealed class ContactCheck : IRoundCheck
{
    public IEnumerable<CheckResult> Of(RoundStanding standing)
    {
        var (round, without) = (standing.Round, standing.Figures.WithoutContact.Total);
        if (without > 0 && standing.IsBetween(PhaseKind.Invitation, PhaseKind.Registration)
            && round.LastDayOf(RoundRight.AnswerInvitation, standing.Today) is not null)
        {
            yield return new("Rounds.Check.Contacts", false, $"/manage/{round.Code}/participations?status=Waiting", round.Phase(PhaseKind.Invitation)!.To, without);
        }
    }
}
