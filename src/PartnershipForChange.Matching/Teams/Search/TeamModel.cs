namespace PartnershipForChange.Matching.Teams.Search;

/// <summary>
/// A problem as the search sees it: whole numbers only, and nothing but people who change places.
/// </summary>
/// <remarks>
/// Values are scaled to integers, so that sums are exact and equal on any machine. Every group is filled up to its
/// most with <em>empty places</em>, which are units like people but at distance 0 from all: moving a person is
/// changing places with one, and the least size of a group is a most on its empty places. A broken rule costs
/// up to <see cref="MaxPenalty"/> per person too many or too few and per pair.
/// </remarks>
internal sealed class TeamModel
{
    /// <summary>Units per vector; rows are padded to a multiple of it.</summary>
    public const int Lanes = 16;

    /// <summary>Places a roomy group has beyond its most, besides half of that most.</summary>
    private const int LeastSpare = 8;

    /// <summary>Largest size of any number the search adds up, so that six of them still fit an int.</summary>
    private const double Headroom = 1 << 28;

    /// <param name="problem">The problem.</param>
    /// <param name="roomy">
    /// True to let groups grow beyond their most, which is then a broken rule: for problems whose rules cannot be met.
    /// </param>
    /// <param name="cancellation">Ends the preparation at once.</param>
    public TeamModel(TeamProblem problem, bool roomy, CancellationToken cancellation = default)
    {
        (People, Groups) = (problem.People, problem.Groups);
        Capacity = Capacities(problem, roomy);
        Units = Capacity.Sum();
        Stride = (Units + Lanes - 1) / Lanes * Lanes;
        Pins = [.. Enumerable.Range(0, Units).Select(unit => unit < People ? problem.Pin(unit) : -1)];

        var emptyPlaces = new TeamCategory(
            string.Empty,
            [.. Enumerable.Range(People, Units - People)],
            [.. Capacity.Select((capacity, g) => capacity - problem.Most[g])],
            [.. Capacity.Select((capacity, g) => capacity - problem.Least[g])]);
        Categories = emptyPlaces.Members.Length == 0 ? problem.Categories : [.. problem.Categories, emptyPlaces];
        CategoriesOf = [.. Enumerable.Range(0, Units).Select(_ => Array.Empty<int>())];
        Masks = [.. Categories.Select((category, index) => Mask(category, index))];
        Partners = [.. Enumerable.Range(0, Units).Select(_ => Array.Empty<(int, bool)>())];

        var reach = Reach(problem, Capacity.Max(), cancellation);
        var rules = 1 + problem.Apart.Concat(problem.Together).SelectMany(pair => new[] { pair.First, pair.Second })
            .CountBy(person => person).Select(pair => pair.Value).DefaultIfEmpty().Max()
            + CategoriesOf.Select(list => list.Length).DefaultIfEmpty().Max();
        Scale = ScaleFor(problem, Headroom / ((reach * (1 + (4.0 * rules))) + 1));
        MaxPenalty = (int)Math.Ceiling(4 * reach * Scale) + 1;

        Distance = new int[Units * Stride];
        Score = new int[Groups * Stride];
        Fill(problem);
        Clusters = FindClusters(problem);
    }

    public int People { get; }

    public int Groups { get; }

    /// <summary>People and empty places; people come first.</summary>
    public int Units { get; }

    /// <summary>Length of a row of <see cref="Distance"/>, <see cref="Score"/> and masks.</summary>
    public int Stride { get; }

    /// <summary>Units in each group; the same in every division.</summary>
    public int[] Capacity { get; }

    /// <summary>Weighted distances, a row per unit.</summary>
    public int[] Distance { get; }

    /// <summary>Scores, a row per group.</summary>
    public int[] Score { get; }

    /// <summary>Group each unit must stay in, or -1.</summary>
    public int[] Pins { get; }

    /// <summary>The problem's categories, then the empty places where there are any.</summary>
    public IReadOnlyList<TeamCategory> Categories { get; }

    /// <summary>Categories each unit is in.</summary>
    public int[][] CategoriesOf { get; }

    /// <summary>For each category a row with -1 for its members and 0 for others.</summary>
    public int[][] Masks { get; }

    /// <summary>For each person, who they must be together with (true) or apart from (false).</summary>
    public (int Person, bool Together)[][] Partners { get; }

    /// <summary>People who must all be together, where none of them is pinned.</summary>
    public int[][] Clusters { get; }

    /// <summary>Units of the search per unit of the problem's value.</summary>
    public double Scale { get; }

