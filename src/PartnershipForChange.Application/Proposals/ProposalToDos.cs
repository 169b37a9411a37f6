using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Home;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Teams;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Proposals;

/// <summary>A team's proposal that was returned to be reworked, for each of its members.</summary>
internal sealed class ProposalToDos(PortalDbContext db) : IToDoSource
{
    public bool Serves(Actor actor) => actor.IsIn(Roles.Participant);

    public async Task<IReadOnlyList<ToDo>> Find(Actor actor, DateOnly today, CancellationToken cancellation)
    {
        var returned = await (
            from team in db.OwnTeams(actor).AsNoTracking()
            join proposal in db.Proposals on team.Id equals proposal.TeamId
            join round in db.Rounds on team.RoundId equals round.Id
            where proposal.State == ProposalState.Returned && proposal.ReviseBy >= today && round.State == RoundState.Open
                && round.Strands.Teams == StrandState.On
            select new { team.Id, proposal.ReviseBy, round.Name }).ToListAsync(cancellation);
        return
        [
            .. returned.Select(r => new ToDo("Teams.ToDo.Revise", $"/teams/{r.Id}/proposal", r.ReviseBy, null, r.Name) { Button = "Teams.ToDo.ReviseButton" }),
        ];
    }
}
