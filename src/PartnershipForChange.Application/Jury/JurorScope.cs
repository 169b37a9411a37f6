using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Jury;

/// <summary>Who can be a juror, and what a juror may know of.</summary>
public static class JurorScope
{
    /// <summary>People whose account holds the role now.</summary>
    public static IQueryable<Person> Jurors(this PortalDbContext db) =>
        from person in db.People
        where (
            from user in db.Users
            join held in db.UserRoles on user.Id equals held.UserId
            join role in db.Roles on held.RoleId equals role.Id
            where role.Name == Roles.Juror && user.PersonId == person.Id
            select user.Id).Any()
        select person;

    /// <summary>The actor's own seats in panels that were opened, but for those they stepped aside from.</summary>
    public static IQueryable<JurySeat> OwnSeats(this PortalDbContext db, Actor actor) =>
        from seat in db.JurySeats
        join entry in db.JuryEntries on seat.EntryId equals entry.Id
        join panel in db.JuryPanels on entry.PanelId equals panel.Id
        where seat.PersonId == actor.PersonId && seat.State != JurySeatState.Conflict && panel.State != JuryPanelState.SetUp
            && panel.Jurors.Any(j => j.PersonId == actor.PersonId)
        select seat;
}
