namespace PartnershipForChange.Matching.Teams;

/// <summary>What the standard setting needs to know of a team member.</summary>
/// <param name="Organisation">Number of the organisation.</param>
/// <param name="Sector">Number of the sector.</param>
/// <param name="Level">Number of the level.</param>
/// <param name="Skills">Numbers of the skills offered.</param>
/// <param name="ChallengeWishes">Numbers of the challenges wished for, best first.</param>
public sealed record TeamMember(int Organisation, int Sector, int Level, int[] Skills, int[] ChallengeWishes);

/// <summary>Weights of the standard setting; every one may be changed.</summary>
public sealed record TeamWeights
{
    /// <summary>Score of working on the first, second ... challenge wished for; further wishes score nothing.</summary>
    public IReadOnlyList<double> Wishes { get; init; } = [3, 2, 1];

    /// <summary>Weight of diversity against wishes, lambda.</summary>
    public double Diversity { get; init; } = 0.25;

    /// <summary>Distance of two people of different organisations.</summary>
    public double OtherOrganisation { get; init; } = 1;

    /// <summary>Distance of two people of different levels.</summary>
    public double OtherLevel { get; init; } = 1;

    /// <summary>Weight of the Jaccard distance of skills offered, 1 - |common| / |either|.</summary>
    public double OtherSkills { get; init; } = 1;

    /// <summary>Added for two people who were in a team before.</summary>
    public double FormerTeamMates { get; init; } = -4;
}

/// <summary>
/// The standard setting of a round's mixed teams: sizes as even as they can be, each sector spread evenly, no
/// organisation crowded into a team, challenge wishes scored, and distance by organisation, level and skills.
/// Team g works on challenge g modulo the number of challenges.
/// </summary>
public static class StandardTeamSetting
{
    /// <summary>Builds the problem. Pairs and pins may be added to it with a <c>with</c> expression.</summary>
    /// <param name="members">The people to divide; person i of the problem is member i.</param>
    /// <param name="teams">Number of teams, 1 or more.</param>
    /// <param name="challenges">Number of challenges; with 0 nobody's wishes count.</param>
    /// <param name="formerTeamMates">Pairs, as indices into <paramref name="members"/>.</param>
    /// <param name="weights">Weights of wishes and of distances.</param>
    /// <param name="sectorName">Names a sector's bounds for readers.</param>
    /// <param name="organisationName">Names an organisation's bounds for readers.</param>
    public static TeamProblem Build(
        IReadOnlyList<TeamMember> members, int teams, int challenges, IReadOnlyList<TeamPair> formerTeamMates,
        TeamWeights weights, Func<int, string> sectorName, Func<int, string> organisationName)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(teams, 1);
        return new TeamProblem
        {
            People = members.Count,
            Least = Even(members.Count / teams),
            Most = Even(Ceiling(members.Count, teams)),
            Distances = Distances(members, formerTeamMates, weights),
            Scores = Scores(members, teams, challenges, weights),
            DiversityWeight = weights.Diversity,
            Categories =
            [
                .. Categories(member => member.Sector, sectorName, count => count / teams),
                .. Categories(member => member.Organisation, organisationName, _ => 0),
            ],
        };

        int[] Even(int value) => [.. Enumerable.Repeat(value, teams)];

        IEnumerable<TeamCategory> Categories(Func<TeamMember, int> key, Func<int, string> name, Func<int, int> least) =>
            Enumerable.Range(0, members.Count)
                .GroupBy(person => key(members[person]))
                .Select(people => (people.Key, Members: people.ToArray()))
                .Select(category => new TeamCategory(
                    name(category.Key), category.Members, Even(least(category.Members.Length)),
                    Even(Ceiling(category.Members.Length, teams))));
    }

    private static double[] Distances(
        IReadOnlyList<TeamMember> members, IReadOnlyList<TeamPair> formerTeamMates, TeamWeights weights)
    {
        var n = members.Count;
        var distances = new double[n * n];
        for (var p = 0; p < n; p++)
        {
            for (var q = p + 1; q < n; q++)
            {
                Set(p, q, Distance(members[p], members[q], weights));
            }
        }

        foreach (var (first, second) in TeamPair.Distinct(formerTeamMates).Where(pair => pair.First != pair.Second))
        {
            Set(first, second, distances[(first * n) + second] + weights.FormerTeamMates);
        }

        return distances;

        void Set(int p, int q, double distance) =>
            distances[(p * n) + q] = distances[(q * n) + p] = distance;
    }

    private static double Distance(TeamMember one, TeamMember other, TeamWeights weights) =>
        (one.Organisation != other.Organisation ? weights.OtherOrganisation : 0)
        + (one.Level != other.Level ? weights.OtherLevel : 0)
        + (weights.OtherSkills * Jaccard(one.Skills, other.Skills));

    /// <summary>1 - |common| / |either|; 0 for two people who offer nothing, who are alike in that.</summary>
    private static double Jaccard(int[] one, int[] other)
    {
        var common = one.Distinct().Intersect(other).Count();
        var either = one.Union(other).Count();
        return either == 0 ? 0 : 1 - ((double)common / either);
    }

    private static double[] Scores(IReadOnlyList<TeamMember> members, int teams, int challenges, TeamWeights weights)
    {
        var scores = new double[members.Count * teams];
        if (challenges == 0)
        {
            return scores;
        }

        for (var p = 0; p < members.Count; p++)
        {
            var wishes = members[p].ChallengeWishes;
            for (var team = 0; team < teams; team++)
            {
                var wish = Array.IndexOf(wishes, team % challenges);
                scores[(p * teams) + team] = wish >= 0 && wish < weights.Wishes.Count ? weights.Wishes[wish] : 0;
            }
        }

        return scores;
    }

    private static int Ceiling(int total, int parts) => (total + parts - 1) / parts;
}
