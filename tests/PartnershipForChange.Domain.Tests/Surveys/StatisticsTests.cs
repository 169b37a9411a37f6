using PartnershipForChange.Domain.Surveys;

namespace PartnershipForChange.Domain.Tests.Surveys;

/// <summary>The statistics against published tables and worked examples.</summary>
public sealed class StatisticsTests
{
    /// <summary>Extra hours of sleep with two drugs: Cushny and Peebles (1905), analysed by Student (1908); data set <c>sleep</c> of R.</summary>
    private static readonly double[] Sleep1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    private static readonly double[] Sleep2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    /// <summary>Ratings of two films by ten people: Lakens (2013), table 1.</summary>
    private static readonly double[] Movie1 = [9, 7, 8, 9, 8, 9, 9, 10, 9, 9];
    private static readonly double[] Movie2 = [9, 6, 7, 8, 7, 9, 8, 8, 8, 7];

    [Fact]
    public void Student_s_sleep_data_give_what_R_prints()
    {
        // t.test(extra ~ group, data = sleep, paired = TRUE): mean of the differences -1.58, interval -2.4598858 to -0.7001142,
        // t = -4.0621, df = 9. R takes the first drug minus the second.
        var change = PairedChange.Of(Pairs(Sleep2, Sleep1))!;

        Assert.Equal((10, -1.58), (change.Pairs, Math.Round(change.Mean, 12)));
        Assert.Equal((-2.4598858, -0.7001142), (Math.Round(change.Low, 7), Math.Round(change.High, 7)));

        // d_z = t / √n (Lakens 2013, eq. 7).
        Assert.Equal(-4.0621, Math.Round(change.Dz!.Value * Math.Sqrt(10), 4));
    }

    [Fact]
    public void The_films_of_Lakens_give_his_effect_sizes()
    {
        // Lakens (2013): mean difference 1, 95 % interval [0.52, 1.48], t(9) = 4.74, d_z = 1.50, d_av = 1.13.
        var change = PairedChange.Of(Pairs(Movie2, Movie1))!;

        Assert.Equal((10, 1, 0.52, 1.48), (change.Pairs, change.Mean, Math.Round(change.Low, 2), Math.Round(change.High, 2)));
        Assert.Equal((1.50, 1.13), (Math.Round(change.Dz!.Value, 2), Math.Round(change.Dav!.Value, 2)));
        Assert.Equal(4.74, Math.Round(change.Dz.Value * Math.Sqrt(10), 2));
    }

    [Theory]
    [InlineData(0.975, 1, 12.706)]
    [InlineData(0.975, 3, 3.182)]
    [InlineData(0.975, 5, 2.571)]
    [InlineData(0.975, 10, 2.228)]
    [InlineData(0.975, 20, 2.086)]
    [InlineData(0.975, 30, 2.042)]
    [InlineData(0.975, 60, 2.000)]
    [InlineData(0.975, 100, 1.984)]
    [InlineData(0.90, 4, 1.533)]
    [InlineData(0.95, 15, 1.753)]
    [InlineData(0.99, 8, 2.896)]
    [InlineData(0.999, 25, 3.450)]
    public void Quantiles_are_those_of_the_NIST_handbook(double probability, int freedom, double t)
    {
        // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2: upper critical values of Student's t distribution.
        Assert.Equal(t, Math.Round(StudentT.Quantile(probability, freedom), 3));
        Assert.Equal(-t, Math.Round(StudentT.Quantile(1 - probability, freedom), 3));
    }

    [Theory]
    [InlineData(0.6)]
    [InlineData(0.9)]
    [InlineData(0.975)]
    [InlineData(0.9995)]
    public void Quantiles_with_one_and_two_degrees_of_freedom_have_their_closed_forms(double probability)
    {
        Assert.Equal(Math.Tan(Math.PI * (probability - 0.5)), StudentT.Quantile(probability, 1), 1e-9 * Math.Tan(Math.PI * (probability - 0.5)));
        var two = ((2 * probability) - 1) / Math.Sqrt(2 * probability * (1 - probability));
        Assert.Equal(two, StudentT.Quantile(probability, 2), 1e-10 * two);
    }

    [Fact]
    public void The_cumulative_probability_has_its_closed_form_with_four_degrees_of_freedom()
    {
        foreach (var t in new[] { -3.0, -0.5, 0, 0.1, 1, 2.5, 12 })
        {
            // Student (1908): 1/2 + (3/8) s (1 - s²/12 · ...) in the form of Shaw (2006), eq. 40.
            var root = t / Math.Sqrt(1 + (t * t / 4));
            var expected = 0.5 + (0.375 * root * (1 - (t * t / (12 * (1 + (t * t / 4))))));
            Assert.Equal(expected, StudentT.Cumulative(t, 4), 1e-13);
        }
    }

    [Fact]
    public void One_pair_says_nothing_and_equal_changes_have_no_effect_size()
    {
        Assert.Null(PairedChange.Of([(1, 2)]));
        var alike = PairedChange.Of([(1, 3), (5, 7), (2, 4)])!;
        Assert.Equal((2, 2, 2), (alike.Mean, alike.Low, alike.High));
        Assert.Null(alike.Dz);
        Assert.NotNull(alike.Dav);
    }

    private static IReadOnlyList<(double, double)> Pairs(double[] before, double[] after) => [.. before.Zip(after)];
}
