using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Placements;

/// <summary>
/// Puts into the outbox what guests, contacts and mentors are told of placements, each in their language. The caller saves,
/// so that a message and what it tells of are never apart.
/// </summary>
public sealed class PlacementNoticeService(StayQueries stays, Outbox outbox)
{
    /// <summary>
    /// Guests learn where they go, mentors who comes; each contact gets one message for each of their organisations with how
    /// many come and go.
    /// </summary>
    public async Task Published(Round round, IReadOnlyList<Placement> placements, CancellationToken cancellation)
    {
        var all = await stays.Of(placements, cancellation);
        TellGuests(round, all);
        await TellMentors(round, all, "PlacementMentor", cancellation);
        var contacts = await stays.Contacts(all.SelectMany(s => new[] { s.Place.OrganisationId, s.SenderId }), cancellation);
        foreach (var organisation in contacts)
        {
            var (come, go) = (all.Where(s => s.Place.OrganisationId == organisation.Key).ToList(), all.Count(s => s.SenderId == organisation.Key));
            foreach (var contact in organisation)
            {
                var text = Text.In(contact.Person.Language);
                outbox.Notify(
                    contact.Person, come.Count > 0 ? "PlacementsPublished" : "PlacementsPublishedSender", round.Id, HostPage(round, contact), round.Name,
                    text.Plural("Exchange.GuestsCome", come.Count), text.Plural("Exchange.PeopleGo", go), come.Select(s => s.AnswerBy).DefaultIfEmpty().Min());
            }
        }
    }

    /// <summary>A place given by hand after publishing: the guest, both organisations and the mentor learn of it.</summary>
    public async Task Given(Round round, Placement placement, CancellationToken cancellation)
    {
        var stay = (await stays.Of([placement], cancellation))[0];
        TellGuests(round, [stay]);
        await TellMentors(round, [stay], "PlacementMentor", cancellation);
        await TellContacts(round, stay, stay.Place.OrganisationId, "PlacementGiven", cancellation);
        await TellContacts(round, stay, stay.SenderId, "PlacementGivenSender", cancellation);
    }

    /// <summary>A placement ended by a coordinator: everyone who had been told of it learns that too.</summary>
    public async Task Ended(Round round, Placement placement, CancellationToken cancellation)
    {
        var stay = (await stays.Of([placement], cancellation))[0];
        outbox.Notify(stay.Guest, "PlacementEnded", round.Id, GuestPage(round), stay.Host, stay.Days(stay.Guest.Language));
        await TellContacts(round, stay, stay.SenderId, "PlacementEndedSender", cancellation);
        await TellContacts(round, stay, stay.Place.OrganisationId, "PlacementEndedHost", cancellation);
        await TellMentors(round, [stay], "PlacementEndedHost", cancellation);
    }

    /// <summary>
    /// Placements ended because their host place was withdrawn: guests, the contacts on both sides and the mentor learn of it, but for
    /// whoever did it.
    /// </summary>
    public async Task PlaceGone(Round round, IReadOnlyList<Placement> placements, Guid by, CancellationToken cancellation)
    {
        var all = await stays.Of(placements, cancellation);
        foreach (var stay in all)
        {
            outbox.Notify(stay.Guest, "PlacementPlaceGone", round.Id, GuestPage(round), stay.Host, stay.Days(stay.Guest.Language));
            await TellContacts(round, stay, stay.SenderId, "PlacementPlaceGoneSender", cancellation);
            await TellContacts(round, stay, stay.Place.OrganisationId, "PlacementPlaceGoneHost", cancellation, but: by);
        }

        await TellMentors(round, all, "PlacementPlaceGoneHost", cancellation);
    }

    /// <summary>A guest who leaves the round: whoever was to host them, and the mentor, learn that they do not come.</summary>
    public async Task Left(Round round, Placement placement, CancellationToken cancellation)
    {
        var stay = (await stays.Of([placement], cancellation))[0];
        await TellContacts(round, stay, stay.Place.OrganisationId, "PlacementGuestDeclined", cancellation);
        await TellMentors(round, [stay], "PlacementGuestDeclined", cancellation);
    }

