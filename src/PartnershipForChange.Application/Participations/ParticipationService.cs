using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Participations;

/// <summary>Invites organisations into a round and reminds those that have not answered.</summary>
public sealed class ParticipationService(PortalDbContext db, Invitations invitations, TimeProvider clock)
{
    /// <summary>What <see cref="Invite"/> or <see cref="Remind"/> would do now; changes nothing.</summary>
    /// <exception cref="NotFoundException">When there is no such round.</exception>
    public async Task<BulkPlan> Plan(string round, BulkAct act, ParticipationSelection selection, Actor actor, CancellationToken cancellation)
    {
        var found = await Find(round, actor, cancellation);
        var chosen = db.Chosen(found.Id, selection);
        var concerned = Concerned(chosen, act);
        var organisations = await concerned.OrderByText(x => x.Organisation.Name.Sl)
            .Select(x => new { x.Organisation.Id, x.Organisation.Name }).ToListAsync(cancellation);
        var recipients = await Recipients.Of(db, concerned, cancellation);
        return new BulkPlan(
            act,
            act == BulkAct.Remind ? recipients.Count : organisations.Count,
            recipients.Sum(r => r.Count()),
            [.. organisations.Where(o => !recipients.Contains(o.Id)).Select(o => o.Name)],
            await chosen.CountAsync(cancellation) - organisations.Count,
            Participation.WhyNotWrite(found, clock.Today()));
    }

    /// <summary>Invites those chosen that are not invited yet, and writes to their contacts.</summary>
    /// <exception cref="DomainRuleException">When the round is not open, or takes no answers any more.</exception>
    /// <exception cref="DuplicateException">When another coordinator invited one of them at the same moment; nothing was done.</exception>
    public async Task<BulkResult> Invite(string round, ParticipationSelection selection, Actor actor, CancellationToken cancellation)
    {
        var found = await Find(round, actor, cancellation);
        Guard.Against(Participation.WhyNotWrite(found, clock.Today()));
        var concerned = Concerned(db.Chosen(found.Id, selection), BulkAct.Invite);
        var organisations = await concerned.Select(x => new { x.Organisation.Id, x.Organisation.Code, x.Organisation.Name }).ToListAsync(cancellation);
        var now = clock.GetUtcNow();
        db.Participations.AddRange(organisations.Select(o => Participation.Invite(found, o.Id, now)));
        var messages = await Write(
            found, await Recipients.Of(db, concerned, cancellation), organisations.ToDictionary(o => o.Id, o => (o.Code, o.Name)), "RoundInvitation", actor,
            cancellation);
        await db.SaveAsync(actor, now, cancellation);
        return new BulkResult(organisations.Count, messages);
    }

    /// <summary>
    /// Reminds the contacts of those chosen that are invited, have not decided and were not reminded today. Where there is nobody to
    /// write to, nothing happens, so that a contact named later the same day can still be reminded.
    /// </summary>
    /// <exception cref="DomainRuleException">When the round is not open, or takes no answers any more.</exception>
    /// <exception cref="ConcurrencyException">When one of them answered, or was reminded, at the same moment; nothing was done.</exception>
    public async Task<BulkResult> Remind(string round, ParticipationSelection selection, Actor actor, CancellationToken cancellation)
    {
        var found = await Find(round, actor, cancellation);
        Guard.Against(Participation.WhyNotWrite(found, clock.Today()));
        var concerned = Concerned(db.Chosen(found.Id, selection), BulkAct.Remind);
        var recipients = await Recipients.Of(db, concerned, cancellation);
        var organisations = (await concerned
            .Select(x => new { x.Organisation.Id, x.Organisation.Code, x.Organisation.Name, Participation = x.Participation! }).ToListAsync(cancellation))
            .Where(o => recipients.Contains(o.Id)).ToList();
        foreach (var organisation in organisations)
        {
            db.Attach(organisation.Participation);
            organisation.Participation.Remind(clock.Today());
        }

        var messages = await Write(
            found, recipients, organisations.ToDictionary(o => o.Id, o => (o.Code, o.Name)), "RoundReminder", actor, cancellation);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        return new BulkResult(organisations.Count, messages);
    }

    private Task<Round> Find(string round, Actor actor, CancellationToken cancellation) =>
        db.Rounds.KnownTo(actor, round).FirstOrDefaultAsync(cancellation).OrNotFound();

    private IQueryable<OrganisationInRound> Concerned(IQueryable<OrganisationInRound> chosen, BulkAct act)
    {
        if (act == BulkAct.Invite)
        {
            return chosen.Where(x => x.Participation == null);
        }

        var today = clock.Today();
        return chosen.Where(x =>
            (x.Participation!.State == ParticipationState.Invited || x.Participation!.State == ParticipationState.Maybe)
            && (x.Participation!.RemindedOn == null || x.Participation!.RemindedOn != today));
    }

    private async Task<int> Write(
        Round round,
        ILookup<Guid, Recipient> recipients,
        Dictionary<Guid, (string Code, LocalisedText Name)> names,
        string kind,
        Actor actor,
        CancellationToken cancellation)
    {
        // Later phases usually take answers too: the day named is the last on which one really can be given.
        var until = round.LastDayOf(RoundRight.AnswerInvitation, clock.Today())!.Value;
        List<InvitationOrder> orders =
        [
            .. from recipient in recipients.SelectMany(r => r)
               let organisation = names[recipient.OrganisationId]
               let path = $"/organisation/{organisation.Code.ToLowerInvariant()}/{round.Code}/invitation"
               select new InvitationOrder(
                   recipient.Person,
                   Roles.ContactOf(recipient.Sector),
                   recipient.OrganisationId,
                   new Notice(kind, path, organisation.Name, round.Name, until)),
        ];
        await invitations.Invite(orders, round.Id, actor, cancellation);
        return orders.Count;
    }
}
