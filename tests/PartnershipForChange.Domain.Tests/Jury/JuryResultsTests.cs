using PartnershipForChange.Domain.Jury;

namespace PartnershipForChange.Domain.Tests.Jury;

public sealed class JuryResultsTests
{
    private static readonly Guid A = new(1, 0, 0, new byte[8]), B = new(2, 0, 0, new byte[8]), C = new(3, 0, 0, new byte[8]);
    private static readonly Guid Strict = Guid.NewGuid(), Generous = Guid.NewGuid(), Flat = Guid.NewGuid();

    [Fact]
    public void Mean_median_and_spread_are_of_the_scores_as_given()
    {
        var result = JuryResults.Of([A], [new(Strict, A, 2), new(Generous, A, 9), new(Flat, A, 7)])[A];

        Assert.Equal((3, 6.0, 7.0, 2.0, 9.0), (result.Count, result.Mean!.Value, result.Median!.Value, result.Lowest!.Value, result.Highest!.Value));

        // Squared distances from 6: 16, 9, 1.
        Assert.Equal(Math.Sqrt(26 / 3.0), result.Deviation!.Value, 12);
    }

    [Fact]
    public void With_an_even_number_the_median_lies_between_the_middle_two() =>
        Assert.Equal(4.5, JuryResults.Of([A], [new(Strict, A, 3), new(Generous, A, 6)])[A].Median);

    [Fact]
    public void A_strict_and_a_generous_juror_count_alike()
    {
        // Strict gives 2 and 4, generous 8 and 10: each sees B one deviation above A. All totals: mean 6, deviation sqrt(10).
        var results = JuryResults.Of([A, B], [new(Strict, A, 2), new(Strict, B, 4), new(Generous, A, 8), new(Generous, B, 10)]);

        Assert.Equal(6 - Math.Sqrt(10), results[A].Normalised!.Value, 12);
        Assert.Equal(6 + Math.Sqrt(10), results[B].Normalised!.Value, 12);
    }

    [Fact]
    public void Who_judged_only_the_strict_jurors_subject_is_not_worse_off()
    {
        // A by strict alone (their better one), C by generous alone (their worse one): means say C, normalised scores say A.
        var results = JuryResults.Of([A, B, C], [new(Strict, A, 5), new(Strict, B, 3), new(Generous, B, 10), new(Generous, C, 8)]);

        Assert.True(results[A].Mean < results[C].Mean);
        Assert.True(results[A].Normalised > results[C].Normalised);
    }

    [Fact]
    public void A_juror_without_spread_counts_as_the_mean()
    {
        var results = JuryResults.Of([A, B, C], [new(Flat, A, 1), new(Flat, B, 1), new(Strict, C, 7)]);

        // All totals: 1, 1, 7.
        Assert.Equal([3.0, 3.0, 3.0], new[] { A, B, C }.Select(s => Math.Round(results[s].Normalised!.Value, 12)));
    }

    [Fact]
    public void A_normalised_score_stays_on_the_scale()
    {
        // Strict: nine times 0, once 10; z of the 10 is 3, and 3 deviations above the mean lie beyond the scale.
        var subjects = Enumerable.Range(0, 10).Select(_ => Guid.NewGuid()).ToList();
        var scores = subjects.Select((s, i) => new GivenScore(Strict, s, i == 0 ? 10 : 0)).Append(new GivenScore(Flat, subjects[1], 10)).ToList();

        Assert.Equal(10, JuryResults.Of(subjects, scores)[subjects[0]].Normalised);
    }

    [Fact]
    public void Without_scores_there_is_no_figure_and_no_place()
    {
        var results = JuryResults.Of([A, B], [new(Strict, A, 5)]);

        Assert.Equal(new SubjectResult(B, 0, null, null, null, null, null, null), results[B]);
        Assert.Equal(new Dictionary<Guid, int> { [A] = 1 }, JuryResults.Places(results.Values, r => r.Mean));
    }

    [Fact]
    public void Equal_figures_share_a_place()
    {
        var results = JuryResults.Of([A, B, C], [new(Strict, A, 5), new(Strict, B, 5.001), new(Strict, C, 4)]);

        Assert.Equal([1, 1, 3], new[] { A, B, C }.Select(s => JuryResults.Places(results.Values, r => r.Mean)[s]));
    }
}
