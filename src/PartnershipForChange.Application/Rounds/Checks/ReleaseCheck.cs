using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds.Checks;

/// <summary>Nobody who has handed in waits for the employer past the last day on which contacts can agree.</summary>
internal sealed class ReleaseCheck : IRoundCheck
{
    public IEnumerable<CheckResult> Of(RoundStanding standing)
    {
        var figures = standing.Figures;
        if (!standing.IsBetween(PhaseKind.Registration, PhaseKind.Registration) || figures.HandedIn.Total == 0)
        {
            yield break;
        }

        var path = $"/manage/{standing.Round.Code}/registrations";
        var due = standing.Round.ReleaseBy(standing.Today);
        yield return figures.Waiting.Total == 0
            ? new("Rounds.Check.Released", true, path, null, figures.Released.Total)
            : new("Rounds.Check.Released", false, $"{path}?state=Submitted", due, figures.Waiting.Total, due);
    }
}
