using PartnershipForChange.Domain.Challenges;

namespace PartnershipForChange.Domain.Tests.Challenges;

public sealed class FinalChoiceTests
{
    private static readonly Guid A = new("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid B = new("00000000-0000-0000-0000-00000000000b");
    private static readonly Guid C = new("00000000-0000-0000-0000-00000000000c");

    /// <summary>1000 web votes, 12 points and 50 people in the hall weigh as their weights say, not as their numbers.</summary>
    [Fact]
    public void Each_tally_counts_by_its_shares_and_weight()
    {
        var scores = FinalChoice.Of(new CallWeights(50, 30, 20), [A, B, C], new CallTallies(
            Of((A, 700), (B, 300)), Of((A, 3), (B, 6), (C, 3)), Of((B, 10), (C, 40))));

        // A: 0.5·70 + 0.3·25 + 0.2·0; B: 0.5·30 + 0.3·50 + 0.2·20; C: 0.5·0 + 0.3·25 + 0.2·80
        Assert.Equal([(A, 42.5m, 1), (B, 34m, 2), (C, 23.5m, 3)], scores.Select(s => (s.Submission, s.Score!.Value, s.Rank!.Value)));
        Assert.Equal(new FinalistShare(700, 70), scores[0].Web);
        Assert.Equal(new FinalistShare(3, 25), scores[0].Commission);
        Assert.Equal(100m, scores.Sum(s => s.Score!.Value));
    }

    [Fact]
    public void Thirds_that_do_not_end_are_equal_all_the_same()
    {
        var scores = FinalChoice.Of(CallWeights.Usual, [A, B, C], new CallTallies(
            Of((A, 1), (B, 1), (C, 1)), Of((A, 1), (B, 1), (C, 1)), Of((A, 1), (B, 1), (C, 1))));

        Assert.Equal([1, 1, 1], scores.Select(s => s.Rank!.Value));
        Assert.Equal([A, B, C], scores.Select(s => s.Submission));
    }

    [Fact]
    public void Equal_scores_share_a_rank_and_the_next_is_left_out()
    {
        var scores = FinalChoice.Of(new CallWeights(100, 0, 0), [A, B, C], new CallTallies(Of((A, 1), (B, 2), (C, 2)), null, Of()));
        Assert.Equal([(B, 1), (C, 1), (A, 3)], scores.Select(s => (s.Submission, s.Rank!.Value)));
    }

    [Fact]
    public void Without_a_commission_that_counts_there_is_no_score()
    {
        var scores = FinalChoice.Of(CallWeights.Usual, [A, B], new CallTallies(Of((A, 3)), null, Of()));
        Assert.Equal([(A, null, null), (B, null, null)], scores.Select(s => (s.Submission, s.Score, s.Rank)));
        Assert.Equal((100m, 0m), (scores[0].Web.Share, scores[1].Web.Share));
    }

    [Fact]
    public void Votes_for_others_than_finalists_do_not_count()
    {
        var scores = FinalChoice.Of(new CallWeights(100, 0, 0), [A, B], new CallTallies(Of((A, 1), (B, 3), (C, 96)), null, Of()));
        Assert.Equal([75m, 25m], scores.Select(s => s.Score!.Value));
    }

    [Fact]
    public void Where_nobody_voted_everybody_has_nothing()
    {
        var scores = FinalChoice.Of(new CallWeights(50, 0, 50), [A, B], new CallTallies(Of(), null, Of()));
        Assert.Equal([0m, 0m], scores.Select(s => s.Score!.Value));
    }

    private static Dictionary<Guid, decimal> Of(params (Guid Id, decimal Count)[] counts) => counts.ToDictionary(c => c.Id, c => c.Count);
}
