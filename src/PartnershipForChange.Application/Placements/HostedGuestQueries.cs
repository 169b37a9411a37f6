using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Organisations;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Placements;

/// <summary>A guest who comes to one of the organisation's places.</summary>
/// <param name="Seeks">Skills the guest seeks that the place offers.</param>
/// <param name="Shut">Why nobody answers for this guest any more, in an exchange that goes on; null while they can.</param>
public sealed record ComingGuest(
    Placement Placement, PlacementStanding Standing, string Name, string Email, LocalisedText From, Sector Sector,
    string Department, string City, string MentorName, IReadOnlyList<string> Seeks, string Motivation, DomainRuleException? Shut, bool CanAccept, bool CanDecline);

/// <summary>One of the organisation's people who goes elsewhere.</summary>
public sealed record GoingPerson(Placement Placement, PlacementStanding Standing, string Name, LocalisedText Host, Sector Sector, string Department, string City);

/// <summary>Who comes to an organisation in a round, and who goes.</summary>
public sealed record OrganisationGuests(
    PlacementRound Round, string Organisation, LocalisedText Name, Sector Sector, bool IsPublished, IReadOnlyList<ComingGuest> Coming,
    IReadOnlyList<GoingPerson> Going)
{
    public int Unanswered => Coming.Count(g => g.Placement.Host.State == AnswerState.Waiting && g.CanAccept);
}

/// <summary>What a contact sees of the placements of their organisation.</summary>
public sealed class HostedGuestQueries(PortalDbContext db, TimeProvider clock)
{
    /// <exception cref="NotFoundException">There is no such round or organisation, or the actor does not act for it.</exception>
    public async Task<OrganisationGuests> Of(string organisationCode, string roundCode, Actor actor, CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking().VisibleTo(actor).Include(r => r.Phases)
            .FirstOrDefaultAsync(r => r.Code == roundCode, cancellation).OrNotFound();
        var organisation = await db.Organisations.AsNoTracking().Named(organisationCode)
            .FirstOrDefaultAsync(o => actor.OrganisationIds.Contains(o.Id), cancellation).OrNotFound();
        var isPublished = await db.MatchRuns.AnyAsync(r => r.RoundId == round.Id && r.State == MatchRunState.Published, cancellation);
        return new OrganisationGuests(
            PlacementRound.Of(round), organisation.Code, organisation.Name, organisation.Sector, isPublished,
            isPublished ? await Coming(round, organisation, actor, cancellation) : [],
            isPublished ? await Going(round, organisation, cancellation) : []);
    }

    private async Task<List<ComingGuest>> Coming(Round round, Organisation organisation, Actor actor, CancellationToken cancellation)
    {
        var rows = await (
            from placement in db.HostedBy(actor).AsNoTracking()
            join place in db.HostPlaces on placement.HostPlaceId equals place.Id
            join registration in db.Registrations on placement.RegistrationId equals registration.Id
            join person in db.People on registration.PersonId equals person.Id
            join sender in db.Organisations on registration.OrganisationId equals sender.Id
            where placement.RoundId == round.Id && place.OrganisationId == organisation.Id
            orderby placement.Week, place.Code, person.LastName, person.FirstName
            select new
            {
                Placement = placement, Place = place, Registration = registration, person.FirstName, person.LastName, person.Email,
                sender.Name, sender.Sector,
                Others = db.HoldingSeats().Count(p => p.RunId == placement.RunId && p.HostPlaceId == place.Id && p.Week == placement.Week && p.Id != placement.Id),
            }).ToListAsync(cancellation);
        var isOn = round.CanEdit() && round.Strands.Has(Strand.Exchange);
        return [.. rows.Select(r =>
        {
            var setting = new AnswerSetting(round, r.Registration, r.Place, r.Others < r.Place.PlacesPerWeek, clock.Today());
            return new ComingGuest(
                r.Placement, Standing(r.Placement, r.Registration, r.Place), $"{r.FirstName} {r.LastName}", r.Email, r.Name,
                r.Sector, r.Place.Department, r.Place.City, r.Place.MentorName,
                [.. r.Registration.SkillsSought.Where(s => r.Place.SkillsOffered.Contains(s, StringComparer.OrdinalIgnoreCase))],
                r.Registration.Motivation, isOn ? r.Placement.WhyNotOpenToAnswers(round, setting.Today) : null, r.Placement.CanAccept(PlacementParty.Host, setting), r.Placement.CanDecline(PlacementParty.Host, setting));
        })];
    }

    private async Task<List<GoingPerson>> Going(Round round, Organisation organisation, CancellationToken cancellation)
    {
        var rows = await (
            from placement in db.PublishedPlacements().AsNoTracking()
            join place in db.HostPlaces on placement.HostPlaceId equals place.Id
            join host in db.Organisations on place.OrganisationId equals host.Id
            join registration in db.Registrations on placement.RegistrationId equals registration.Id
            join person in db.People on registration.PersonId equals person.Id
            where placement.RoundId == round.Id && placement.EndedAt == null && registration.OrganisationId == organisation.Id
            orderby placement.Week, person.LastName, person.FirstName
            select new { Placement = placement, Place = place, Registration = registration, person.FirstName, person.LastName, host.Name, host.Sector })
            .ToListAsync(cancellation);
        return [.. rows.Select(r => new GoingPerson(
            r.Placement, Standing(r.Placement, r.Registration, r.Place), $"{r.FirstName} {r.LastName}", r.Name, r.Sector, r.Place.Department,
            r.Place.City))];
    }

    private static PlacementStanding Standing(Placement placement, Registration registration, HostPlace place) =>
        placement.Standing(registration.State != RegistrationState.Released || place.IsWithdrawn);
}
