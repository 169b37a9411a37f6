using PartnershipForChange.Matching.Teams;
using PartnershipForChange.Matching.Teams.Search;
using Xunit;

namespace PartnershipForChange.Matching.Tests.Teams;

/// <summary>What the search keeps up to date change by change, against the definition computed anew.</summary>
public sealed class TeamDivisionTests
{
    [Fact]
    public void Values_and_broken_rules_stay_true_through_any_changes()
    {
        var changes = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var problem = seed % 2 == 0 ? RandomProblems.Tiny(seed) : RandomProblems.Round(seed, 30, 4) with
            {
                Apart = [new(0, 1), new(1, 2)],
                Together = [new(3, 4), new(2, 5)],
            };
            var model = new TeamModel(problem, roomy: seed % 3 == 0);
            var random = new TeamRandom(seed);
            var division = new TeamDivision(model);
            division.Set(TeamStart.Make(model, random), model.MaxPenalty);
            Same(problem, model, division);
            for (var step = 0; step < 40; step++)
            {
                var (p, q) = (random.Below(model.Units), random.Below(model.Units));
                if (division.Group[p] == division.Group[q] || model.Pins[p] >= 0 || model.Pins[q] >= 0)
                {
                    continue;
                }

                var before = Penalised(model, division);
                var gain = division.Gain(p, q);
                division.Swap(p, q, gain);
                Assert.Equal(before + gain, Penalised(model, division));
                Same(problem, model, division);
                changes++;
            }
        }

        Assert.True(changes > 800, $"{changes} changes");
    }

    [Fact]
    public void The_greedy_choice_is_the_largest_gain_of_all()
    {
        var chosen = 0;
        for (var seed = 0; seed < 40; seed++)
        {
            var model = new TeamModel(RandomProblems.Round(seed, 40, seed % 2 == 0 ? 4 : 35), roomy: false);
            var division = new TeamDivision(model);
            division.Set(TeamStart.Make(model, new TeamRandom(seed)), model.MaxPenalty);
            for (var p = 0; p < model.People; p++)
            {
                var q = division.Choose(p, 1, new float[model.Stride + 1]);

                var gains = Enumerable.Range(0, model.Units)
                    .Where(unit => division.Group[unit] != division.Group[p])
                    .Select(unit => division.Gain(p, unit))
                    .ToList();
                Assert.Equal(Math.Max(0, gains.Max()), q < 0 ? 0 : division.Gain(p, q));
                chosen += q >= 0 ? 1 : 0;
            }
        }

        Assert.True(chosen > 400, $"{chosen} chosen");
    }

    [Fact]
    public void Staying_wins_when_its_noise_is_largest()
    {
        var model = new TeamModel(RandomProblems.Even(1, 12, 3), roomy: false);
        var division = new TeamDivision(model);
        division.Set(TeamStart.Make(model, new TeamRandom(1)), model.MaxPenalty);
        var noise = new float[model.Stride + 1];
        noise[^1] = 1e9f;

        Assert.All(Enumerable.Range(0, 12), p => Assert.Equal(-1, division.Choose(p, 1, noise)));
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        var model = new TeamModel(RandomProblems.Round(1, 60, 6) with { Apart = [new(0, 1)] }, roomy: false);
        var division = new TeamDivision(model);
        var random = new TeamRandom(1);
        division.Set(TeamStart.Make(model, random), model.MaxPenalty);
        var swaps = Steps();

        var before = GC.GetAllocatedBytesForCurrentThread();
        swaps += Steps();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(swaps > 100, $"{swaps} swaps");

        int Steps()
        {
            var swapped = 0;
            for (var step = 0; step < 500; step++)
            {
                var p = random.Below(model.People);
                var q = division.Choose(p, 1e-6f, GumbelNoise.Run(random, model.Stride + 1));
                if (q >= 0)
                {
                    division.Swap(p, q, division.Gain(p, q));
                    swapped++;
                }
            }

            return swapped;
        }
    }

    [Fact]
    public void Noise_is_Gumbels()
    {
        var noise = GumbelNoise.Run(new TeamRandom(3), 60_000).ToArray();

        // Mean is Euler's constant, variance pi^2 / 6.
        var mean = noise.Average(value => (double)value);
        Assert.Equal(0.577, mean, 0.02);
        Assert.Equal(1.645, noise.Average(value => (value - mean) * (value - mean)), 0.05);
    }

    private static long Penalised(TeamModel model, TeamDivision division) =>
        division.Value - ((long)model.MaxPenalty * division.Broken);

    private static void Same(TeamProblem problem, TeamModel model, TeamDivision division)
    {
        int[] group = [.. division.Group[..problem.People]];
        Assert.Equal(TeamRules.Evaluate(problem, group).Value, division.Value / model.Scale, 1e-4 * problem.People);
        Assert.Equal(TeamRules.Check(problem, group).Where(breach => breach.Rule != TeamRule.PinMoved).Sum(breach => breach.Size), division.Broken);
    }
}
