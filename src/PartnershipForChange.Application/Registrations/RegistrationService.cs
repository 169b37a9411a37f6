using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Endings;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Application.Participations;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Registrations;

/// <summary>What an employer does with registrations; coordinators do it on an employer's behalf, with a reason.</summary>
public sealed class RegistrationService(
    PortalDbContext db, Outbox outbox, Invitations invitations, EndingQueries endings, EndingService ended, TimeProvider clock)
{
    /// <summary>More than one page of a list holds.</summary>
    private const int MostAtOnce = 500;

    /// <summary>Releases those of the chosen that are handed in; the others are left alone.</summary>
    /// <param name="seen">By id, the version of each that the actor has read; nobody is released when one has changed since.</param>
    /// <param name="reason">Why a coordinator does so; not needed of a contact.</param>
    /// <returns>How many were released.</returns>
    /// <exception cref="NotFoundException">When none of them is the actor's.</exception>
    /// <exception cref="DomainRuleException">When the round takes no releases today, one has changed, or a coordinator gives no reason.</exception>
    public async Task<int> Release(
        RegistrationsOf address, IReadOnlyList<Guid> ids, IReadOnlyDictionary<Guid, Guid> seen, string? reason, Actor actor,
        CancellationToken cancellation)
    {
        var (round, people) = await Find(address, ids, actor, cancellation);
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var waiting = people.Where(p => p.Registration.State == RegistrationState.Submitted).ToList();
        var changed = waiting.Where(p => seen.GetValueOrDefault(p.Registration.Id) != p.Registration.Version).Select(p => p.Person.FullName).ToList();
        Guard.Against(changed.Count > 0 ? new DomainRuleException("Rules.ReleaseStale", string.Join(", ", changed)) : null);
        var published = await endings.Published(round.Id, cancellation);
        foreach (var one in waiting)
        {
            one.Registration.Release(round, actor.PersonId, now, today, OnBehalf(one, actor), reason);
            var prospects = string.Join(" ", Prospects.Of(Text.In(one.Person.Language), round, one.Registration, published));
            var (kind, who) = OnBehalf(one, actor) ? ("RegistrationReleasedFor", new object[] { actor.Name }) : ("RegistrationReleased", []);
            outbox.Notify(one.Person, kind, round.Id, $"/me/{round.Code}", [round.Name, .. who, one.Organisation.Name, prospects]);
        }

        await TellContacts("ReleasedOnBehalf", round, waiting, reason, actor, cancellation);
        await db.SaveAsync(actor, now, cancellation);
        return waiting.Count;
    }

    /// <exception cref="NotFoundException">When it is not the actor's.</exception>
    /// <exception cref="DomainRuleException">
    /// When it is not handed in, the round takes no releases today, the person has a published placement or team, could not hand it
    /// in again, or there is no reason.
    /// </exception>
    /// <exception cref="ConcurrencyException">When it has changed since the actor saw it.</exception>
    public async Task SendBack(RegistrationsOf address, Guid id, string reason, Guid version, Actor actor, CancellationToken cancellation)
    {
        var (round, people) = await Find(address, [id], actor, cancellation);
        var one = people[0];
        db.Expect(one.Registration, version);
        var isPublished = !(await endings.OfLeaving(id, cancellation)).IsNothing;
        one.Registration.SendBack(round, reason, actor.PersonId, clock.GetUtcNow(), clock.Today(), isPublished, OnBehalf(one, actor));
        var who = OnBehalf(one, actor) ? (object)actor.Name : one.Organisation.Name;
        outbox.Notify(one.Person, "RegistrationSentBack", round.Id, $"/me/{round.Code}", round.Name, who, one.Registration.Reason);
        await TellContacts("SentBackOnBehalf", round, people, reason, actor, cancellation);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <exception cref="NotFoundException">When it is not the actor's.</exception>
    /// <exception cref="DomainRuleException">When it is withdrawn already, the round is closed, or there is no reason.</exception>
    public async Task Withdraw(RegistrationsOf address, Guid id, string? reason, Actor actor, CancellationToken cancellation)
    {
        var (round, people) = await Find(address, [id], actor, cancellation);
        var one = people[0];
        var why = Guard.Required(reason, Registration.ReasonLength, nameof(Registration.Reason));
        var ending = await endings.OfLeaving(id, cancellation);
        one.Registration.Withdraw(round, why, actor.PersonId, clock.GetUtcNow(), OnBehalf(one, actor));
        var text = Text.In(one.Person.Language);
        var wayBack = text[round.LastDayOf(RoundRight.Register, clock.Today()) is null ? "Endings.NoWayBack" : "Endings.WayBack"];
        outbox.Notify(
            one.Person, "RegistrationWithdrawnFor", round.Id, $"/me/{round.Code}", round.Name, why, string.Join(" ", [.. ending.ToThem(text), wayBack]));
        await ended.Left(round, ending, one.Person, cancellation);
        await TellContacts("WithdrawnOnBehalf", round, people, why, actor, cancellation, ending);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Reminds those of the chosen who have something to finish and were not reminded today.</summary>
    /// <param name="ids">Null: everyone the address speaks of.</param>
    /// <returns>How many were reminded. Whoever has no account yet gets a new link to open one.</returns>
    /// <exception cref="DomainRuleException">When the round is closed.</exception>
    public async Task<int> Remind(RegistrationsOf address, IReadOnlyList<Guid>? ids, Actor actor, CancellationToken cancellation)
    {
        var (round, people) = await Find(address, ids, actor, cancellation);
        RequireNotClosed(round);
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var due = people.Where(p => p.Registration.CanRemind(round, now, today)).ToList();
        foreach (var one in due)
        {
            one.Registration.Remind(round, now, today);
        }

        var until = round.LastDayOf(RoundRight.Register, today) ?? today;
        await invitations.Invite(
            [.. due.Select(p => new InvitationOrder(
                p.Person, Roles.Participant, Notice: new Notice("RegistrationReminder", $"/me/{round.Code}", round.Name, p.Organisation.Name, until)))],
            round.Id,
            actor,
            cancellation);
        await db.SaveAsync(actor, now, cancellation);
        return due.Count;
    }

    /// <summary>Invites somebody who was entered without an account, whatever the state of their registration.</summary>
    /// <exception cref="NotFoundException">When it is not the actor's.</exception>
    /// <exception cref="DomainRuleException">When the person has an account, or the round is closed.</exception>
    public Task<InvitedPerson> Invite(RegistrationsOf address, Guid id, Actor actor, CancellationToken cancellation) => db.InTurn(
        async () =>
        {
            var (round, people) = await Find(address, [id], actor, cancellation);
            RequireNotClosed(round);
            var (person, registration) = (people[0].Person, people[0].Registration);
            Guard.Against(await db.Users.AnyAsync(u => u.PersonId == person.Id, cancellation) ? new DomainRuleException("Rules.HasAccount", person.FullName) : null);
            var order = new InvitationOrder(person, Roles.Participant, Notice: registration.Welcome(round, people[0].Organisation.Name));
            var outcome = await invitations.InviteOnce(order, round.Id, actor, cancellation);
            await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
            return InvitedPerson.Of(person, outcome);
        },
        clock,
        cancellation);

    /// <summary>The letters call people to a round, so none goes out of one that is closed.</summary>
    private static void RequireNotClosed(Round round) =>
        Guard.Against(round.CanEdit() ? null : new DomainRuleException("Rules.RoundClosed", round.Name));

    private static bool OnBehalf(PersonInRound one, Actor actor) => !actor.ActsFor(one.Organisation.Id);

    private async Task<(Round Round, List<PersonInRound> People)> Find(
        RegistrationsOf address, IReadOnlyList<Guid>? ids, Actor actor, CancellationToken cancellation)
    {
        var round = await db.Rounds.KnownTo(actor, address.Round).FirstOrDefaultAsync(cancellation).OrNotFound();
        var people = db.PeopleIn(address, actor);
        if (ids is null)
        {
            return (round, await people.ToListAsync(cancellation));
        }

        var chosen = ids.Take(MostAtOnce).ToList();
        Guard.Against(chosen.Count == 0 ? new DomainRuleException("Rules.NobodyChosen") : null);
        var found = await people.Where(p => chosen.Contains(p.Registration.Id)).ToListAsync(cancellation);
        return found.Count > 0 ? (round, found) : throw new NotFoundException(nameof(Registration));
    }

    /// <summary>What a coordinator did for an employer, its contacts learn.</summary>
    private async Task TellContacts(
        string kind, Round round, IReadOnlyList<PersonInRound> people, string? reason, Actor actor, CancellationToken cancellation, Ending? ending = null)
    {
        var others = people.Where(p => OnBehalf(p, actor)).ToList();
        var contacts = await db.ContactsOf([.. others.Select(p => p.Organisation.Id).Distinct()], cancellation);
        foreach (var one in others)
        {
            foreach (var contact in contacts[one.Organisation.Id])
            {
                outbox.Notify(
                    contact, kind, round.Id, $"/organisation/{one.Organisation.Code.ToLowerInvariant()}/{round.Code}/people",
                    one.Person.FullName, round.Name, reason, string.Join(" ", ending?.ToOthers(Text.In(contact.Language)) ?? []));
            }
        }
    }
}
