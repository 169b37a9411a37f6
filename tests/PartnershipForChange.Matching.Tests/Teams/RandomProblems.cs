using PartnershipForChange.Matching.Teams;

namespace PartnershipForChange.Matching.Tests.Teams;

/// <summary>Small random problems with every kind of rule, and their best division found by trying all.</summary>
internal static class RandomProblems
{
    /// <summary>A problem of up to 7 people in up to 3 groups; about half of them can be met.</summary>
    public static TeamProblem Tiny(int seed)
    {
        var random = new Random(seed);
        var (n, m) = (random.Next(2, 8), random.Next(1, 4));
        var problem = Plain(random, n, m) with
        {
            Least = [.. Enumerable.Range(0, m).Select(_ => random.Next(0, (n / m) + 1))],
            Most = [.. Enumerable.Range(0, m).Select(_ => random.Next((n + m - 1) / m, n + 1))],
            DiversityWeight = random.Next(1, 5) / 4.0,
        };
        return problem with
        {
            Scores = random.Next(2) == 0 ? [] : [.. Enumerable.Range(0, n * m).Select(_ => (double)random.Next(0, 4))],
            Categories = [.. Enumerable.Range(0, random.Next(3)).Select(c => Category(random, $"category {c}", n, m))],
            Apart = Pairs(random, n, random.Next(2)),
            Together = Pairs(random, n, random.Next(2)),
            Pins = random.Next(3) > 0 ? [] : [.. Enumerable.Range(0, n).Select(_ => random.Next(4) > 0 ? -1 : random.Next(m))],
        };
    }

    /// <summary>Groups of equal size and random distances from 0 to 99.</summary>
    public static TeamProblem Even(int seed, int people, int groups) => Plain(new Random(seed), people, groups) with
    {
        Least = [.. Enumerable.Repeat(people / groups, groups)],
        Most = [.. Enumerable.Repeat((people + groups - 1) / groups, groups)],
    };

    /// <summary>A problem of the standard setting: two sectors, organisations, levels, skills and wishes.</summary>
    public static TeamProblem Round(int seed, int people, int teams, IReadOnlyList<TeamPair>? formerTeamMates = null)
    {
        var random = new Random(seed);
        var members = Enumerable.Range(0, people).Select(_ =>
        {
            var organisation = random.Next(Math.Max(2, people / 3));
            return new TeamMember(
                organisation, organisation % 2, random.Next(5), [.. Enumerable.Range(0, 3).Select(_ => random.Next(18))],
                [.. Enumerable.Range(0, 5).OrderBy(_ => random.Next()).Take(3)]);
        });
        return StandardTeamSetting.Build(
            [.. members], teams, 5, formerTeamMates ?? [], new TeamWeights(), sector => $"sector {sector}", one => $"organisation {one}");
    }

    /// <summary>
    /// The best of all divisions that keep the pins: breaking the other rules least, and then of largest value.
    /// </summary>
    public static (int Broken, double Value) Best(TeamProblem problem)
    {
        var group = new int[problem.People];
        var best = (Broken: int.MaxValue, Value: double.NegativeInfinity);
        do
        {
            var breaches = TeamRules.Check(problem, group);
            var broken = breaches.Sum(breach => breach.Size);
            var value = TeamRules.Evaluate(problem, group).Value;
            if (breaches.All(breach => breach.Rule != TeamRule.PinMoved)
                && (broken < best.Broken || (broken == best.Broken && value > best.Value)))
            {
                best = (broken, value);
            }
        }
        while (Next(group, problem.Groups));

        return best;
    }

    private static bool Next(int[] group, int groups)
    {
        for (var p = 0; p < group.Length; p++)
        {
            if (++group[p] < groups)
            {
                return true;
            }

            group[p] = 0;
        }

        return false;
    }

    private static TeamProblem Plain(Random random, int n, int m)
    {
        var distances = new double[n * n];
        for (var p = 0; p < n; p++)
        {
            for (var q = p + 1; q < n; q++)
            {
                distances[(p * n) + q] = distances[(q * n) + p] = random.Next(100);
            }
        }

        return new TeamProblem { People = n, Least = new int[m], Most = [.. Enumerable.Repeat(n, m)], Distances = distances };
    }

    private static TeamCategory Category(Random random, string name, int n, int m)
    {
        var members = Enumerable.Range(0, n).Where(_ => random.Next(2) == 0).ToArray();
        var least = Enumerable.Range(0, m).Select(_ => random.Next(2)).ToArray();
        return new TeamCategory(name, members, least, [.. least.Select(bound => bound + random.Next(3))]);
    }

    private static TeamPair[] Pairs(Random random, int n, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => random.Next(n)).Select(p => new TeamPair(p, (p + random.Next(1, n)) % n))];
}
