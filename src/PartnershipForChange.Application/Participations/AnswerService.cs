using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Application.Organisations;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Participations;

public enum InvitationAnswer
{
    Accept,
    Maybe,
    Decline,
}

/// <summary>An organisation's answer to a round's invitation.</summary>
/// <param name="TermsId">The terms that were on screen.</param>
/// <param name="AcceptsTerms">Ticked under them; not needed again for terms that are accepted already.</param>
/// <param name="Reason">Why not, or what a maybe depends on.</param>
/// <param name="Version">The state of the participation that was on screen.</param>
public sealed record AnswerInvitation(
    string Organisation, string Round, InvitationAnswer Answer, int Sends, int Hosts, Guid? TermsId, bool AcceptsTerms, string? Reason, Guid Version);

/// <summary>Answers invitations: contacts for their own organisation, coordinators for one that wrote by e-mail.</summary>
public sealed class AnswerService(PortalDbContext db, Outbox outbox, TimeProvider clock)
{
    /// <exception cref="NotFoundException">When the organisation is not the actor's, or not invited into the round.</exception>
    /// <exception cref="DomainRuleException">
    /// When the round takes no answers today, the terms have changed since they were read or are not accepted, a number is out of
    /// range, a reason is missing, or people or places of the organisation are still in the round.
    /// </exception>
    /// <exception cref="ConcurrencyException">When someone else answered since.</exception>
    public async Task Answer(AnswerInvitation command, Actor actor, CancellationToken cancellation)
    {
        var organisation = await db.Organisations.VisibleTo(actor).Named(command.Organisation).FirstOrDefaultAsync(cancellation).OrNotFound();
        var round = await db.Rounds.KnownTo(actor, command.Round).FirstOrDefaultAsync(cancellation).OrNotFound();
        var participation = await db.Participations
            .FirstOrDefaultAsync(p => p.RoundId == round.Id && p.OrganisationId == organisation.Id, cancellation).OrNotFound();
        db.Expect(participation, command.Version);
        var (now, today, onBehalf) = (clock.GetUtcNow(), clock.Today(), !actor.ActsFor(organisation.Id));
        switch (command.Answer)
        {
            case InvitationAnswer.Accept:
                var terms = await Terms(command, participation, cancellation);
                participation.Accept(round, terms, command.Sends, command.Hosts, actor.PersonId, now, today, onBehalf);
                break;
            case InvitationAnswer.Maybe:
                participation.AnswerMaybe(round, command.Sends, command.Hosts, command.Reason, actor.PersonId, now, today, onBehalf);
                break;
            default:
                var hasPeopleOrPlaces = await HasPeopleOrPlaces(participation, cancellation);
                participation.Decline(round, hasPeopleOrPlaces, command.Reason ?? string.Empty, actor.PersonId, now, today, onBehalf);
                break;
        }

        if (onBehalf)
        {
            await Tell(organisation, round, participation, cancellation);
        }

        await db.SaveAsync(actor, now, cancellation);
    }

    private async Task<PartnershipTerms> Terms(AnswerInvitation command, Participation participation, CancellationToken cancellation)
    {
        var terms = await db.Terms.OrderByDescending(t => t.Number).FirstOrDefaultAsync(cancellation)
            ?? throw new DomainRuleException("Rules.NoTerms");
        var broken = participation.TermsId == terms.Id ? null
            : command.TermsId != terms.Id ? new DomainRuleException("Rules.TermsChanged", terms.Number) { Field = nameof(command.AcceptsTerms) }
            : command.AcceptsTerms ? null
            : new DomainRuleException("Rules.TermsNotAccepted") { Field = nameof(command.AcceptsTerms) };
        Guard.Against(broken);
        return terms;
    }

    private async Task<bool> HasPeopleOrPlaces(Participation participation, CancellationToken cancellation) =>
        await db.Registrations.AnyAsync(
            r => r.RoundId == participation.RoundId && r.OrganisationId == participation.OrganisationId && r.State != RegistrationState.Withdrawn,
            cancellation)
        || await db.HostPlaces.AnyAsync(
            p => p.RoundId == participation.RoundId && p.OrganisationId == participation.OrganisationId && !p.IsWithdrawn, cancellation);

    /// <summary>Its contacts learn what a coordinator wrote down in their name, so that a misunderstanding comes to light.</summary>
    private async Task Tell(Organisation organisation, Round round, Participation participation, CancellationToken cancellation)
    {
        var contacts = await db.ContactsOf([organisation.Id], cancellation);
        var path = $"/organisation/{organisation.Code.ToLowerInvariant()}/{round.Code}/invitation";
        foreach (var contact in contacts[organisation.Id])
        {
            outbox.Notify(
                contact, "AnsweredForYou", round.Id, path, organisation.Name, round.Name, participation.State, participation.Sends, participation.Hosts);
        }
    }
}
