using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Teams;
using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Proposals;

internal static class ProposalScope
{
    /// <summary>The proposal of the actor's own team, for changing it.</summary>
    /// <exception cref="NotFoundException">When the actor is no member of it.</exception>
    public static async Task<(Proposal Proposal, Round Round)> OwnProposal(this PortalDbContext db, Guid teamId, Actor actor, CancellationToken cancellation)
    {
        var team = await db.OwnTeams(actor).FirstOrDefaultAsync(t => t.Id == teamId, cancellation).OrNotFound();
        var round = await db.Rounds.Include(r => r.Phases).FirstAsync(r => r.Id == team.RoundId, cancellation);
        return (await db.Proposals.FirstAsync(p => p.TeamId == teamId, cancellation), round);
    }

    /// <summary>Proposals for the final: handed in, and not declined by the jury.</summary>
    public static IQueryable<Proposal> Presented(this PortalDbContext db, Guid roundId) => db.Proposals.Where(p =>
        p.RoundId == roundId && p.State == ProposalState.Submitted
        && !db.JuryEntries.Any(e => e.SubjectId == p.Id && e.ToldAt != null && e.Verdict == Verdict.Decline));

    /// <summary>True while jurors score it or a decision is pending: what they read must not change under them.</summary>
    public static Task<bool> IsWithJury(this PortalDbContext db, Guid proposalId, CancellationToken cancellation) => (
        from entry in db.JuryEntries
        join panel in db.JuryPanels on entry.PanelId equals panel.Id
        where entry.SubjectId == proposalId && panel.State != JuryPanelState.SetUp && !(entry.ToldAt != null && entry.Verdict == Verdict.Revise)
        select entry.Id).AnyAsync(cancellation);
}
