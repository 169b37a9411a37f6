namespace PartnershipForChange.Matching.Teams;

/// <summary>What a change by hand would do.</summary>
/// <param name="Change">Change of the value and its parts.</param>
/// <param name="Broken">Rules it would break, or break further; each as it would stand after the change.</param>
/// <param name="Mended">Rules it would mend, wholly or in part; each as it stood before.</param>
public sealed record TeamChange(
    TeamValue Change, IReadOnlyList<TeamBreach> Broken, IReadOnlyList<TeamBreach> Mended);

/// <summary>
/// Values and rules of divisions, computed plainly from the problem's definition. It shares no code with the
/// search, so that it can judge it.
/// </summary>
public static class TeamRules
{
    /// <summary>Value of a division.</summary>
    /// <param name="problem">The problem divided.</param>
    /// <param name="group">Group of each person; length n.</param>
    public static TeamValue Evaluate(TeamProblem problem, int[] group)
    {
        var (wishes, diversity) = (0.0, 0.0);
        for (var p = 0; p < problem.People; p++)
        {
            wishes += problem.Score(p, group[p]);
            for (var q = p + 1; q < problem.People; q++)
            {
                diversity += group[p] == group[q] ? problem.Distance(p, q) : 0;
            }
        }

        return new TeamValue(wishes, diversity, wishes + (problem.DiversityWeight * diversity));
    }

    /// <summary>Every rule a division breaks: sizes, categories, pairs and pins, in that order.</summary>
    /// <param name="problem">The problem divided.</param>
    /// <param name="group">Group of each person; length n.</param>
    public static IReadOnlyList<TeamBreach> Check(TeamProblem problem, int[] group)
    {
        var breaches = new List<TeamBreach>();
        var everyone = new TeamCategory(string.Empty, [.. Enumerable.Range(0, problem.People)], problem.Least, problem.Most);
        AddCounts(breaches, everyone, -1, group, TeamRule.GroupTooSmall, TeamRule.GroupTooLarge);
        for (var category = 0; category < problem.Categories.Count; category++)
        {
            AddCounts(
                breaches, problem.Categories[category], category, group, TeamRule.CategoryTooFew, TeamRule.CategoryTooMany);
        }

        foreach (var (first, second) in TeamPair.Distinct(problem.Apart).Where(pair => group[pair.First] == group[pair.Second]))
        {
            breaches.Add(new TeamBreach(TeamRule.PairTogether, group[first], -1, first, second, 0, 0));
        }

        foreach (var (first, second) in TeamPair.Distinct(problem.Together).Where(pair => group[pair.First] != group[pair.Second]))
        {
            breaches.Add(new TeamBreach(TeamRule.PairApart, -1, -1, first, second, 0, 0));
        }

        for (var p = 0; p < problem.People; p++)
        {
            if (problem.Pin(p) >= 0 && problem.Pin(p) != group[p])
            {
                breaches.Add(new TeamBreach(TeamRule.PinMoved, problem.Pin(p), -1, p, -1, 0, 0));
            }
        }

        return breaches;
    }

    /// <summary>What moving a person to another group would do. The division itself is left as it is.</summary>
    public static TeamChange Move(TeamProblem problem, int[] group, int person, int toGroup)
    {
        var changed = (int[])group.Clone();
        changed[person] = toGroup;
        return Compare(problem, group, changed);
    }

    /// <summary>What two people changing places would do. The division itself is left as it is.</summary>
    public static TeamChange Swap(TeamProblem problem, int[] group, int first, int second)
    {
        var changed = (int[])group.Clone();
        (changed[first], changed[second]) = (group[second], group[first]);
        return Compare(problem, group, changed);
    }

    /// <summary>What going from one division to another does.</summary>
    public static TeamChange Compare(TeamProblem problem, int[] before, int[] after)
    {
        var (old, now) = (Evaluate(problem, before), Evaluate(problem, after));
        var stood = Check(problem, before).ToDictionary(breach => breach.Identity);
        var stands = Check(problem, after).ToDictionary(breach => breach.Identity);
        return new TeamChange(
            new TeamValue(now.WishScore - old.WishScore, now.Diversity - old.Diversity, now.Value - old.Value),
            Grown(stands, stood),
            Grown(stood, stands));
    }

    /// <summary>Breaches that are there in one and not, or smaller, in the other.</summary>
    private static List<TeamBreach> Grown(
        Dictionary<(TeamRule, int, int, int, int), TeamBreach> here,
        Dictionary<(TeamRule, int, int, int, int), TeamBreach> there) =>
        [.. here.Values.Where(breach => !there.TryGetValue(breach.Identity, out var other) || breach.Size > other.Size)];

    private static void AddCounts(
        List<TeamBreach> breaches, TeamCategory category, int index, int[] group, TeamRule tooFew, TeamRule tooMany)
    {
        var counts = new int[category.Least.Length];
        foreach (var person in category.Members)
        {
            counts[group[person]]++;
        }

        for (var g = 0; g < counts.Length; g++)
        {
            if (counts[g] < category.Least[g])
            {
                breaches.Add(new TeamBreach(tooFew, g, index, -1, -1, counts[g], category.Least[g]));
            }

            if (counts[g] > category.Most[g])
            {
                breaches.Add(new TeamBreach(tooMany, g, index, -1, -1, counts[g], category.Most[g]));
            }
        }
    }
}
