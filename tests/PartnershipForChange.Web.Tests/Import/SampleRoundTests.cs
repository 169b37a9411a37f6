using PartnershipForChange.Application.Import;
using PartnershipForChange.Application.Matching;
using PartnershipForChange.Matching.Teams;
using PartnershipForChange.Testing;
using Xunit;

namespace PartnershipForChange.Web.Tests.Import;

/// <summary>The sample round, from its files to mixed teams.</summary>
public sealed class SampleRoundTests
{
    private static readonly RoundRows Rows = RoundFiles.ReadFolder(
        Repository.PathTo("samples", "sample-round"), RoundContext.Empty, ImportLimits.Upload, cancellation: TestContext.Current.CancellationToken);

    [Fact]
    public void It_is_read_without_faults()
    {
        Assert.Empty(Rows.Faults);
        Assert.Equal(
            (54, 50, 135, 24),
            (Rows.Organisations.Count, Rows.HostPlaces.Count, Rows.Participants.Count, Rows.Relations.Count));
        Assert.Equal(8, Rows.Organisations.Count(organisation => organisation.IsPublic));
    }

    [Fact]
    public void Its_team_members_become_a_problem_of_the_standard_setting()
    {
        var teams = Rows.ToSnapshot().ToTeams(10);

        Assert.Equal(119, teams.Problem.People);
        Assert.Equal(["brand", "cooperation", "e-services", "motivation", "skills"], teams.Challenges);
        Assert.Equal("brand", teams.ChallengeOf(5));
        Assert.Equal((11, 12), (teams.Problem.Least[0], teams.Problem.Most[0]));
        var publicSide = teams.Problem.Categories.Single(category => category.Name == "public");
        Assert.Equal((68, 6, 7), (publicSide.Members.Length, publicSide.Least[0], publicSide.Most[0]));
        // Luka wishes for skills, motivation and brand, in this order.
        Assert.Equal("luka.kovacic.1@mju.example.org", teams.Members[0].Key);
        Assert.Equal([1, 0, 0, 2, 3], Enumerable.Range(0, 5).Select(team => teams.Problem.Score(0, team)));
    }

    [Fact]
    public void Pins_and_pairs_of_the_round_reach_the_problem()
    {
        var snapshot = Rows.ToSnapshot();
        var (first, second) = (snapshot.Participants[0].Key, snapshot.Participants[1].Key);

        var problem = (snapshot with
        {
            TeamPins = [new(second, 3), new("someone.else@example.org", 1)],
            Apart = [new(first, second)],
            FormerTeamMates = [new(second, first)],
        }).ToTeams(10).Problem;

        Assert.Equal((-1, 3), (problem.Pin(0), problem.Pin(1)));
        Assert.Equal([new TeamPair(0, 1)], problem.Apart);
        var before = snapshot.ToTeams(10).Problem;
        Assert.Equal(before.Distance(0, 1) - 4, problem.Distance(0, 1), 1e-12);
    }

    [Fact]
    public void Its_teams_meet_every_bound()
    {
        var result = TeamSolver.Solve(
            Rows.ToSnapshot().ToTeams(10).Problem, new TeamOptions { IterationLimit = 100_000 }, null, TestContext.Current.CancellationToken);

        Assert.Empty(result.Breaches);
        // The best known is 782.975; a tenth of a second comes within a percent of it.
        Assert.InRange(result.Value.Value, 775.2, 783);
    }
}
