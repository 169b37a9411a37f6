using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain.Placements;

namespace PartnershipForChange.Application.Placements;

/// <summary>Finds whom placements concern: guests, contacts, mentors. As many queries for one placement as for a thousand.</summary>
public sealed class StayQueries(PortalDbContext db)
{
    /// <summary>The placements with the names of everyone in them; placements need not be saved yet.</summary>
    internal async Task<List<Stay>> Of(IReadOnlyList<Placement> placements, CancellationToken cancellation)
    {
        var guestIds = placements.Select(p => p.RegistrationId).Distinct().ToList();
        var guests = await (
            from registration in db.Registrations.AsNoTracking()
            join person in db.People on registration.PersonId equals person.Id
            join organisation in db.Organisations on registration.OrganisationId equals organisation.Id
            where guestIds.Contains(registration.Id)
            select new { registration.Id, Person = person, OrganisationId = organisation.Id, organisation.Name })
            .ToDictionaryAsync(g => g.Id, cancellation);
        var placeIds = placements.Select(p => p.HostPlaceId).Distinct().ToList();
        var places = await (
            from place in db.HostPlaces.AsNoTracking()
            join organisation in db.Organisations on place.OrganisationId equals organisation.Id
            where placeIds.Contains(place.Id)
            select new { Place = place, organisation.Name }).ToDictionaryAsync(p => p.Place.Id, cancellation);
        return [.. placements.Select(p =>
        {
            var (guest, place) = (guests[p.RegistrationId], places[p.HostPlaceId]);
            return new Stay(p.Id, guest.Person, guest.OrganisationId, guest.Name, place.Place, place.Name, p.Week, p.AnswerBy ?? p.Week);
        })];
    }

    /// <summary>Contacts of these organisations, by organisation, with whoever is invited to become one.</summary>
    internal async Task<ILookup<Guid, ContactPerson>> Contacts(IEnumerable<Guid> organisations, CancellationToken cancellation)
    {
        var ids = organisations.Distinct().ToList();
        var codes = await db.Organisations.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Code, cancellation);
        var contacts = await db.ContactsOf(ids, cancellation);
        return contacts.SelectMany(of => of, (of, person) => new ContactPerson(of.Key, codes[of.Key], person)).ToLookup(c => c.OrganisationId);
    }

    /// <summary>
    /// Mentors by address. A mentor the programme knows as a person is written to in their language; others in Slovene,
    /// the programme's own.
    /// </summary>
    internal async Task<Dictionary<string, Addressee>> Mentors(IEnumerable<Stay> stays, CancellationToken cancellation)
    {
        var mentors = stays.Select(s => s.Place).DistinctBy(p => p.MentorEmail).ToDictionary(p => p.MentorEmail, p => p.MentorName);
        var emails = mentors.Keys.ToList();
        var known = await db.People.AsNoTracking().Where(p => emails.Contains(p.Email)).ToDictionaryAsync(p => p.Email, cancellation);
        return mentors.ToDictionary(
            m => m.Key,
            m => known.TryGetValue(m.Key, out var person) ? Addressee.Of(person) : new Addressee(m.Key, m.Value, Language.Slovene, null));
    }
}
