using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Application.Rounds.Checks;
using PartnershipForChange.Application.Teams;
using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Solutions;

/// <summary>The solutions of a round on its dashboard, from the first proposal that is handed in.</summary>
internal sealed class SolutionSummary(PortalDbContext db) : IStrandSummary
{
    public int Order => 70;

    public async Task<StrandSummary?> Of(Round round, DateOnly today, CancellationToken cancellation)
    {
        // One question tells whether there is anything to show: most rounds have nothing for most of the time.
        var proposals =
            from team in db.PublishedTeams(Actor.Portal)
            join proposal in db.Proposals on team.Id equals proposal.TeamId
            where team.RoundId == round.Id && (proposal.State == ProposalState.Submitted || db.Solutions.Any(s => s.ProposalId == proposal.Id))
            select proposal;
        if (!await proposals.AnyAsync(cancellation))
        {
            return null;
        }

        var solutions = await db.Solutions.AsNoTracking().Include(s => s.Readings).Include(s => s.Actions).AsSingleQuery()
            .Where(s => s.RoundId == round.Id).ToListAsync(cancellation);
        var path = $"/manage/{round.Code}/solutions";
        var mean = SolutionQueries.OverallOf(solutions.Select(s => SolutionLine.Of(s, owner: null, today)));
        var unkept = solutions.Count(s => s is { State: SolutionState.UnderWay, ResponsibleId: null });
        return new StrandSummary(
            "Solutions.Strand",
            path,
            [
                new StrandFact("Solutions.Fact.Chosen", solutions.Count),
                new StrandFact("Solutions.Fact.Percent", (object?)mean?.Percent ?? "–"),
                new StrandFact("Solutions.Fact.ActionsDone", solutions.Sum(s => s.Actions.Count(a => a.IsDone))),
                new StrandFact("Solutions.Fact.UpdatesDue", solutions.Count(s => s.UpdateDue(today) is not null)),
            ],
            unkept == 0 ? [] : [new CheckResult("Solutions.Check.Kept", false, path, null, unkept)]);
    }
}
