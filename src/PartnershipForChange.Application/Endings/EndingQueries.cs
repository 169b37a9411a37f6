using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Application.Teams;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Endings;

/// <summary>Says what of the published placements and teams a change would end.</summary>
public sealed class EndingQueries(PortalDbContext db, TimeProvider clock)
{
    /// <summary>What ends when this person leaves the round: a stay that is not over, and a place in a team.</summary>
    public async Task<Ending> OfLeaving(Guid registrationId, CancellationToken cancellation)
    {
        var lastWeek = clock.Today().AddDays(-4);
        var stay = await Stays(db.PublishedSeats().Where(p => p.RegistrationId == registrationId && p.Week >= lastWeek)).FirstOrDefaultAsync(cancellation);
        return new Ending(stay, await TeamOf(registrationId, stillIn: true, cancellation));
    }

    /// <summary>The published team somebody is in, or was in before they left.</summary>
    internal Task<PublishedTeam?> TeamOf(Guid registrationId, bool stillIn, CancellationToken cancellation) => (
        from one in db.Published().AsNoTracking()
        join round in db.Rounds on one.RoundId equals round.Id
        where round.Strands.Teams == StrandState.On && one.Members.Any(m => m.RegistrationId == registrationId
            && (!stillIn || db.Registrations.Any(r => r.Id == m.RegistrationId && r.State != RegistrationState.Withdrawn)))
        select new PublishedTeam(one.Id, one.Number, db.Challenges.Where(c => c.Id == one.ChallengeId).Select(c => c.Title).FirstOrDefault()))
        .FirstOrDefaultAsync(cancellation);

    /// <summary>The published guests of these host places, by place, the earliest week first.</summary>
    public async Task<ILookup<Guid, PublishedStay>> GuestsOf(IReadOnlyCollection<Guid> hostPlaces, CancellationToken cancellation) =>
        (await Stays(db.PublishedSeats().Where(p => hostPlaces.Contains(p.HostPlaceId))).ToListAsync(cancellation)).ToLookup(s => s.HostPlaceId);

    public async Task<PublishedRuns> Published(Guid roundId, CancellationToken cancellation)
    {
        var found = await db.Rounds.AsNoTracking().Where(r => r.Id == roundId).Select(r => new
        {
            Placements = db.MatchRuns.Where(m => m.RoundId == r.Id && m.State == MatchRunState.Published).Select(m => (int?)m.Number).FirstOrDefault(),
            Teams = db.TeamRuns.Where(t => t.RoundId == r.Id && t.State == TeamRunState.Published).Select(t => (int?)t.Number).FirstOrDefault(),
        }).FirstAsync(cancellation);
        return new PublishedRuns(found.Placements, found.Teams);
    }

    /// <summary>Published stays in open rounds, not over yet, that a relation of this organisation forbids.</summary>
    public async Task<IReadOnlyList<ForbiddenStay>> ForbiddenTo(Guid organisationId, CancellationToken cancellation)
    {
        var lastWeek = clock.Today().AddDays(-4);
        return await (
            from placement in db.PublishedSeats().AsNoTracking()
            join run in db.MatchRuns on placement.RunId equals run.Id
            join round in db.Rounds on placement.RoundId equals round.Id
            join registration in db.Registrations on placement.RegistrationId equals registration.Id
            join person in db.People on registration.PersonId equals person.Id
            join sender in db.Organisations on registration.OrganisationId equals sender.Id
            join place in db.HostPlaces on placement.HostPlaceId equals place.Id
            join host in db.Organisations on place.OrganisationId equals host.Id
            where round.State == RoundState.Open && placement.Week >= lastWeek && (sender.Id == organisationId || host.Id == organisationId)
                && db.Relations.Any(r => r.Until >= placement.Week
                    && ((r.PublicBodyId == sender.Id && r.CompanyId == host.Id) || (r.PublicBodyId == host.Id && r.CompanyId == sender.Id)))
            orderby placement.Week, person.LastName, person.FirstName
            select new ForbiddenStay(
                round.Code, run.Number, registration.Id, person.FirstName + " " + person.LastName, host.Name,
                sender.Id == organisationId ? host.Code : sender.Code, placement.Week)).ToListAsync(cancellation);
    }

    private IQueryable<PublishedStay> Stays(IQueryable<Placement> placements) =>
        from placement in placements.AsNoTracking()
        join run in db.MatchRuns on placement.RunId equals run.Id
        join registration in db.Registrations on placement.RegistrationId equals registration.Id
        join person in db.People on registration.PersonId equals person.Id
        join place in db.HostPlaces on placement.HostPlaceId equals place.Id
        join host in db.Organisations on place.OrganisationId equals host.Id
        orderby placement.Week, person.LastName, person.FirstName
        select new PublishedStay(
            placement.Id, run.Number, registration.Id, place.Id, person.FirstName + " " + person.LastName, host.Name, place.City, placement.Week);
}
