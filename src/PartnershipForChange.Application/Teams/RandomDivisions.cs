using PartnershipForChange.Matching.Teams;

namespace PartnershipForChange.Application.Teams;

/// <summary>What chance would give: the mean value of random divisions of the same sizes, to compare with.</summary>
internal static class RandomDivisions
{
    private const int Draws = 200;

    public static double MeanValue(TeamProblem problem, int seed)
    {
        var random = new Random(seed);
        var group = new int[problem.People];
        for (var person = 0; person < group.Length; person++)
        {
            group[person] = person % problem.Groups;
        }

        var sum = 0.0;
        for (var draw = 0; draw < Draws; draw++)
        {
            random.Shuffle(group);
            sum += TeamRules.Evaluate(problem, group).Value;
        }

        return sum / Draws;
    }
}
