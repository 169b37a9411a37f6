using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Matching.Placements;

namespace PartnershipForChange.Application.Placements;

/// <summary>Puts the engine's hard rules into sentences with the names a coordinator knows.</summary>
public sealed class SeatRuleQueries(PortalDbContext db)
{
    /// <summary>The seat, where no hard rule forbids the guest to sit there.</summary>
    /// <exception cref="DomainRuleException">A hard rule forbids it, or guest or place are out of the round by now.</exception>
    /// <exception cref="NotFoundException">There is no such guest or place in the portal.</exception>
    public async Task<Seat> Require(SeatingPlan plan, Guid registrationId, Guid hostPlaceId, DateOnly week, CancellationToken cancellation)
    {
        var names = await (
            from registration in db.Registrations.AsNoTracking()
            join person in db.People on registration.PersonId equals person.Id
            from place in db.HostPlaces
            join organisation in db.Organisations on place.OrganisationId equals organisation.Id
            where registration.Id == registrationId && place.Id == hostPlaceId && place.RoundId == registration.RoundId
            select new { Guest = person.FirstName + " " + person.LastName, Host = organisation.Name }).FirstOrDefaultAsync(cancellation)
            ?? throw new NotFoundException("seat");
        Guard.Against(
            !plan.KnowsGuest(registrationId) ? new DomainRuleException("Rules.GuestNotReleased", names.Guest)
            : !plan.KnowsPlace(hostPlaceId) ? new DomainRuleException("Rules.HostPlaceGone", names.Host)
            : !plan.KnowsWeek(week) ? new DomainRuleException("Rules.WeekOutsideRound", week)
            : null);
        var option = plan.Option(registrationId, hostPlaceId, week);
        Guard.Against(option.IsPossible ? null : Broken(option.Broken[0], names.Guest, names.Host, week));
        return option.Seat;
    }

    /// <summary>The sentence of a broken hard rule: {0} is the guest, {1} the host, {2} the week.</summary>
    public static DomainRuleException Broken(HardRule rule, string guest, LocalisedText host, DateOnly week) =>
        new($"Rules.HardRule.{rule}", guest, host, week) { Field = "Seat" };
}
