using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds.Checks;

/// <summary>
/// From the matching on the mixed teams are formed and published before they are to write; once they write, it is told how many
/// have not handed in a proposal.
/// </summary>
internal sealed class TeamsCheck : IRoundCheck
{
    public IEnumerable<CheckResult> Of(RoundStanding standing)
    {
        var (round, figures) = (standing.Round, standing.Figures);
        if (round.Strands.Teams != StrandState.On || round.State != RoundState.Open || round.Phase(PhaseKind.Teams) is not { } teams
            || round.Phase(PhaseKind.Matching) is not { } matching || matching.From > standing.Today)
        {
            yield break;
        }

        var path = $"/manage/{round.Code}/teams";
        if (figures.PublishedTeams is { } published)
        {
            var missing = published - figures.ProposalsHandedIn;
            if (teams.From <= standing.Today)
            {
                yield return new("Rounds.Check.Proposals", missing == 0, "/teams", missing == 0 ? null : teams.To, missing == 0 ? published : missing) { IsNote = true };
            }
            else
            {
                yield return new("Rounds.Check.Teams", true, path, null, published);
            }
        }
        else if (figures.TeamMembers.Total > 1 && round.LastDayOf(RoundRight.PublishTeams, standing.Today) is not null)
        {
            yield return new(figures.TeamDrafts > 0 ? "Rounds.Check.PublishTeams" : "Rounds.Check.FormTeams", false, path, teams.From.AddDays(-1));
        }
    }
}
