using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Domain.Tests.Teams;

public sealed class FinalOrderTests
{
    private static readonly Guid[] Proposals = [.. Enumerable.Range(1, 6).Select(i => new Guid(i, 0, 0, new byte[8]))];
    private readonly Round _round = Samples.RoundWith();
    private readonly FinalOrder _order;

    public FinalOrderTests()
    {
        _order = new FinalOrder(_round);
        _order.Take(Proposals[..3]);
    }

    [Fact]
    public void New_proposals_come_last_and_gone_ones_drop_out()
    {
        _order.Take([Proposals[4], Proposals[2], Proposals[0]]);
        Assert.Equal([Proposals[0], Proposals[2], Proposals[4]], _order.Proposals);
    }

    [Fact]
    public void A_proposal_moves_by_places_and_stays_at_an_end()
    {
        _order.Move(_round, Proposals[2], -1);
        Assert.Equal([Proposals[0], Proposals[2], Proposals[1]], _order.Proposals);
        _order.Move(_round, Proposals[0], 9);
        Assert.Equal([Proposals[2], Proposals[1], Proposals[0]], _order.Proposals);
        Rule.Forbids("Rules.ProposalNotInOrder", () => _order.Move(_round, Guid.NewGuid(), 1));
    }

    [Fact]
    public void The_same_seed_draws_the_same_order_whatever_was_before()
    {
        _order.Take(Proposals);
        _order.Draw(_round, 7);
        var drawn = _order.Proposals.ToList();
        Assert.Equal(Proposals, drawn.Order());
        _order.Move(_round, drawn[0], 3);
        _order.Draw(_round, 7);

        Assert.Equal(drawn, _order.Proposals);
        Assert.Equal(7, _order.Seed);
        Assert.NotEqual(drawn, Enumerable.Range(1, 20).Select(seed =>
        {
            _order.Draw(_round, seed);
            return _order.Proposals;
        }).First(o => !o.SequenceEqual(drawn)));
    }

    [Fact]
    public void It_is_shown_and_hidden_and_stands_once_the_round_is_closed()
    {
        _order.Show(_round, shown: true, Samples.Now);
        Assert.Equal(Samples.Now, _order.ShownAt);
        _order.Show(_round, shown: false, Samples.Now);
        Assert.Null(_order.ShownAt);
        Rule.Forbids("Rules.FinalOrderEmpty", () => new FinalOrder(_round).Show(_round, shown: true, Samples.Now));

        _round.Close(new DateOnly(2027, 3, 15));
        Rule.Forbids("Rules.RoundClosed", () => _order.Draw(_round, 1));
        Assert.False(_order.CanChange(_round));
    }
}
