using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Organisations;
using PartnershipForChange.Application.Participations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Registrations;

/// <param name="Language">The language the portal writes to a new person in.</param>
public sealed record NominatePerson(string Organisation, string Round, string Email, string FirstName, string LastName, Language Language);

/// <summary>A contact names people of their organisation.</summary>
public sealed class NominationService(PortalDbContext db, Invitations invitations, TimeProvider clock)
{
    /// <summary>Names one person, who gets a message and, where they have none, a link to open an account.</summary>
    /// <returns>The person's name, as the portal knows it.</returns>
    /// <exception cref="NotFoundException">When the organisation is not the actor's, or there is no such round.</exception>
    /// <exception cref="DomainRuleException">
    /// When the round takes no nominations today, the organisation does not take part, the person works elsewhere, is staff of
    /// the programme, or is in the round already.
    /// </exception>
    public async Task<string> Nominate(NominatePerson command, Actor actor, CancellationToken cancellation)
    {
        var organisation = await db.Organisations.VisibleTo(actor).Named(command.Organisation).FirstOrDefaultAsync(cancellation).OrNotFound();
        var round = await db.Rounds.KnownTo(actor, command.Round).FirstOrDefaultAsync(cancellation).OrNotFound();
        var isIn = await db.Participations.AnyAsync(
            p => p.RoundId == round.Id && p.OrganisationId == organisation.Id && p.State == ParticipationState.Accepted, cancellation);
        Guard.Against(isIn ? null : new DomainRuleException("Rules.OrganisationNotIn", organisation.Name));

        var email = Person.NormalisedEmail(command.Email);
        var person = await db.People.FirstOrDefaultAsync(p => p.Email == email, cancellation);
        if (person is null)
        {
            person = new Person(email, command.FirstName, command.LastName, command.Language);
            db.People.Add(person);
        }

        var isAnothers = !person.CanWorkFor(organisation.Id) || await db.NobodysToName(organisation.Id).AnyAsync(p => p.Id == person.Id, cancellation);
        Guard.Against(isAnothers ? Person.NotToName() : null);
        person.WorksFor(organisation.Id);
        await RequireNotThere(round, person, cancellation);
        var registration = Registration.Nominate(round, person, organisation.Id, actor.PersonId, clock.GetUtcNow(), clock.Today());
        db.Registrations.Add(registration);
        await invitations.Invite(
            person, Roles.Participant, organisationId: null, round.Id, actor, cancellation, registration.Welcome(round, organisation.Name));
        await Save(person, actor, cancellation);
        return person.FullName;
    }

    private async Task RequireNotThere(Round round, Person person, CancellationToken cancellation)
    {
        var there = await db.Registrations.Where(r => r.RoundId == round.Id && r.PersonId == person.Id)
            .Select(r => (RegistrationState?)r.State).FirstOrDefaultAsync(cancellation);
        Guard.Against(there is null ? null : AlreadyThere(person, there == RegistrationState.Withdrawn));
    }

    private async Task Save(Person person, Actor actor, CancellationToken cancellation)
    {
        try
        {
            await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        }
        catch (DuplicateException)
        {
            // The button was pressed twice, or a colleague named the same person in the same moment.
            throw AlreadyThere(person, withdrawn: false);
        }
    }

    private static DomainRuleException AlreadyThere(Person person, bool withdrawn) =>
        new(withdrawn ? "Rules.WithdrewFromRound" : "Rules.AlreadyInRound", person.FullName) { Field = nameof(NominatePerson.Email) };
}
