using PartnershipForChange.Matching.Placements;
using Xunit;

namespace PartnershipForChange.Matching.Tests.Placements;

/// <summary>Repairs against brute force under (placed, moved, ranks, fit).</summary>
public class RepairTests
{
    [Theory]
    [InlineData(PlacementObjective.MinimumCost)]
    [InlineData(PlacementObjective.Generous)]
    [InlineData(PlacementObjective.Greedy)]
    public void A_repair_moves_as_few_as_brute_force_can(PlacementObjective objective)
    {
        var moves = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var before = RandomRounds.Tiny(seed, awayLimits: seed % 4 == 0);
            var published = Engine.Solve(before, objective).Guests;
            var random = new Random(seed);
            var after = (seed % 3) switch
            {
                0 => before.WithoutGuest(random.Next(before.Guests.Count)),
                1 => before.WithoutPlace(random.Next(before.Places.Count)),
                _ => WithRandomPin(before, random),
            };
            var repair = PlacementRepair.Repair(after, published, new PlacementOptions { Objective = objective }, null, TestContext.Current.CancellationToken);
            Assert.True(repair.Optimal);
            Assert.Equal(Best(after, published, objective), Value(after, published, objective, repair.Guests));
            Assert.Equal(Moved(after, published, repair.Guests), repair.Moved);
            AssertExplained(after, published, repair);
            moves += repair.Moved;
        }

        Assert.True(moves > 30);
    }

    [Fact]
    public void A_large_repair_keeps_those_who_can_stay_through_hubs_as_through_listed_pairs()
    {
        var before = RandomRounds.Large(3, guests: 1500);
        var published = Engine.Solve(before).Guests;
        var lost = published.First(at => at is not null)!.Value.Place;
        var after = before.WithoutPlace(lost);
        var repair = PlacementRepair.Repair(after, published, cancellation: TestContext.Current.CancellationToken);
        var displaced = published.Count(at => at?.Place == lost);
        Assert.InRange(repair.Moved, displaced, displaced + 20);
        Assert.Equal(Engine.Solve(after).Totals.Placed, repair.Totals.Placed);
        AssertExplained(after, published, repair);
    }

    [Fact]
    public void Nothing_moves_where_nothing_changed()
    {
        var problem = RandomRounds.Large(1, guests: 200);
        var published = Engine.Solve(problem).Guests;
        var repair = PlacementRepair.Repair(problem, published, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(published, repair.Guests);
        Assert.Empty(repair.Moves);
        Assert.Throws<ArgumentException>(() => PlacementRepair.Repair(problem, [], cancellation: TestContext.Current.CancellationToken));
    }

    private static PlacementProblem WithRandomPin(PlacementProblem problem, Random random)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var pin = new PlacementPin(random.Next(problem.Guests.Count), random.Next(problem.Places.Count), random.Next(problem.WeekCount));
            if (PlacementRules.CheckMove(problem, new GuestPlacement?[problem.Guests.Count], pin.Guest, pin.Place, pin.Week).Count == 0) return problem.WithPin(pin);
        }

        return problem;
    }

    private static int Moved(PlacementProblem problem, IReadOnlyList<GuestPlacement?> published, IReadOnlyList<GuestPlacement?> placements) =>
        Enumerable.Range(0, published.Count).Count(guest => published[guest] is { } at && problem.Guests[guest].TakesPart
            && (placements[guest]?.Place != at.Place || placements[guest]?.Week != at.Week));

    private static long[] Value(
        PlacementProblem problem, IReadOnlyList<GuestPlacement?> published, PlacementObjective objective, IReadOnlyList<GuestPlacement?> placements)
    {
        var value = BruteForce.Value(problem, objective, placements);
        return [value[0], Moved(problem, published, placements), .. value[1..]];
    }

    private static long[] Best(PlacementProblem problem, IReadOnlyList<GuestPlacement?> published, PlacementObjective objective)
    {
        long[]? best = null;
        BruteForce.Visit(problem, placements =>
        {
            var value = Value(problem, published, objective, placements);
            if (best is null || value.AsSpan().SequenceCompareTo(best) < 0) best = value;
        });
        return best!;
    }

    private static void AssertExplained(PlacementProblem after, IReadOnlyList<GuestPlacement?> published, RepairResult repair)
    {
        foreach (var move in repair.Moves)
        {
            Assert.Equal((published[move.Guest], repair.Guests[move.Guest]), (move.From, move.To));
            switch (move.Reason)
            {
                case RepairReason.DroppedOut: Assert.False(after.Guests[move.Guest].TakesPart); break;
                case RepairReason.NewlyPlaced: Assert.Null(move.From); break;
                case RepairReason.Pinned: Assert.Contains(after.Pins, pin => pin.Guest == move.Guest); break;
                case RepairReason.NoLongerAllowed: Assert.NotEmpty(move.Broken); break;
                case RepairReason.MakesRoom: Assert.Equal(move.From!.Value.Week, repair.Guests[move.MadeRoomFor!.Value]!.Value.Week); break;
                default: Assert.Equal(RepairReason.NoRoom, move.Reason); break;
            }
        }

        Assert.Equal(repair.Moves.Count, Enumerable.Range(0, published.Count).Count(guest => published[guest] != repair.Guests[guest]));
    }
}
