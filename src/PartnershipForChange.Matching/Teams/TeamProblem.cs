namespace PartnershipForChange.Matching.Teams;

/// <summary>People who count together in a bound, such as one sector or one organisation.</summary>
/// <param name="Name">What a reader knows them by.</param>
/// <param name="Members">People, each once.</param>
/// <param name="Least">Fewest of them in each group; length m.</param>
/// <param name="Most">Most of them in each group; length m.</param>
public sealed record TeamCategory(string Name, int[] Members, int[] Least, int[] Most);

/// <summary>Two people, in no order.</summary>
public readonly record struct TeamPair(int First, int Second)
{
    /// <summary>Each pair once, the smaller number first.</summary>
    internal static IEnumerable<TeamPair> Distinct(IEnumerable<TeamPair> pairs) =>
        pairs.Select(pair => pair.First < pair.Second ? pair : new TeamPair(pair.Second, pair.First)).Distinct();
}

/// <summary>
/// Maximally diverse grouping with assignment scores and category bounds: n people into m groups so that
/// <c>sum over groups g of (sum of s(p, g) + weight * sum of d(p, q) over pairs in g)</c> is largest.
/// People are numbered 0..n-1 and groups 0..m-1.
/// </summary>
/// <remarks>
/// Without scores, categories, pairs and pins this is the problem of Gallego, Laguna, Marti and Duarte (2013),
/// "Tabu search with strategic oscillation for the maximally diverse grouping problem", JORS 64.
/// </remarks>
public sealed record TeamProblem
{
    /// <summary>n, the number of people.</summary>
    public required int People { get; init; }

    /// <summary>Fewest people in each group; length m.</summary>
    public required int[] Least { get; init; }

    /// <summary>Most people in each group; length m.</summary>
    public required int[] Most { get; init; }

    /// <summary>d, symmetric, n x n by rows; the diagonal is not used. May be negative.</summary>
    public required double[] Distances { get; init; }

    /// <summary>s, n x m by people; empty for none.</summary>
    public double[] Scores { get; init; } = [];

    /// <summary>Weight of diversity against scores, lambda.</summary>
    public double DiversityWeight { get; init; } = 1;

    /// <summary>Bounds on how many of a kind each group has; a person may be in several categories.</summary>
    public IReadOnlyList<TeamCategory> Categories { get; init; } = [];

    /// <summary>Pairs that may not share a group.</summary>
    public IReadOnlyList<TeamPair> Apart { get; init; } = [];

    /// <summary>Pairs that must share a group.</summary>
    public IReadOnlyList<TeamPair> Together { get; init; } = [];

    /// <summary>The group each person must stay in, -1 for free; length n, or empty when all are free.</summary>
    public int[] Pins { get; init; } = [];

    /// <summary>m, the number of groups.</summary>
    public int Groups => Least.Length;

    /// <summary>Distance of two different people.</summary>
    public double Distance(int first, int second) => Distances[(first * People) + second];

    /// <summary>Score of a person in a group.</summary>
    public double Score(int person, int group) => Scores.Length == 0 ? 0 : Scores[(person * Groups) + group];

    /// <summary>Group a person must stay in, or -1.</summary>
    public int Pin(int person) => Pins.Length == 0 ? -1 : Pins[person];
}
