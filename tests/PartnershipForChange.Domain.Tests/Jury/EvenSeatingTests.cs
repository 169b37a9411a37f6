using PartnershipForChange.Domain.Jury;

namespace PartnershipForChange.Domain.Tests.Jury;

public sealed class EvenSeatingTests
{
    [Theory]
    [InlineData(10, 4, 3)]
    [InlineData(7, 5, 2)]
    [InlineData(1, 6, 3)]
    [InlineData(30, 7, 3)]
    public void Without_conflicts_every_subject_gets_its_jurors_and_loads_differ_by_one_at_most(int subjects, int jurors, int seats)
    {
        var seating = EvenSeating.Of(seats, All(subjects, jurors), Nobody(subjects));

        Assert.All(seating, s => Assert.Equal(seats, s.Distinct().Count()));
        var loads = Loads(seating, jurors);
        Assert.Equal(subjects * seats, loads.Sum());
        Assert.InRange(loads.Max() - loads.Min(), 0, 1);
    }

    [Fact]
    public void With_fewer_jurors_than_seats_each_judges_everything() =>
        Assert.All(EvenSeating.Of(3, All(4, 2), Nobody(4)), s => Assert.Equal([0, 1], s.Order()));

    [Fact]
    public void A_chain_of_moves_evens_out_what_greed_alone_does_not()
    {
        // Juror 0 may judge all; juror 1 the first two; juror 2 only the first. Taken in order, nobody would be moved.
        var may = new bool[3, 3] { { true, true, true }, { true, true, false }, { true, false, false } };

        Assert.Equal([1, 1, 1], Loads(EvenSeating.Of(1, may, Nobody(3)), 3));
    }

    [Fact]
    public void Seats_that_stand_count_and_stay()
    {
        // Juror 0 has two seats already, so the three new ones go to the others.
        var seating = EvenSeating.Of(1, All(5, 3), [[0], [0], [], [], []]);

        Assert.Equal([0, 0, 1, 1, 1], seating.Select(s => s.Count));
        Assert.DoesNotContain(0, seating.SelectMany(s => s));
        Assert.Equal(1, Math.Abs(seating.SelectMany(s => s).Count(j => j == 1) - seating.SelectMany(s => s).Count(j => j == 2)));
    }

    [Fact]
    public void Against_every_seating_there_is_none_is_more_even_and_no_conflict_is_seated()
    {
        var random = new Random(4);
        for (var round = 0; round < 400; round++)
        {
            var (subjects, jurors, seats) = (random.Next(1, 6), random.Next(1, 5), random.Next(1, 3));
            var may = new bool[subjects, jurors];
            for (var s = 0; s < subjects; s++)
            {
                for (var j = 0; j < jurors; j++)
                {
                    may[s, j] = random.Next(3) > 0;
                }
            }

            var seating = EvenSeating.Of(seats, may, Nobody(subjects));

            for (var s = 0; s < subjects; s++)
            {
                var able = Enumerable.Range(0, jurors).Count(j => may[s, j]);
                Assert.Equal(Math.Min(seats, able), seating[s].Distinct().Count());
                Assert.All(seating[s], j => Assert.True(may[s, j]));
            }

            Assert.Equal(LeastSquares(seats, may, 0, new int[jurors]), Loads(seating, jurors).Sum(l => l * l));
        }
    }

    /// <summary>The least sum of squared loads over all seatings, by trying each.</summary>
    private static int LeastSquares(int seats, bool[,] may, int subject, int[] loads)
    {
        if (subject == may.GetLength(0))
        {
            return loads.Sum(l => l * l);
        }

        var able = Enumerable.Range(0, loads.Length).Where(j => may[subject, j]).ToList();
        var least = int.MaxValue;
        foreach (var chosen in Subsets(able, Math.Min(seats, able.Count)))
        {
            foreach (var juror in chosen)
            {
                loads[juror]++;
            }

            least = Math.Min(least, LeastSquares(seats, may, subject + 1, loads));
            foreach (var juror in chosen)
            {
                loads[juror]--;
            }
        }

        return least;
    }

    private static IEnumerable<List<int>> Subsets(List<int> of, int size) => size == 0
        ? [[]]
        : of.SelectMany((first, i) => Subsets(of[(i + 1)..], size - 1).Select(rest => (List<int>)[first, .. rest]));

    private static bool[,] All(int subjects, int jurors)
    {
        var may = new bool[subjects, jurors];
        for (var s = 0; s < subjects; s++)
        {
            for (var j = 0; j < jurors; j++)
            {
                may[s, j] = true;
            }
        }

        return may;
    }

    private static List<int>[] Nobody(int subjects) => [.. Enumerable.Range(0, subjects).Select(_ => new List<int>())];

    private static int[] Loads(IReadOnlyList<IReadOnlyList<int>> seating, int jurors) =>
        [.. Enumerable.Range(0, jurors).Select(j => seating.Count(s => s.Contains(j)))];
}
