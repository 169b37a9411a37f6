namespace PartnershipForChange.Matching.Teams;

/// <summary>
/// How far the rules of a problem must be broken at least, by counting: more people than places, pins beyond a
/// most, categories that together need more than a group holds, pairs that contradict each other or the pins.
/// </summary>
internal static class TeamBreachBound
{
    /// <summary>People and pairs by which every division breaks the rules, or fewer; 0 says nothing.</summary>
    public static int Of(TeamProblem problem)
    {
        var everyone = new TeamCategory(string.Empty, [.. Enumerable.Range(0, problem.People)], problem.Least, problem.Most);
        var counts = problem.Categories.Prepend(everyone).Sum(category => Alone(problem, category));
        return Math.Max(counts, Crossed(problem)) + Pairs(problem);
    }

    /// <summary>What one category must break by itself: exact, given its members, its bounds and the pins.</summary>
    private static int Alone(TeamProblem problem, TeamCategory category)
    {
        var pinned = new int[problem.Groups];
        foreach (var pin in category.Members.Select(problem.Pin).Where(pin => pin >= 0))
        {
            pinned[pin]++;
        }

        var (free, over, room, need) = ((long)category.Members.Length, 0L, 0L, 0L);
        for (var g = 0; g < pinned.Length; g++)
        {
            free -= pinned[g];
            over += Math.Max(0, pinned[g] - category.Most[g]);
            room += Math.Max(0, category.Most[g] - pinned[g]);
            need += Math.Max(0, category.Least[g] - pinned[g]);
        }

        return (int)(over + Math.Max(0, free - room) + Math.Max(0, need - free));
    }

    /// <summary>What disjoint categories break together, where they need more than groups hold or fill less than they need.</summary>
    private static int Crossed(TeamProblem problem)
    {
        var taken = new bool[problem.People];
        var family = new List<TeamCategory>();
        foreach (var category in problem.Categories.Where(category => !category.Members.Any(person => taken[person])))
        {
            family.Add(category);
            Array.ForEach(category.Members, person => taken[person] = true);
        }

        var (others, broken) = (taken.Count(one => !one), 0L);
        for (var g = 0; g < problem.Groups; g++)
        {
            broken += Math.Max(0, family.Sum(category => (long)category.Least[g]) - problem.Most[g]);
            broken += Math.Max(0, problem.Least[g] - family.Sum(category => (long)Math.Min(category.Most[g], category.Members.Length)) - others);
        }

        return (int)Math.Min(int.MaxValue, broken);
    }

    /// <summary>Pairs that are to be both together and apart, or that pins put the wrong way.</summary>
    private static int Pairs(TeamProblem problem)
    {
        var apart = TeamPair.Distinct(problem.Apart).ToHashSet();
        var together = TeamPair.Distinct(problem.Together).ToHashSet();
        return apart.Count(together.Contains)
            + apart.Count(pair => !together.Contains(pair) && BothPinned(pair) && problem.Pin(pair.First) == problem.Pin(pair.Second))
            + together.Count(pair => !apart.Contains(pair) && BothPinned(pair) && problem.Pin(pair.First) != problem.Pin(pair.Second));

        bool BothPinned(TeamPair pair) => problem.Pin(pair.First) >= 0 && problem.Pin(pair.Second) >= 0;
    }
}
