using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Application.Teams;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Proposals;

/// <param name="Seen">Number of the version the author began from; 0 for an empty page.</param>
public sealed record WriteProposal(Guid TeamId, int Seen, string Title, string Text);

/// <param name="Until">The last day for handing in again.</param>
public sealed record AskToRevise(Guid TeamId, string Reason, DateOnly Until, Guid? Version);

/// <summary>What a team's members do with their proposal. Coordinators read it, and may ask for a revision.</summary>
public sealed class ProposalService(PortalDbContext db, Outbox outbox, TimeProvider clock)
{
    /// <summary>Saves a version.</summary>
    /// <exception cref="DomainRuleException"><c>Rules.ProposalMovedOn</c> when a team-mate saved in between; nothing is lost then.</exception>
    public async Task Write(WriteProposal command, Actor actor, CancellationToken cancellation)
    {
        var (proposal, round) = await db.OwnProposal(command.TeamId, actor, cancellation);
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
        var (proposal, round) = await db.OwnProposal(teamId, actor, cancellation);
        db.Expect(proposal, version);
        var now = clock.GetUtcNow();
        proposal.Submit(round, now, clock.Today());
        await Tell(teamId, "ProposalSubmitted", round, actor, cancellation);
        await db.SaveAsync(actor, now, cancellation);
    }

    /// <summary>Takes it back to go on writing and tells the team.</summary>
    public async Task TakeBack(Guid teamId, Guid version, Actor actor, CancellationToken cancellation)
    {
        var (proposal, round) = await db.OwnProposal(teamId, actor, cancellation);
        db.Expect(proposal, version);
        Guard.Against(await db.IsWithJury(proposal.Id, cancellation) ? new DomainRuleException("Rules.ProposalWithJury") : null);
        proposal.TakeBack(round, clock.Today());
        await Tell(teamId, "ProposalTakenBack", round, actor, cancellation);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    /// <summary>A coordinator asks the team to rework what it handed in, by a new day; every member is told.</summary>
    /// <exception cref="DomainRuleException">When it is not handed in, the jury has it, the reason is missing or the day has passed.</exception>
    public async Task AskToRevise(AskToRevise command, Actor actor, CancellationToken cancellation)
    {
        var team = await db.PublishedTeams(actor).FirstOrDefaultAsync(t => t.Id == command.TeamId && actor.IsCoordinator, cancellation).OrNotFound();
        var round = await db.Rounds.Include(r => r.Phases).FirstAsync(r => r.Id == team.RoundId, cancellation);
        var proposal = await db.Proposals.FirstAsync(p => p.TeamId == team.Id, cancellation);
        db.Expect(proposal, command.Version);
        Guard.Against(await db.IsWithJury(proposal.Id, cancellation) ? new DomainRuleException("Rules.ProposalWithJury") : null);
        proposal.AskToRevise(round, command.Reason, command.Until, clock.Today());
        foreach (var member in await db.Mates(team.Id).ToListAsync(cancellation))
        {
            outbox.Notify(member, "ProposalReturned", round.Id, $"/teams/{team.Id}/proposal", actor.Name, round.Name, proposal.RevisionReason, command.Until);
        }

        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    private async Task Tell(Guid teamId, string kind, Round round, Actor actor, CancellationToken cancellation)
    {
        foreach (var mate in await db.Mates(teamId).Where(p => p.Id != actor.PersonId).ToListAsync(cancellation))
        {
            outbox.Notify(mate, kind, round.Id, $"/teams/{teamId}", actor.Name, round.Name);
        }
    }
}
