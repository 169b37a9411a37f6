using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Teams;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Proposals;

internal static class ProposalReaders
{
    /// <summary>
    /// Published teams whose proposal the actor may read: those the actor may know of, and those that name the actor as an
    /// author, by account or by the address of a mentor who came to an account later. The team's own page is not theirs.
    /// </summary>
    public static IQueryable<Team> TeamsWithProposalFor(this PortalDbContext db, Actor actor)
    {
        var known = db.PublishedTeams(actor).Select(t => t.Id);
        var named =
            from proposal in db.Proposals
            join team in db.Teams on proposal.TeamId equals team.Id
            join run in db.TeamRuns on team.RunId equals run.Id
            join author in db.ProposalAuthors on proposal.Id equals author.ProposalId
            where run.State == TeamRunState.Published
                && db.People.Any(p => p.Id == actor.PersonId && (p.Id == author.PersonId || p.Email == author.Email))
            select team.Id;
        return db.Teams.Where(t => known.Contains(t.Id) || named.Contains(t.Id));
    }
}
