using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Application.Participations;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Registrations;

/// <summary>What people do with their own registration.</summary>
public sealed class MyRegistrationService(
    PortalDbContext db, Outbox outbox, Invitations invitations, PlacementNoticeService placements, TimeProvider clock)
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
            await CheckHosts(of, registration.HostWishes.Except(before.HostWishes), nameof(Registration.HostWishes), cancellation);
            await CheckHosts(of, registration.ExcludedHosts.Except(before.ExcludedHosts), nameof(Registration.ExcludedHosts), cancellation);
        }, cancellation);

    /// <summary>Hands it in; the employer's contacts are told that it waits.</summary>
    /// <exception cref="DomainRuleException">When it may not be changed now or something is missing.</exception>
    public Task HandIn(string round, Actor actor, CancellationToken cancellation) =>
        Act(round, actor, (of, registration) => registration.Submit(of, clock.GetUtcNow(), clock.Today()), cancellation, tells: "RegistrationHandedIn");

    /// <summary>Takes it back to change something.</summary>
    public Task TakeBack(string round, Actor actor, CancellationToken cancellation) =>
        Act(round, actor, (of, registration) => registration.TakeBack(of, clock.Today()), cancellation);

    /// <summary>Leaves the round; the employer's contacts are told, and whoever was to host them.</summary>
    public Task Withdraw(string round, string? reason, Actor actor, CancellationToken cancellation) =>
        Act(round, actor, (of, registration) => registration.Withdraw(of, reason, actor.PersonId, clock.GetUtcNow()), cancellation, tells: "RegistrationWithdrawn");

    /// <summary>Comes back with all answers kept.</summary>
    public Task ComeBack(string round, Actor actor, CancellationToken cancellation) =>
        Act(round, actor, (of, registration) => registration.ComeBack(of, clock.Today()), cancellation);

    private async Task CheckHosts(Round round, IEnumerable<string> added, string field, CancellationToken cancellation)
    {
        List<string> codes = [.. added];
        var known = await db.NamesOf(round.Id, codes, cancellation);
        if (codes.Find(code => !known.ContainsKey(code)) is { } unknown)
        {
            throw new DomainRuleException("Rules.HostUnknown", unknown) { Field = field };
        }
    }

    private Task Act(
        string roundCode, Actor actor, Action<Round, Registration> act, CancellationToken cancellation, string? tells = null) =>
        Act(roundCode, actor, (round, registration) =>
        {
            act(round, registration);
            return Task.CompletedTask;
        }, cancellation, tells);

    private async Task Act(
        string roundCode, Actor actor, Func<Round, Registration, Task> act, CancellationToken cancellation, string? tells = null)
    {
        var round = await Round(roundCode, actor, cancellation);
        var registration = await db.Registrations
            .FirstOrDefaultAsync(r => r.RoundId == round.Id && r.PersonId == actor.PersonId, cancellation).OrNotFound();
        await act(round, registration);
        if (registration.State == RegistrationState.Withdrawn)
        {
            await placements.Left(round, registration.Id, cancellation);
        }

        if (tells is not null)
        {
            var person = await db.People.SingleAsync(p => p.Id == actor.PersonId, cancellation);
            await TellContacts(tells, round, registration, person, cancellation);
        }

        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    private async Task TellContacts(string kind, Round round, Registration registration, Person person, CancellationToken cancellation)
    {
        var organisation = await db.Organisations.SingleAsync(o => o.Id == registration.OrganisationId, cancellation);
        var contacts = await db.ContactsOf([organisation.Id], cancellation);
        foreach (var contact in contacts[organisation.Id])
        {
            outbox.Notify(contact, kind, round.Id, $"/organisation/{organisation.Code.ToLowerInvariant()}/{round.Code}/people/{registration.Id}", person.FullName, round.Name);
        }
    }

    private Task<Round> Round(string code, Actor actor, CancellationToken cancellation) =>
        db.Rounds.KnownTo(actor, code).FirstOrDefaultAsync(cancellation).OrNotFound();
}
