using PartnershipForChange.Domain.Surveys;

namespace PartnershipForChange.Domain.Tests.Surveys;

/// <summary>Nobody learns what fewer than five people answered, also not by subtracting.</summary>
public sealed class DisclosureTests
{
    private static readonly IReadOnlyCollection<int>[] SidesAndTotal = [[0], [1], [0, 1]];

    /// <summary>Three groups on two sides: atom = group · 2 + side; figures: sides, total, groups.</summary>
    private static readonly IReadOnlyCollection<int>[] TwoWay = [[0, 2, 4], [1, 3, 5], [0, 1, 2, 3, 4, 5], [0, 1], [2, 3], [4, 5]];

    [Theory]
    [InlineData(5, 5, true, true, true)]
    [InlineData(10, 4, true, false, false)]
    [InlineData(4, 10, false, true, false)]
    [InlineData(4, 4, false, false, true)]
    [InlineData(2, 2, false, false, false)]
    [InlineData(6, 0, true, false, true)]
    public void A_small_side_takes_the_total_with_it(int publicSide, int business, bool showsPublic, bool showsBusiness, bool showsTotal) =>
        Assert.Equal([showsPublic, showsBusiness, showsTotal], Disclosure.Shown([publicSide, business], SidesAndTotal));

    [Fact]
    public void A_group_that_would_give_another_away_is_left_out()
    {
        // Guests 8, mentors 9, team members 3: all three and the total would give the 3; the 3 alone are too few anyway.
        Assert.Equal([true, true, true, true, false, false], Disclosure.Shown([4, 4, 5, 4, 2, 1], TwoWay));
    }

    /// <summary>
    /// The rule, seen from the other end: for every set of people smaller than five there are two ways they may have answered
    /// that differ in their sum and give the same shown figures. The vector that does it is what is left of the set's
    /// indicator when everything the shown figures say is taken out (Gram-Schmidt).
    /// </summary>
    [Fact]
    public void No_sum_over_fewer_than_five_people_can_be_worked_out_from_what_is_shown()
    {
        var random = new Random(20270315);
        var (hidden, shownFigures, complementary) = (0, 0, 0);
        for (var table = 0; table < 400; table++)
        {
            int[] people = [.. Enumerable.Range(0, 6).Select(_ => random.Next(4) switch { 0 => random.Next(0, 3), 1 => random.Next(3, 7), _ => random.Next(5, 30) })];
            var shown = Disclosure.Shown(people, TwoWay);
            var basis = Orthonormal(TwoWay.Where((_, at) => shown[at]).Select(Indicator));
            for (var set = 1; set < 64; set++)
            {
                var atoms = Enumerable.Range(0, 6).Where(atom => (set >> atom & 1) == 1).ToList();
                if (atoms.Sum(a => people[a]) is > 0 and < Disclosure.Fewest)
                {
                    var secret = Indicator(atoms);
                    Assert.True(Dot(Left(secret, basis), secret) > 1e-9, $"{string.Join(' ', people)}: {string.Join(' ', atoms)}");
                    hidden++;
                }
            }

            for (var at = 0; at < TwoWay.Length; at++)
            {
                var count = TwoWay[at].Sum(a => people[a]);
                Assert.True(!shown[at] || count >= Disclosure.Fewest);
                shownFigures += shown[at] ? 1 : 0;
                complementary += !shown[at] && count >= Disclosure.Fewest ? 1 : 0;
            }
        }

        // The tables did hold small sets, shown figures, and large figures left out for the sake of small ones.
        Assert.True(hidden > 1000 && shownFigures > 1000 && complementary > 50, $"{hidden} {shownFigures} {complementary}");
    }

    [Fact]
    public void When_nobody_is_few_everything_is_shown() =>
        Assert.All(Disclosure.Shown([5, 6, 7, 8, 9, 10], TwoWay), Assert.True);

    private static double[] Indicator(IReadOnlyCollection<int> atoms) => [.. Enumerable.Range(0, 6).Select(a => atoms.Contains(a) ? 1.0 : 0)];

    private static List<double[]> Orthonormal(IEnumerable<double[]> vectors)
    {
        var basis = new List<double[]>();
        foreach (var vector in vectors)
        {
            var left = Left(vector, basis);
            var length = Math.Sqrt(Dot(left, left));
            if (length > 1e-9)
            {
                basis.Add([.. left.Select(x => x / length)]);
            }
        }

        return basis;
    }

    private static double[] Left(double[] vector, List<double[]> basis) => basis.Aggregate(vector, (left, b) =>
    {
        var along = Dot(left, b);
        return [.. left.Zip(b, (x, y) => x - (along * y))];
    });

    private static double Dot(double[] one, double[] other) => one.Zip(other, (x, y) => x * y).Sum();
}
