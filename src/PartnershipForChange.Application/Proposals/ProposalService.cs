using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Application.Teams;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Proposals;

/// <param name="Seen">Number of the version the author began from; 0 for an empty page.</param>
public sealed record WriteProposal(Guid TeamId, int Seen, string Title, string Text);

/// <summary>What a team's members do with their proposal. Coordinators read it and do not write in it.</summary>
public sealed class ProposalService(PortalDbContext db, Outbox outbox, TimeProvider clock)
{
    /// <summary>Saves a version.</summary>
    /// <exception cref="DomainRuleException"><c>Rules.ProposalMovedOn</c> when a team-mate saved in between; nothing is lost then.</exception>
    public async Task Write(WriteProposal command, Actor actor, CancellationToken cancellation)
    {
        var (proposal, round) = await Own(command.TeamId, actor, cancellation);
        var now = clock.GetUtcNow();
        db.ProposalVersions.Add(proposal.Write(round, command.Seen, command.Title, command.Text, actor.PersonId, now, clock.Today()));
        try
        {
            await db.SaveAsync(actor, now, cancellation);
        }
        catch (Exception race) when (race is ConcurrencyException or DuplicateException)
        {
            throw new DomainRuleException("Rules.ProposalMovedOn");
        }
    }

    /// <summary>Hands it in and tells the team.</summary>
    public async Task Submit(Guid teamId, Guid version, Actor actor, CancellationToken cancellation)
    {
        var (proposal, round) = await Own(teamId, actor, cancellation);
        db.Expect(proposal, version);
        var now = clock.GetUtcNow();
        proposal.Submit(round, now, clock.Today());
        await Tell(teamId, "ProposalSubmitted", round, actor, cancellation);
        await db.SaveAsync(actor, now, cancellation);
    }

    /// <summary>Takes it back to go on writing and tells the team.</summary>
    public async Task TakeBack(Guid teamId, Guid version, Actor actor, CancellationToken cancellation)
    {
        var (proposal, round) = await Own(teamId, actor, cancellation);
        db.Expect(proposal, version);
        Guard.Against(await db.IsWithJury(proposal.Id, cancellation) ? new DomainRuleException("Rules.ProposalWithJury") : null);
        proposal.TakeBack(round, clock.Today());
        await Tell(teamId, "ProposalTakenBack", round, actor, cancellation);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    private async Task Tell(Guid teamId, string kind, Round round, Actor actor, CancellationToken cancellation)
    {
        foreach (var mate in await Mates(teamId).Where(p => p.Id != actor.PersonId).ToListAsync(cancellation))
        {
            outbox.Notify(mate, kind, round.Id, $"/teams/{teamId}", actor.Name, round.Name);
        }
    }

    private IQueryable<Person> Mates(Guid teamId) =>
        from member in db.TeamMembers
        join registration in db.Registrations on member.RegistrationId equals registration.Id
        join person in db.People on registration.PersonId equals person.Id
        where member.TeamId == teamId
        select person;

    private async Task<(Proposal Proposal, Round Round)> Own(Guid teamId, Actor actor, CancellationToken cancellation)
    {
        var isMember = await Mates(teamId).AnyAsync(p => p.Id == actor.PersonId, cancellation);
        var team = await db.PublishedTeams(actor).FirstOrDefaultAsync(t => t.Id == teamId && isMember, cancellation).OrNotFound();
        var round = await db.Rounds.Include(r => r.Phases).FirstAsync(r => r.Id == team.RoundId, cancellation);
        return (await db.Proposals.FirstAsync(p => p.TeamId == teamId, cancellation), round);
    }
}
