using PartnershipForChange.Matching.Placements;
using PartnershipForChange.Matching.Placements.Solving;
using Xunit;

namespace PartnershipForChange.Matching.Tests.Placements;

/// <summary>
/// The searches work in arrays made before them; only what is kept of a level, and its hubs, is allocated. The hubs of the last level, of the fit, are
/// so many that they would hide what the search allocates.
/// </summary>
public class AllocationTests
{
    [Theory]
    [InlineData(true, 24)]
    [InlineData(false, 100)]
    public void A_level_allocates_no_more_for_the_steps_it_takes(bool explicitArcs, int mostBytesPerGuestAndSlot)
    {
        // Many want few places, so that each guest is looked at many times, and each look passes many pairs.
        var problem = RandomRounds.Large(4, guests: 1500);
        var levels = new ObjectiveLevels(PlacementObjective.Greedy, PlacementTotals.LongestRank(problem));
        var graph = new PlacementGraph(problem, seed: 0, explicitArcs);
        var solver = new LevelSolver(graph, levels, TestContext.Current.CancellationToken);
        var size = graph.Guests.Length + graph.SlotPlace.Length;
        for (var level = 0; level < (explicitArcs ? levels.Count : levels.Count - 1); level++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            solver.Optimise(level);
            var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(bytes <= (long)mostBytesPerGuestAndSlot * size, $"level {level}: {bytes / (double)size}");
            solver.Keep(level);
        }
    }
}
