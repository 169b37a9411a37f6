using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;

namespace PartnershipForChange.Application.Placements;

/// <summary>Holds the placements of a draft against the round as it is now, for much may have changed since it was made.</summary>
public sealed class PlacementCheckQueries(PortalDbContext db, SeatingPlanQueries plans)
{
    /// <summary>The first broken rule of every placement that breaks one, as a sentence with the guest's name.</summary>
    public async Task<IReadOnlyList<DomainRuleException>> Broken(Guid roundId, Guid runId, CancellationToken cancellation)
    {
        var plan = await plans.Of(roundId, runId, cancellation);
        var placements = await (
            from placement in db.Placements.AsNoTracking()
            join registration in db.Registrations on placement.RegistrationId equals registration.Id
            join person in db.People on registration.PersonId equals person.Id
            join place in db.HostPlaces on placement.HostPlaceId equals place.Id
            join organisation in db.Organisations on place.OrganisationId equals organisation.Id
            where placement.RunId == runId && placement.EndedAt == null
            orderby person.LastName, person.FirstName
            select new
            {
                placement.RegistrationId, placement.HostPlaceId, placement.Week,
                Guest = person.FirstName + " " + person.LastName, Host = organisation.Name,
            }).ToListAsync(cancellation);
        return [.. placements.Select(p =>
            !plan.KnowsGuest(p.RegistrationId) ? new DomainRuleException("Rules.GuestNotReleased", p.Guest)
            : !plan.KnowsPlace(p.HostPlaceId) ? new DomainRuleException("Rules.HostPlaceGone", p.Host)
            : !plan.KnowsWeek(p.Week) ? new DomainRuleException("Rules.WeekOutsideRound", p.Week)
            : plan.Option(p.RegistrationId, p.HostPlaceId, p.Week).Broken is [var rule, ..] ? SeatRuleQueries.Broken(rule, p.Guest, p.Host, p.Week)
            : null).OfType<DomainRuleException>()];
    }
}
