using PartnershipForChange.Application.Common;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds.Checks;

/// <summary>Nobody who has handed in waits longer than a week for the employer, nor past the end of registration.</summary>
internal sealed class ReleaseCheck : IRoundCheck
{
    private const int DaysToRelease = 7;

    public IEnumerable<CheckResult> Of(RoundStanding standing)
    {
        var figures = standing.Figures;
        if (!standing.IsBetween(PhaseKind.Registration, PhaseKind.Registration) || figures.HandedIn.Total == 0)
        {
            yield break;
        }

        var path = $"/manage/{standing.Round.Code}/registrations";
        if (figures.WaitingSince is not { } since)
        {
            yield return new("Rounds.Check.Released", true, path, null, figures.Released.Total);
            yield break;
        }

        var end = standing.Round.Phase(PhaseKind.Registration)!.To;
        var due = DateOnly.FromDateTime(since.ToLocal().DateTime).AddDays(DaysToRelease);
        yield return new("Rounds.Check.Released", false, $"{path}?state=Submitted", due < end ? due : end, figures.Waiting.Total, end);
    }
}
