using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Placements;

namespace PartnershipForChange.Application.Placements;

/// <summary>A placement that breaks a hard rule as the round is now.</summary>
/// <param name="RegistrationId">The guest.</param>
/// <param name="Rule">The first rule it breaks, as a sentence with the guest's name.</param>
public sealed record BrokenPlacement(Guid RegistrationId, DomainRuleException Rule);

/// <summary>Holds placements against the round as it is now, for much may have changed since they were made.</summary>
public sealed class PlacementCheckQueries(PortalDbContext db, SeatingPlanQueries plans, TimeProvider clock)
{
    /// <summary>The placements of a draft that break a rule.</summary>
    public Task<IReadOnlyList<BrokenPlacement>> Broken(Guid roundId, Guid runId, CancellationToken cancellation) =>
        Broken(roundId, runId, db.Placements.Where(p => p.RunId == runId && p.EndedAt == null), cancellation);

    /// <summary>Published placements that still hold a seat, are not over, and break a rule by now; none while no run is published.</summary>
    public async Task<IReadOnlyList<BrokenPlacement>> BrokenPublished(Guid roundId, CancellationToken cancellation)
    {
        var run = await db.MatchRuns.Where(r => r.RoundId == roundId && r.State == MatchRunState.Published)
            .Select(r => (Guid?)r.Id).FirstOrDefaultAsync(cancellation);
        var lastWeek = clock.Today().AddDays(-4);
        return run is { } id ? await Broken(roundId, id, db.HoldingSeats().Where(p => p.RunId == id && p.Week >= lastWeek), cancellation) : [];
    }

    private async Task<IReadOnlyList<BrokenPlacement>> Broken(Guid roundId, Guid runId, IQueryable<Placement> which, CancellationToken cancellation)
    {
        var plan = await plans.Of(roundId, runId, cancellation);
        var placements = await (
            from placement in which.AsNoTracking()
            join registration in db.Registrations on placement.RegistrationId equals registration.Id
            join person in db.People on registration.PersonId equals person.Id
            join place in db.HostPlaces on placement.HostPlaceId equals place.Id
            join organisation in db.Organisations on place.OrganisationId equals organisation.Id
            orderby person.LastName, person.FirstName
            select new
            {
                placement.RegistrationId, placement.HostPlaceId, placement.Week,
                Guest = person.FirstName + " " + person.LastName, Host = organisation.Name,
            }).ToListAsync(cancellation);
        return
        [
            .. from p in placements
               let rule =
                   !plan.KnowsGuest(p.RegistrationId) ? new DomainRuleException("Rules.GuestNotReleased", p.Guest)
                   : !plan.KnowsPlace(p.HostPlaceId) ? new DomainRuleException("Rules.HostPlaceGone", p.Host)
                   : !plan.KnowsWeek(p.Week) ? new DomainRuleException("Rules.WeekOutsideRound", p.Week)
                   : plan.Option(p.RegistrationId, p.HostPlaceId, p.Week).Broken is [var first, ..] ? SeatRuleQueries.Broken(first, p.Guest, p.Host, p.Week)
                   : null
               where rule is not null
               select new BrokenPlacement(p.RegistrationId, rule),
        ];
    }
}
