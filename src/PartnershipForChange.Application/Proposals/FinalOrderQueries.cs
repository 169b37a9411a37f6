using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Proposals;

/// <summary>A team's turn at the final.</summary>
/// <param name="Title">Null where the text is not kept any more.</param>
public sealed record Presentation(Guid Proposal, Guid Team, int TeamNumber, string? Title);

/// <param name="Version">Null while no order is kept.</param>
public sealed record FinalOrderView(
    string Round, LocalisedText RoundName, Guid? Version, IReadOnlyList<Presentation> Order, int? Seed, DateTimeOffset? ShownAt, bool CanChange, bool IsCancelled);

/// <summary>Reads the order of presentations: for coordinators as it is being set, for teams once it is shown.</summary>
public sealed class FinalOrderQueries(PortalDbContext db)
{
    /// <exception cref="NotFoundException">When there is no such round, or it has no teams.</exception>
    public async Task<FinalOrderView> Of(string code, CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking().FirstOrDefaultAsync(r => r.Code == code && r.State != RoundState.Draft, cancellation).OrNotFound();
        if (round.Strands.Teams == StrandState.Off)
        {
            throw new NotFoundException(nameof(FinalOrder));
        }

        var order = await db.FinalOrders.AsNoTracking().FirstOrDefaultAsync(o => o.RoundId == round.Id, cancellation) ?? new FinalOrder(round);
        var isKept = await db.FinalOrders.AnyAsync(o => o.RoundId == round.Id, cancellation);
        return new FinalOrderView(
            round.Code, round.Name, isKept ? order.Version : null, await InOrder(order, cancellation), order.Seed, order.ShownAt, order.CanChange(round),
            round.Strands.Teams == StrandState.Cancelled);
    }

    /// <summary>The order as teams see it; empty until it is shown.</summary>
    public async Task<IReadOnlyList<Presentation>> Shown(Guid roundId, CancellationToken cancellation) =>
        await db.FinalOrders.AsNoTracking().FirstOrDefaultAsync(o => o.RoundId == roundId && o.ShownAt != null, cancellation) is { } order
            ? await InOrder(order, cancellation)
            : [];

    private async Task<IReadOnlyList<Presentation>> InOrder(FinalOrder order, CancellationToken cancellation)
    {
        var all = await (
            from proposal in db.Presented(order.RoundId)
            join team in db.Teams on proposal.TeamId equals team.Id
            orderby team.Number
            select new Presentation(
                proposal.Id, team.Id, team.Number,
                db.ProposalVersions.Where(v => v.ProposalId == proposal.Id && v.Number == proposal.LatestNumber).Select(v => v.Title).FirstOrDefault()))
            .ToListAsync(cancellation);
        order.Take([.. all.Select(p => p.Proposal)]);
        return [.. order.Proposals.Select(id => all.Find(p => p.Proposal == id)!)];
    }
}
