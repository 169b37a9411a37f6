using PartnershipForChange.Matching.Placements;
using Xunit;

namespace PartnershipForChange.Matching.Tests.Placements;

/// <summary>The solver against brute force on thousands of tiny rounds, and against the independent check on large ones.</summary>
public class OptimalityTests
{
    [Theory]
    [InlineData(PlacementObjective.MinimumCost, false)]
    [InlineData(PlacementObjective.MinimumCost, true)]
    [InlineData(PlacementObjective.Generous, false)]
    [InlineData(PlacementObjective.Generous, true)]
    [InlineData(PlacementObjective.Greedy, false)]
    [InlineData(PlacementObjective.Greedy, true)]
    public void Tiny_rounds_are_solved_as_well_as_brute_force_solves_them(PlacementObjective objective, bool pins)
    {
        var placed = 0;
        for (var seed = 0; seed < 1500; seed++)
        {
            var problem = RandomRounds.Tiny(seed, pins: pins);
            var best = BruteForce.Best(problem, objective);
            foreach (var explicitArcs in new[] { true, false })
            {
                var result = Engine.SolveAndVerify(problem, objective, seed, explicitArcs);
                Assert.Equal(best, BruteForce.Value(problem, objective, result.Guests));
                placed += result.Totals.Placed;
            }
        }

        Assert.True(placed > 1000);
    }

    [Theory]
    [InlineData(PlacementObjective.MinimumCost)]
    [InlineData(PlacementObjective.Generous)]
    [InlineData(PlacementObjective.Greedy)]
    public void Large_rounds_pass_the_independent_check_with_pairs_listed_or_found_through_hubs(PlacementObjective objective)
    {
        for (var seed = 0; seed < 6; seed++)
        {
            var problem = RandomRounds.Large(seed, guests: 400, pins: seed % 2 == 1);
            var listed = Engine.SolveAndVerify(problem, objective, explicitArcs: true);
            var hubs = Engine.SolveAndVerify(problem, objective, explicitArcs: false);
            Assert.Equal(BruteForce.Value(problem, objective, listed.Guests), BruteForce.Value(problem, objective, hubs.Guests));
            Assert.True(hubs.Totals.Placed > 50);
        }
    }

    [Theory]
    [InlineData(PlacementObjective.MinimumCost)]
    [InlineData(PlacementObjective.Generous)]
    [InlineData(PlacementObjective.Greedy)]
    public void Rounds_of_any_shape_are_worth_the_same_with_pairs_listed_or_found_through_hubs(PlacementObjective objective)
    {
        for (var seed = 0; seed < 120; seed++)
        {
            var problem = RandomRounds.OfAnyShape(seed);
            var listed = Engine.SolveAndVerify(problem, objective, explicitArcs: true);
            var hubs = Engine.SolveAndVerify(problem, objective, explicitArcs: false);
            Assert.Equal(BruteForce.Value(problem, objective, listed.Guests), BruteForce.Value(problem, objective, hubs.Guests));
        }
    }

    [Theory]
    [InlineData(PlacementObjective.MinimumCost)]
    [InlineData(PlacementObjective.Generous)]
    [InlineData(PlacementObjective.Greedy)]
    public void Tiny_rounds_with_limits_on_people_away_are_solved_as_well_as_brute_force_solves_them(PlacementObjective objective)
    {
        var binding = 0;
        for (var seed = 0; seed < 2000; seed++)
        {
            var problem = RandomRounds.Tiny(seed, awayLimits: true, pins: seed % 3 == 0);
            var result = Engine.SolveAndVerify(problem, objective, seed);
            Assert.Equal(BruteForce.Best(problem, objective), BruteForce.Value(problem, objective, result.Guests));
            if (result.Certificate.AwayPrices is not null || result.Certificate.Branch is not null) binding++;
        }

        Assert.True(binding > 100);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Long_lists_of_skills_on_one_side_are_found_through_hubs_as_well(bool offered)
    {
        int[] everything = [.. Enumerable.Range(0, 40)];
        for (var seed = 0; seed < 3; seed++)
        {
            var round = RandomRounds.Large(seed, guests: 1500);
            var problem = new PlacementProblem(
                round.WeekCount,
                [.. round.Organisations],
                [.. round.Guests.Select((guest, i) => !offered && i % 9 == 0 ? guest with { SkillsSought = everything } : guest)],
                [.. round.Places.Select((place, i) => offered && i % 9 == 0 ? place with { SkillsOffered = everything } : place)]);
            var hubs = Engine.SolveAndVerify(problem);
            var listed = Engine.SolveAndVerify(problem, explicitArcs: true);
            Assert.Equal((listed.Totals.Placed, listed.Totals.RankSum, listed.Totals.Fit), (hubs.Totals.Placed, hubs.Totals.RankSum, hubs.Totals.Fit));
            Assert.True(hubs.Totals.Fit > hubs.Totals.Placed);
        }
    }
}
