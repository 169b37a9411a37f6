using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Endings;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Application.Participations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Registrations;

/// <summary>What people do with their own registration.</summary>
public sealed class MyRegistrationService(
    PortalDbContext db, Outbox outbox, Invitations invitations, EndingQueries endings, EndingService ended, TimeProvider clock)
{
    /// <summary>Begins a registration; the employer's contact releases it once it is handed in.</summary>
    /// <exception cref="NotFoundException">When there is no such round.</exception>
    /// <exception cref="DomainRuleException">
    /// When the round takes no registrations today, the organisation does not take part, or the person works elsewhere or is in the round already.
    /// </exception>
    public async Task Begin(string roundCode, string organisationCode, Actor actor, CancellationToken cancellation)
    {
        var round = await Round(roundCode, actor, cancellation);
        var stored = organisationCode.ToUpperInvariant();
        var organisation = await (
            from one in db.Organisations
            join participation in db.Participations on one.Id equals participation.OrganisationId
            where one.Code == stored && participation.RoundId == round.Id && participation.State == ParticipationState.Accepted
            select one).FirstOrDefaultAsync(cancellation)
            ?? throw new DomainRuleException("Rules.EmployerNotIn") { Field = "Organisation" };
        var person = await db.People.FirstOrDefaultAsync(p => p.Id == actor.PersonId, cancellation).OrNotFound();
        var there = await db.Registrations.AnyAsync(r => r.RoundId == round.Id && r.PersonId == person.Id, cancellation);
        Guard.Against(there ? new DomainRuleException("Rules.YouAreInRound") : null);
        Guard.Against(person.CanWorkFor(organisation.Id) ? null : new DomainRuleException("Rules.YouWorkElsewhere") { Field = "Organisation" });
        person.WorksFor(organisation.Id);
        db.Registrations.Add(Registration.Begin(round, person, organisation.Id, clock.GetUtcNow(), clock.Today()));
        if (!actor.IsIn(Roles.Participant))
        {
            await invitations.Invite(person, Roles.Participant, organisationId: null, round.Id, actor, cancellation);
        }

        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Saves one step: its own answers are replaced, the rest stays, so that several open pages do not undo one another.</summary>
    /// <exception cref="NotFoundException">When the actor is not in the round.</exception>
    /// <exception cref="DomainRuleException">When it may not be changed now or an answer is not as it should be.</exception>
    public Task Save(string round, Func<RegistrationAnswers, RegistrationAnswers> change, Actor actor, CancellationToken cancellation) =>
        Act(round, actor, async (of, registration) =>
        {
            var before = registration.Answers();
            registration.Save(of, change(before), clock.Today());
            var wished = await CheckHosts(of, registration.HostWishes.Except(before.HostWishes), nameof(Registration.HostWishes), cancellation);
            var own = await db.Organisations.Where(o => o.Id == registration.OrganisationId).Select(o => o.Sector).FirstAsync(cancellation);
            Guard.Against(wished.Values.FirstOrDefault(host => host.Sector == own) is { } there ? Registration.WishedOnOwnSide(there.Code) : null);
            await CheckHosts(of, registration.ExcludedHosts.Except(before.ExcludedHosts), nameof(Registration.ExcludedHosts), cancellation);
        }, cancellation);

    /// <summary>Hands it in; the employer's contacts are told that it waits.</summary>
    /// <exception cref="DomainRuleException">When it may not be changed now or something is missing.</exception>
    public Task HandIn(string round, Actor actor, CancellationToken cancellation) => Act(round, actor, async (of, registration) =>
    {
        registration.Submit(of, clock.GetUtcNow(), clock.Today());
        await TellContacts("RegistrationHandedIn", of, registration, await Person(actor, cancellation), _ => [], cancellation);
    }, cancellation);

    /// <summary>Takes it back to change something.</summary>
    public Task TakeBack(string round, Actor actor, CancellationToken cancellation) => Act(round, actor, (of, registration) =>
    {
        registration.TakeBack(of, clock.Today());
        return Task.CompletedTask;
    }, cancellation);

    /// <summary>Leaves the round; the employer's contacts are told, and whoever was to host them or to work with them in a team.</summary>
    public Task Withdraw(string round, string? reason, Actor actor, CancellationToken cancellation) => Act(round, actor, async (of, registration) =>
    {
        var ending = await endings.OfLeaving(registration.Id, cancellation);
        registration.Withdraw(of, reason, actor.PersonId, clock.GetUtcNow());
        var person = await Person(actor, cancellation);
        await ended.Left(of, ending, person, cancellation);
        var others = of.LastDayOf(RoundRight.Nominate, clock.Today()) is not null;
        await TellContacts(
            "RegistrationWithdrawn", of, registration, person,
            text => [.. ending.ToOthers(text), .. others ? new[] { text["Endings.NominateAnother"] } : []], cancellation);
    }, cancellation);

    /// <summary>Comes back with all answers kept.</summary>
    public Task ComeBack(string round, Actor actor, CancellationToken cancellation) => Act(round, actor, async (of, registration) =>
    {
        registration.ComeBack(of, clock.Today());
        await ended.CameBack(of, registration, await Person(actor, cancellation), clock.GetUtcNow(), cancellation);
    }, cancellation);

    private async Task<IReadOnlyDictionary<string, HostName>> CheckHosts(Round round, IEnumerable<string> added, string field, CancellationToken cancellation)
    {
        List<string> codes = [.. added];
        var known = await db.NamesOf(round.Id, codes, cancellation);
        return codes.Find(code => !known.ContainsKey(code)) is { } unknown
            ? throw new DomainRuleException("Rules.HostUnknown", unknown) { Field = field }
            : known;
    }

    private async Task Act(string roundCode, Actor actor, Func<Round, Registration, Task> act, CancellationToken cancellation)
    {
        var round = await Round(roundCode, actor, cancellation);
        var registration = await db.Registrations
            .FirstOrDefaultAsync(r => r.RoundId == round.Id && r.PersonId == actor.PersonId, cancellation).OrNotFound();
        await act(round, registration);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <param name="more">Sentences to add, in the reader's language.</param>
    private async Task TellContacts(
        string kind, Round round, Registration registration, Person person, Func<Text, IEnumerable<string>> more, CancellationToken cancellation)
    {
        var organisation = await db.Organisations.SingleAsync(o => o.Id == registration.OrganisationId, cancellation);
        var contacts = await db.ContactsOf([organisation.Id], cancellation);
        foreach (var contact in contacts[organisation.Id])
        {
            outbox.Notify(
                contact, kind, round.Id, $"/organisation/{organisation.Code.ToLowerInvariant()}/{round.Code}/people/{registration.Id}",
                person.FullName, round.Name, string.Join(" ", more(Text.In(contact.Language))));
        }
    }

    private Task<Person> Person(Actor actor, CancellationToken cancellation) => db.People.SingleAsync(p => p.Id == actor.PersonId, cancellation);

    private Task<Round> Round(string code, Actor actor, CancellationToken cancellation) =>
        db.Rounds.KnownTo(actor, code).FirstOrDefaultAsync(cancellation).OrNotFound();
}
