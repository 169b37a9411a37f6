using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds.Checks;

/// <summary>
/// In the matching phase placements are published; from then on guests and hosts answer, and whoever loses a place gets
/// another.
/// </summary>
internal sealed class PlacementCheck : IRoundCheck
{
    public IEnumerable<CheckResult> Of(RoundStanding standing)
    {
        var (round, figures) = (standing.Round, standing.Figures);
        if (round.Strands.Exchange != StrandState.On || round.Phase(PhaseKind.Matching) is not { } matching || matching.From > standing.Today
            || !standing.IsBetween(PhaseKind.Matching, PhaseKind.Exchange))
        {
            yield break;
        }

        var path = $"/manage/{round.Code}/placements";
        if (!figures.PlacementsPublished)
        {
            yield return new(figures.PlacementDrafts > 0 ? "Rounds.Check.Publish" : "Rounds.Check.Match", false, path, matching.To);
            yield break;
        }

        var list = $"{path}/{figures.PublishedRun}/list";
        var waiting = figures.UnansweredPlacements;
        yield return new("Rounds.Check.Confirmed", waiting == 0, waiting == 0 ? list : $"{list}?show=Waiting", figures.AnswersDue, waiting == 0 ? figures.Confirmed.Total : waiting);
        if (figures.LostPlacements > 0)
        {
            yield return new("Rounds.Check.Lost", false, list, null, figures.LostPlacements);
        }
    }
}
