using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Import;
using PartnershipForChange.Application.Matching;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Placements;

public sealed class SamplePlacementsTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "samples");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(MatchObjective.MinimumCost)]
    [InlineData(MatchObjective.Generous)]
    [InlineData(MatchObjective.Greedy)]
    public void Everyone_of_the_sample_who_is_in_the_exchange_is_placed_and_proven_best(MatchObjective objective)
    {
        var snapshot = RoundFiles.ReadFolder(Path.Combine(Folder, "sample-round"), RoundContext.Empty, ImportLimits.None, cancellation: Cancellation).ToSnapshot();
        Assert.Equal(135, snapshot.Participants.Count);

        var solved = PlacementEngine.Solve(snapshot, objective, seed: 0, Cancellation);

        Assert.Equal((124, 124, true, true), (solved.Figures.Guests, solved.Figures.Placed, solved.Figures.IsOptimal, solved.Figures.IsVerified));
        Assert.Equal((solved.Figures.BoundPlaced, solved.Figures.BoundRankSum), (solved.Figures.Placed, solved.Figures.RankSum));
        Assert.Equal(solved.Answer.ToJson(), PlacementEngine.Solve(RoundSnapshot.FromJson(snapshot.ToJson()), objective, seed: 0, Cancellation).Answer.ToJson());
        Assert.Equal(solved.Answer.ToJson(), StoredAnswer.FromJson(solved.Answer.ToJson()).ToJson());
    }

    [Fact]
    public async Task The_sample_in_the_portal_is_run_and_kept_whole()
    {
        await using var portal = await PortalFactory.CreateAsync(("Sample:Load", "true"));
        var coordinator = await portal.Read(db => (
            from user in db.Users
            join person in db.People on user.PersonId equals person.Id
            where person.LastName == "Kos"
            select person).FirstAsync(Cancellation));
        var actor = Actor.Portal with { PersonId = coordinator.Id };

        var outcome = await portal.With((PlacementRunService service) =>
            service.Run(new RunPlacements("2027", MatchObjective.MinimumCost, KeepPins: false, Seed: 0), actor, Cancellation));
        var board = await portal.With((PlacementBoardQueries queries) =>
            queries.Board("2027", outcome.Number, new BoardFilter(null, null, 1), Cancellation));

        Assert.Equal((1, 0), (outcome.Number, outcome.DroppedPins));
        Assert.True(board.Head.IsProven);
        Assert.Equal((94, 94), (board.Head.Totals.Guests, board.Head.Totals.Placed));
        Assert.Equal(94, board.Head.Ranks.Sum(r => r.Total));
        Assert.Equal(board.Head.Figures.RankSum, board.Head.Totals.RankSum);
        Assert.Empty(board.Unplaced);
        Assert.Equal(50, board.Hosts.Total);
    }
}
