using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Teams;

/// <summary>Which teams an actor may know of.</summary>
public static class TeamScope
{
    /// <summary>Published teams: all for coordinators, their own for members.</summary>
    public static IQueryable<Team> PublishedTeams(this PortalDbContext db, Actor actor)
    {
        var published =
            from team in db.Teams
            join run in db.TeamRuns on team.RunId equals run.Id
            where run.State == TeamRunState.Published
            select team;
        return actor.IsCoordinator
            ? published
            : published.Where(team => team.Members.Any(member =>
                db.Registrations.Any(r => r.Id == member.RegistrationId && r.PersonId == actor.PersonId)));
    }
}
