using PartnershipForChange.Matching.Placements;
using Xunit;

namespace PartnershipForChange.Matching.Tests.Placements;

/// <summary>The solver against brute force on thousands of tiny rounds, and against the independent check.</summary>
public class OptimalityTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Tiny_rounds_are_solved_as_well_as_brute_force_solves_them(bool pins)
    {
        var placed = 0;
        for (var seed = 0; seed < 1500; seed++)
        {
            var problem = RandomRounds.Tiny(seed, pins: pins);
            var result = Engine.SolveAndVerify(problem);
            Assert.Equal(BruteForce.Best(problem, result.Objective), BruteForce.Value(problem, result.Objective, result.Guests));
            placed += result.Totals.Placed;
        }

        Assert.True(placed > 1000);
    }
}
