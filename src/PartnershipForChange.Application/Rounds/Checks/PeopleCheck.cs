using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds.Checks;

/// <summary>
/// By the end of registration every organisation that sends people has named some, and everybody named has handed in.
/// </summary>
internal sealed class PeopleCheck : IRoundCheck
{
    public IEnumerable<CheckResult> Of(RoundStanding standing)
    {
        if (!standing.IsBetween(PhaseKind.Registration, PhaseKind.Registration) || standing.Figures.Accepted.Total == 0)
        {
            yield break;
        }

        var (round, figures) = (standing.Round, standing.Figures);
        var end = round.Phase(PhaseKind.Registration)!.To;
        var idle = figures.WithoutPeople.Total;
        yield return new("Rounds.Check.Named", idle == 0, $"/manage/{round.Code}/participations{(idle == 0 ? "" : "?status=WithoutPeople")}", end, idle, end);
        if (figures.People.Total > 0)
        {
            var unfinished = figures.Unfinished.Total;
            yield return unfinished > 0
                ? new("Rounds.Check.HandedIn", false, $"/manage/{round.Code}/registrations", end, unfinished, end)
                : new("Rounds.Check.HandedIn", true, $"/manage/{round.Code}/registrations", null, figures.HandedIn.Total);
        }
    }
}
