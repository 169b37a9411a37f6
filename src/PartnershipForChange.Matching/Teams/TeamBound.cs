namespace PartnershipForChange.Matching.Teams;

/// <summary>A value that no division within the group sizes can exceed.</summary>
internal static class TeamBound
{
    /// <summary>
    /// Every person at best works in the group that scores highest, among the people most distant from them. Quick
    /// to compute and far from tight, as all known bounds of the problem are.
    /// </summary>
    public static double Of(TeamProblem problem, CancellationToken cancellation)
    {
        var (n, largest) = (problem.People, problem.Most.Length == 0 ? 0 : problem.Most.Max());
        var smallest = problem.Least.Length == 0 ? 0 : problem.Least.Min();
        var twice = 0.0;
        var wishes = 0.0;
        var others = new double[Math.Max(0, n - 1)];
        for (var p = 0; p < n; p++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var q = 0; q < n - 1; q++)
            {
                others[q] = problem.DiversityWeight * problem.Distance(p, q < p ? q : q + 1);
            }

            // Partners beyond the smallest group's number are only taken where they add.
            Array.Sort(others);
            for (var k = 1; k <= Math.Min(largest - 1, n - 1); k++)
            {
                twice += k <= smallest - 1 ? others[^k] : Math.Max(0, others[^k]);
            }

            wishes += Enumerable.Range(0, problem.Groups).Select(g => problem.Score(p, g)).DefaultIfEmpty().Max();
        }

        return wishes + (twice / 2);
    }
}
