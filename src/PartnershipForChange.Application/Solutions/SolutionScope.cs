using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Programme;

namespace PartnershipForChange.Application.Solutions;

/// <summary>Who may keep which solution. Everyone may read them all.</summary>
internal static class SolutionScope
{
    /// <summary>All for coordinators; for others those they are responsible for.</summary>
    public static IQueryable<Solution> KeptBy(this IQueryable<Solution> solutions, Actor actor) =>
        actor.IsCoordinator ? solutions : solutions.Where(s => s.ResponsibleId == actor.PersonId);

    /// <summary>With everything that belongs to them, so that their rules can be asked.</summary>
    public static IQueryable<Solution> Whole(this IQueryable<Solution> solutions) =>
        solutions.Include(s => s.Readings).Include(s => s.Actions).Include(s => s.Evidence).AsSplitQuery();

    /// <summary>Who may be responsible for a solution of this organisation: its people and its contacts.</summary>
    public static IQueryable<Person> PeopleOf(this PortalDbContext db, Guid organisationId) => db.People.Where(p =>
        !p.IsNameless && (p.OrganisationId == organisationId || db.Contacts.Any(c => c.OrganisationId == organisationId && c.PersonId == p.Id)));
}
