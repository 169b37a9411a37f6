using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Registrations;

/// <summary>Which registrations an address speaks of: a whole round's, or one organisation's in it.</summary>
/// <param name="Organisation">Code; null for the whole round, which only coordinators see.</param>
public sealed record RegistrationsOf(string Round, string? Organisation = null);

/// <summary>A registration with its person and employer.</summary>
internal sealed class PersonInRound
{
    public required Registration Registration { get; init; }

    public required Person Person { get; init; }

    public required Organisation Organisation { get; init; }
}

internal static class RegistrationScope
{
    /// <summary>Coordinators act for every registration, contacts for those of their organisations, anyone else for none.</summary>
    public static IQueryable<Registration> ActedForBy(this IQueryable<Registration> registrations, Actor actor) =>
        actor.IsCoordinator ? registrations : registrations.Where(r => actor.OrganisationIds.Contains(r.OrganisationId));

    /// <summary>Of people who have begun and are not out again: whoever was only nominated, withdrew or was refused does not count on the round.</summary>
    public static IQueryable<Registration> CountingOnIt(this IQueryable<Registration> registrations) =>
        registrations.Where(r => r.State == RegistrationState.Draft || r.State == RegistrationState.Submitted
            || r.State == RegistrationState.SentBack || r.State == RegistrationState.Released);

    /// <summary>What the address speaks of, as far as the actor acts for it.</summary>
    public static IQueryable<PersonInRound> PeopleIn(this PortalDbContext db, RegistrationsOf address, Actor actor)
    {
        var code = address.Round.ToLowerInvariant();
        var organisationCode = address.Organisation?.ToUpperInvariant();
        return
            from registration in db.Registrations.ActedForBy(actor)
            join round in db.Rounds on registration.RoundId equals round.Id
            join person in db.People on registration.PersonId equals person.Id
            join organisation in db.Organisations on registration.OrganisationId equals organisation.Id
            where round.Code == code && (organisationCode == null || organisation.Code == organisationCode)
            select new PersonInRound { Registration = registration, Person = person, Organisation = organisation };
    }

    /// <summary>What tells somebody that others have entered them into a round.</summary>
    public static Notice Welcome(this Registration registration, Round round, LocalisedText employer) =>
        new(registration.State == RegistrationState.Nominated ? "Nominated" : "Registered", $"/me/{round.Code}", round.Name, employer);
}