    /// <summary>Cost of breaking a rule by one that exceeds what any one change of places can gain.</summary>
    public int MaxPenalty { get; }

    /// <summary>True when there is any rule but the sizes of groups, where they are fixed.</summary>
    public bool HasRules => Categories.Count > 0 || HasPairs;

    /// <summary>True when some must be together or apart.</summary>
    public bool HasPairs => Partners.Any(partners => partners.Length > 0);

    /// <summary>
    /// Most of each group, and where everyone cannot be seated so (too many people, or too many pins), enough
    /// beyond it to seat them; the excess is then a broken rule.
    /// </summary>
    private static int[] Capacities(TeamProblem problem, bool roomy)
    {
        var shortage = Math.Max(0, problem.People - (int)Math.Min(int.MaxValue, problem.Most.Sum(most => (long)most)));
        var pinned = new int[problem.Groups];
        foreach (var pin in problem.Pins.Where(pin => pin >= 0))
        {
            pinned[pin]++;
        }

        return [.. problem.Most.Select((most, g) => Math.Max(Math.Min(most, problem.People) + Math.Max(shortage, Spare(most)), pinned[g]))];

        int Spare(int most) => roomy ? Math.Max(0, Math.Min(problem.People - most, LeastSpare + (most / 2))) : 0;
    }

    /// <summary>Most that one person can add to or take from a division's value.</summary>
    private static double Reach(TeamProblem problem, int largestGroup, CancellationToken cancellation)
    {
        var (n, m) = (problem.People, problem.Groups);
        var others = Math.Clamp(largestGroup, 1, Math.Max(1, n)) - 1;
        var row = new double[n];
        var reach = 0.0;
        for (var p = 0; p < n; p++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var q = 0; q < n; q++)
            {
                row[q] = q == p ? 0 : Math.Abs(problem.DiversityWeight * problem.Distance(p, q));
            }

            Array.Sort(row);
            var distances = 0.0;
            for (var k = n - 1; k >= n - others && k >= 0; k--)
            {
                distances += row[k];
            }

            reach = Math.Max(reach, distances + Enumerable.Range(0, m).Max(g => Math.Abs(problem.Score(p, g))));
        }

        return reach;
    }

    /// <summary>
    /// The smallest power of ten that makes every value whole, or else the largest power of two that
    /// <paramref name="most"/> allows.
    /// </summary>
    private static double ScaleFor(TeamProblem problem, double most)
    {
        for (var scale = 1.0; scale <= Math.Min(most, 1e6); scale *= 10)
        {
            if (problem.Scores.All(IsWhole) && problem.Distances.All(distance => IsWhole(distance * problem.DiversityWeight)))
            {
                return scale;
            }

            bool IsWhole(double value) => Math.Abs((value * scale) - Math.Round(value * scale)) < 1e-6;
        }

        return Math.ScaleB(1, Math.ILogB(most));
    }

    private int[] Mask(TeamCategory category, int index)
    {
        var mask = new int[Stride];
        foreach (var unit in category.Members)
        {
            mask[unit] = -1;
            CategoriesOf[unit] = [.. CategoriesOf[unit], index];
        }

        return mask;
    }

    private void Fill(TeamProblem problem)
    {
        for (var p = 0; p < People; p++)
        {
            for (var q = 0; q < People; q++)
            {
                Distance[(p * Stride) + q] = p == q ? 0 : (int)Math.Round(problem.DiversityWeight * problem.Distance(p, q) * Scale);
            }

            for (var g = 0; g < Groups; g++)
            {
                Score[(g * Stride) + p] = (int)Math.Round(problem.Score(p, g) * Scale);
            }
        }

        Pair(problem.Apart, together: false);
        Pair(problem.Together, together: true);
    }

    private void Pair(IEnumerable<TeamPair> pairs, bool together)
    {
        foreach (var (first, second) in TeamPair.Distinct(pairs))
        {
            Partners[first] = [.. Partners[first], (second, together)];
            Partners[second] = [.. Partners[second], (first, together)];
        }
    }

    private int[][] FindClusters(TeamProblem problem)
    {
        var cluster = Enumerable.Range(0, People).ToArray();
        foreach (var (first, second) in problem.Together)
        {
            var (keep, drop) = (cluster[first], cluster[second]);
            for (var p = 0; p < People; p++)
            {
                cluster[p] = cluster[p] == drop ? keep : cluster[p];
            }
        }

        return
        [
            .. Enumerable.Range(0, People).GroupBy(p => cluster[p]).Select(people => people.ToArray())
                .Where(people => people.Length > 1 && people.All(p => Pins[p] < 0)),
        ];
    }
}
