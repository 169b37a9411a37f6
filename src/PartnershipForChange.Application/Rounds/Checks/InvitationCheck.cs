using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds.Checks;

/// <summary>Organisations are invited, and each of them answers by the end of the invitation phase.</summary>
internal sealed class InvitationCheck : IRoundCheck
{
    public IEnumerable<CheckResult> Of(RoundStanding standing)
    {
        if (!standing.IsBetween(PhaseKind.Invitation, PhaseKind.Registration))
        {
            yield break;
        }

        var figures = standing.Figures;
        var path = $"/manage/{standing.Round.Code}/participations";
        var open = figures.Unanswered.Total + figures.Undecided.Total;
        if (open + figures.Accepted.Total + figures.Declined.Total == 0)
        {
            yield return new("Rounds.Check.Invited", false, $"{path}?status=NotInvited");
        }
        else if (open > 0 && standing.Round.LastDayOf(RoundRight.AnswerInvitation, standing.Today) is null)
        {
            // Nobody can answer any more, so nobody is waited for.
            yield break;
        }
        else if (open > 0)
        {
            // Of those without a contact another check tells: they have nobody to remind.
            var waited = open - figures.WithoutContact.Total;
            if (waited > 0)
            {
                yield return new("Rounds.Check.Answers", false, $"{path}?status=Waiting", standing.Round.Phase(PhaseKind.Invitation)!.To, waited)
                {
                    // Once all were reminded there is nothing to do about it before tomorrow.
                    IsNote = figures.RemindedToday.Total >= waited,
                };
            }
        }
        else
        {
            yield return new("Rounds.Check.Answers", true, path, null, figures.Accepted.Total);
        }
    }
}
