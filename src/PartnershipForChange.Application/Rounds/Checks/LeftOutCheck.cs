using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds.Checks;

/// <summary>Once placements or teams are published, whoever is released and in none of them is told of: nothing else finds them a place.</summary>
internal sealed class LeftOutCheck : IRoundCheck
{
    public IEnumerable<CheckResult> Of(RoundStanding standing)
    {
        var (round, figures) = (standing.Round, standing.Figures);
        if (figures is { WithoutPlace: > 0, PublishedRun: { } run } && round.Strands.Has(Strand.Exchange)
            && standing.IsBetween(PhaseKind.Matching, PhaseKind.Exchange))
        {
            yield return new("Rounds.Check.WithoutPlace", false, $"/manage/{round.Code}/placements/{run}/list?show=Unplaced", null, figures.WithoutPlace) { IsNote = true };
        }

        if (figures.WithoutTeam > 0 && round.Strands.Has(Strand.Teams) && standing.IsBetween(PhaseKind.Matching, PhaseKind.Teams))
        {
            yield return new("Rounds.Check.WithoutTeam", false, $"/manage/{round.Code}/teams", null, figures.WithoutTeam) { IsNote = true };
        }
    }
}
