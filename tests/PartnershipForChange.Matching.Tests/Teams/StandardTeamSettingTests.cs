using PartnershipForChange.Matching.Teams;
using Xunit;

namespace PartnershipForChange.Matching.Tests.Teams;

public sealed class StandardTeamSettingTests
{
    private static readonly TeamMember[] Members =
    [
        new(Organisation: 0, Sector: 0, Level: 1, Skills: [1, 2], ChallengeWishes: [1, 0]),
        new(Organisation: 0, Sector: 0, Level: 1, Skills: [2, 3, 4], ChallengeWishes: []),
        new(Organisation: 1, Sector: 1, Level: 2, Skills: [], ChallengeWishes: [0, -1, 1]),
        new(Organisation: 2, Sector: 1, Level: 1, Skills: [], ChallengeWishes: [1]),
        new(Organisation: 3, Sector: 0, Level: 3, Skills: [1, 2], ChallengeWishes: [0]),
    ];

    [Fact]
    public void Sizes_and_categories_are_spread_as_evenly_as_they_can_be()
    {
        var problem = Build(new TeamWeights());

        Assert.Equal([2, 2], problem.Least);
        Assert.Equal([3, 3], problem.Most);
        Assert.Equal(
            [
                "s0: 0 1 4, 1 1 to 2 2",
                "s1: 2 3, 1 1 to 1 1",
                "o0: 0 1, 0 0 to 1 1",
                "o1: 2, 0 0 to 1 1",
                "o2: 3, 0 0 to 1 1",
                "o3: 4, 0 0 to 1 1",
            ],
            problem.Categories.Select(category =>
                $"{category.Name}: {string.Join(' ', category.Members)}, {string.Join(' ', category.Least)} to {string.Join(' ', category.Most)}"));
    }

    [Fact]
    public void Wishes_score_three_two_one_in_the_teams_of_their_challenge()
    {
        Assert.Equal([2, 3, 0, 0, 3, 1, 0, 3, 3, 0], Build(new TeamWeights()).Scores);
        Assert.Equal([0, 5, 0, 0, 5, 0, 0, 5, 5, 0], Build(new TeamWeights { Wishes = [5] }).Scores);
    }

    [Fact]
    public void Distance_is_by_organisation_level_and_skills_and_less_for_former_team_mates()
    {
        var problem = Build(new TeamWeights());

        // One of four skills in common; former team-mates.
        Assert.Equal(0.75 - 4, problem.Distance(0, 1), 1e-12);
        Assert.Equal(problem.Distance(0, 1), problem.Distance(1, 0));
        Assert.Equal(3, problem.Distance(0, 2), 1e-12);
        // Other organisation, other level; neither offers a skill.
        Assert.Equal(2, problem.Distance(2, 3), 1e-12);
        Assert.Equal(2, problem.Distance(0, 4), 1e-12);
        Assert.Equal(0.25, problem.DiversityWeight);
    }

    [Fact]
    public void Every_weight_may_be_changed()
    {
        var problem = Build(new TeamWeights { OtherOrganisation = 10, OtherLevel = 20, OtherSkills = 4, FormerTeamMates = -1, Diversity = 2 });

        Assert.Equal(3 - 1, problem.Distance(0, 1), 1e-12);
        Assert.Equal(34, problem.Distance(0, 2), 1e-12);
        Assert.Equal(2, problem.DiversityWeight);
    }

    [Fact]
    public void Former_team_mates_are_kept_apart_where_they_can_be()
    {
        TeamPair[] former = [new(0, 1), new(2, 3), new(4, 5), new(6, 7), new(8, 9)];
        var problem = RandomProblems.Round(1, 20, 4, former);

        var result = TeamSolverTests.Solve(problem, steps: 20_000);

        Assert.DoesNotContain(former, pair => result.Group[pair.First] == result.Group[pair.Second]);
    }

    private static TeamProblem Build(TeamWeights weights) => StandardTeamSetting.Build(
        Members, teams: 2, challenges: 2, [new(1, 0), new(0, 1)], weights, sector => $"s{sector}", organisation => $"o{organisation}");
}
