using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds.Checks;

/// <summary>Organisations are invited, and each of them answers while a phase takes answers.</summary>
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
        else if (open > 0)
        {
            // Once nobody can answer any more, nobody is waited for.
            if (standing.Round.LastDayOf(RoundRight.AnswerInvitation, standing.Today) is { } last)
            {
                yield return new("Rounds.Check.Answers", false, $"{path}?status=Waiting", last, open);
            }
        }
        else
        {
            yield return new("Rounds.Check.Answers", true, path, null, figures.Accepted.Total);
        }
    }
}
