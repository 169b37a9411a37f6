using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Proposals;

/// <summary>Sets the order in which teams present at the final. For coordinators.</summary>
public sealed class FinalOrderService(PortalDbContext db, TimeProvider clock)
{
    /// <summary>Moves a proposal by so many places, up when negative.</summary>
    public Task Move(string round, Guid proposal, int places, Guid? version, Actor actor, CancellationToken cancellation) =>
        Change(round, version, (order, of) => order.Move(of, proposal, places), actor, cancellation);

    /// <summary>Draws it by lot, with a seed that can be shown.</summary>
    public Task Draw(string round, int seed, Guid? version, Actor actor, CancellationToken cancellation) =>
        Change(round, version, (order, of) => order.Draw(of, seed), actor, cancellation);

    /// <summary>Shows it to the teams, or takes it away again.</summary>
    public Task Show(string round, bool shown, Guid? version, Actor actor, CancellationToken cancellation) =>
        Change(round, version, (order, of) => order.Show(of, shown, clock.GetUtcNow()), actor, cancellation);

    private async Task Change(string code, Guid? version, Action<FinalOrder, Round> change, Actor actor, CancellationToken cancellation)
    {
        var round = await db.Rounds.FirstOrDefaultAsync(r => r.Code == code && r.State != RoundState.Draft, cancellation).OrNotFound();
        var order = await db.FinalOrders.FirstOrDefaultAsync(o => o.RoundId == round.Id, cancellation);
        if (order is null)
        {
            order = new FinalOrder(round);
            db.FinalOrders.Add(order);
        }
        else
        {
            db.Expect(order, version);
        }

        order.Take(await db.Presented(round.Id).Select(p => p.Id).ToListAsync(cancellation));
        change(order, round);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }
}
