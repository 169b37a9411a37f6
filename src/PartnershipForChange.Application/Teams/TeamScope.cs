using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Teams;

/// <summary>Which teams an actor may know of.</summary>
public static class TeamScope
{
    /// <summary>Published teams: all for coordinators, their own for members.</summary>
    public static IQueryable<Team> PublishedTeams(this PortalDbContext db, Actor actor) =>
        actor.IsCoordinator ? db.Published() : db.OwnTeams(actor);

    /// <summary>Published teams of which the actor is a member and, still in the round, takes part.</summary>
    public static IQueryable<Team> OwnTeams(this PortalDbContext db, Actor actor) => db.Published().Where(team =>
        team.Members.Any(member => db.Registrations.Any(r => r.Id == member.RegistrationId && r.PersonId == actor.PersonId && r.State != RegistrationState.Withdrawn)));

    /// <summary>The members of a team who are still in the round.</summary>
    public static IQueryable<Person> Mates(this PortalDbContext db, Guid teamId) =>
        from member in db.TeamMembers
        join registration in db.Registrations on member.RegistrationId equals registration.Id
        join person in db.People on registration.PersonId equals person.Id
        where member.TeamId == teamId && registration.State != RegistrationState.Withdrawn
        select person;

    public static IQueryable<Team> Published(this PortalDbContext db) =>
        from team in db.Teams
        join run in db.TeamRuns on team.RunId equals run.Id
        where run.State == TeamRunState.Published
        select team;
}