    /// <summary>
    /// What one party answered, to the other: a refusal, a change of mind, or that both have said yes. Reasons stay with the
    /// coordinators.
    /// </summary>
    public async Task Answered(Round round, Placement placement, PlacementParty by, AnswerState before, CancellationToken cancellation)
    {
        var stay = (await stays.Of([placement], cancellation))[0];
        var now = placement.AnswerOf(by).State;
        if (now == AnswerState.Declined || before == AnswerState.Declined)
        {
            var word = now == AnswerState.Declined ? "Declined" : "Back";
            if (by == PlacementParty.Host)
            {
                outbox.Notify(stay.Guest, $"PlacementHost{word}", round.Id, GuestPage(round), stay.Host, stay.Days(stay.Guest.Language));
            }
            else
            {
                await TellContacts(round, stay, stay.Place.OrganisationId, $"PlacementGuest{word}", cancellation);
                await TellMentors(round, [stay], $"PlacementGuest{word}", cancellation);
            }
        }

        if (placement.IsConfirmed)
        {
            outbox.Notify(
                stay.Guest, "PlacementConfirmed", round.Id, GuestPage(round), stay.Host, stay.Days(stay.Guest.Language),
                stay.Place.MentorName, stay.Place.MentorEmail);
            await TellMentors(round, [stay], "PlacementConfirmedMentor", cancellation);
        }
    }

    /// <summary>Reminds the guests that have not answered, and once each contact of the hosts that have not.</summary>
    public async Task Remind(Round round, IReadOnlyList<Placement> placements, CancellationToken cancellation)
    {
        var waiting = placements.ToDictionary(p => p.Id);
        var all = await stays.Of(placements, cancellation);
        foreach (var stay in all.Where(s => waiting[s.PlacementId].Guest.State == AnswerState.Waiting))
        {
            outbox.Notify(stay.Guest, "PlacementReminder", round.Id, GuestPage(round), stay.Host, stay.AnswerBy);
        }

        var hosts = all.Where(s => waiting[s.PlacementId].Host.State == AnswerState.Waiting).ToLookup(s => s.Place.OrganisationId);
        var contacts = await stays.Contacts(hosts.Select(h => h.Key), cancellation);
        foreach (var host in hosts)
        {
            foreach (var contact in contacts[host.Key])
            {
                var guests = Text.In(contact.Person.Language).Plural("Exchange.GuestsWait", host.Count());
                outbox.Notify(contact.Person, "PlacementsReminder", round.Id, HostPage(round, contact), round.Name, guests, host.Min(s => s.AnswerBy));
            }
        }
    }

    private static string GuestPage(Round round) => $"/me/{round.Code}/placement";

    private static string HostPage(Round round, ContactPerson contact) => $"/organisation/{contact.OrganisationCode.ToLowerInvariant()}/{round.Code}/guests";

    private void TellGuests(Round round, IReadOnlyList<Stay> all)
    {
        foreach (var stay in all)
        {
            outbox.Notify(
                stay.Guest, "PlacementPublished", round.Id, GuestPage(round), stay.Host, stay.Place.City,
                stay.Days(stay.Guest.Language), stay.Place.MentorName, stay.AnswerBy);
        }
    }

    private async Task TellMentors(Round round, IReadOnlyList<Stay> all, string kind, CancellationToken cancellation)
    {
        var mentors = await stays.Mentors(all, cancellation);
        foreach (var stay in all)
        {
            var mentor = mentors[stay.Place.MentorEmail];
            outbox.Notify(
                mentor, round.Id, new Notice(kind, $"/rounds/{round.Code}", stay.Guest.FullName, stay.Sender, stay.Days(mentor.Language), stay.Guest.Email));
        }
    }

    private async Task TellContacts(Round round, Stay stay, Guid organisation, string kind, CancellationToken cancellation, Guid? but = null)
    {
        var contacts = await stays.Contacts([organisation], cancellation);
        foreach (var contact in contacts[organisation].Where(c => c.Person.Id != but))
        {
            outbox.Notify(
                contact.Person, kind, round.Id, HostPage(round, contact), stay.Guest.FullName, stay.Sender,
                stay.Days(contact.Person.Language), stay.Host, stay.AnswerBy);
        }
    }
}
