using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Placements;

/// <summary>A participant's own placement.</summary>
/// <param name="Shut">Why nobody can answer for it any more; null while they can.</param>
/// <param name="CanAccept">Accepting is open now.</param>
/// <param name="CanDecline">Declining is open now.</param>
/// <param name="Skills">Skills the guest seeks that the place offers.</param>
public sealed record MyPlacement(
    PlacementRound Round, Placement Placement, PlacementStanding Standing, LocalisedText Host, Sector HostSector,
    LocalisedText Employer, string Department, string City, string MentorName, string MentorEmail, string Description, string Conditions,
    IReadOnlyList<string> Languages, IReadOnlyList<string> Skills, DomainRuleException? Shut, bool CanAccept, bool CanDecline);

/// <summary>What somebody who is registered in a round sees of their placement.</summary>
/// <param name="Placement">Null while none is published for them, and once they are not released any more.</param>
/// <param name="None">Why there is none, where there is none.</param>
public sealed record MyPlacementPage(PlacementRound Round, MyPlacement? Placement, NoPlacement None);

/// <summary>Why somebody has no placement.</summary>
public enum NoPlacement
{
    /// <summary>None are published yet.</summary>
    Coming,

    /// <summary>Placements are published, and there is none for them so far.</summary>
    NoneFree,

    /// <summary>Placements are published, and their registration was not released: they were not in the matching.</summary>
    NotReleased,

    /// <summary>They registered for other parts of the round.</summary>
    NotInExchange,

    /// <summary>They have left the round.</summary>
    Left,
}

/// <summary>Reads the placements of the person who asks.</summary>
public sealed class MyPlacementQueries(PortalDbContext db, TimeProvider clock)
{
    /// <exception cref="NotFoundException">There is no such round, or the actor is not registered in it.</exception>
    public async Task<MyPlacementPage> In(string roundCode, Actor actor, CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking().VisibleTo(actor).Include(r => r.Phases)
            .FirstOrDefaultAsync(r => r.Code == roundCode, cancellation).OrNotFound();
        var registration = await db.Registrations.AsNoTracking()
            .FirstOrDefaultAsync(r => r.RoundId == round.Id && r.PersonId == actor.PersonId, cancellation).OrNotFound();
        var isPublished = await db.MatchRuns.AnyAsync(r => r.RoundId == round.Id && r.State == MatchRunState.Published, cancellation);
        var none = registration switch
        {
            { State: RegistrationState.Withdrawn } => NoPlacement.Left,
            { State: RegistrationState.Released or RegistrationState.Submitted, JoinsExchange: false } => NoPlacement.NotInExchange,
            _ when !isPublished => NoPlacement.Coming,
            { State: RegistrationState.Released } => NoPlacement.NoneFree,
            _ => NoPlacement.NotReleased,
        };
        return new MyPlacementPage(PlacementRound.Of(round), await Of(round, registration, actor, cancellation), none);
    }

    /// <summary>The placement alone, for a round and the actor's registration in it that are loaded already.</summary>
    internal async Task<MyPlacement?> Of(Round round, Registration registration, Actor actor, CancellationToken cancellation)
    {
        var found = await (
            from placement in db.OwnPlacements(actor).AsNoTracking()
            join place in db.HostPlaces on placement.HostPlaceId equals place.Id
            join host in db.Organisations on place.OrganisationId equals host.Id
            join employer in db.Organisations on registration.OrganisationId equals employer.Id
            where placement.RoundId == round.Id
            select new
            {
                Placement = placement, Place = place, host.Name, host.Sector, Employer = employer.Name,
                Others = db.HoldingSeats().Count(p => p.RunId == placement.RunId && p.HostPlaceId == place.Id && p.Week == placement.Week && p.Id != placement.Id),
            }).FirstOrDefaultAsync(cancellation);
        if (found is null || registration.State != RegistrationState.Released)
        {
            return null;
        }

        var (it, where) = (found.Placement, found.Place);
        var setting = new AnswerSetting(round, registration, where, found.Others < where.PlacesPerWeek, clock.Today());
        return new MyPlacement(
            PlacementRound.Of(round), it,
            it.Standing(where.IsWithdrawn),
            found.Name, found.Sector, found.Employer, where.Department, where.City, where.MentorName,
            where.MentorEmail, where.Description, where.Conditions, where.Languages,
            [.. where.SkillsOffered.Where(s => registration.SkillsSought.Contains(s, StringComparer.OrdinalIgnoreCase))],
            it.WhyNotOpenToAnswers(round, setting.Today), it.CanAccept(PlacementParty.Guest, setting), it.CanDecline(PlacementParty.Guest, setting));
    }
}
