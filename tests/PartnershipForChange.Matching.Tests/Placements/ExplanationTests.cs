using PartnershipForChange.Matching.Placements;
using Xunit;

namespace PartnershipForChange.Matching.Tests.Placements;

/// <summary>Every answer to "why" and "what if" against the problem solved by brute force with the change made.</summary>
public class ExplanationTests
{
    [Fact]
    public void A_better_wish_names_the_rules_against_it_or_what_it_costs()
    {
        int forbidden = 0, costs = 0;
        for (var seed = 0; seed < 1000; seed++)
        {
            var problem = RandomRounds.Tiny(seed, awayLimits: seed % 4 == 0, pins: seed % 3 == 0);
            var result = Engine.Solve(problem);
            for (var guest = 0; guest < problem.Guests.Count; guest++)
            {
                var rank = result.Guests[guest]?.Rank ?? (problem.Guests[guest].Wishes.Length + 1);
                foreach (var wish in Explanations.WhyNotBetter(problem, result, guest, TestContext.Current.CancellationToken))
                {
                    Assert.True(wish.Rank < rank);
                    Assert.Equal(problem.Rank(guest, wish.Place), wish.Rank);
                    Assert.All(wish.Holders, holder => Assert.Equal((wish.Place, wish.Week), (result.Guests[holder]!.Value.Place, result.Guests[holder]!.Value.Week)));
                    if (wish.Cost is not { } cost)
                    {
                        Assert.NotEmpty(wish.Broken);
                        forbidden++;
                        continue;
                    }

                    var forced = BruteForce.Best(problem.WithPin(new PlacementPin(guest, wish.Place, wish.Week)), result.Objective);
                    var before = BruteForce.Value(problem, result.Objective, result.Guests);
                    Assert.Equal(forced, (long[])[before[0] - cost.Placed, before[1] + cost.RankSum, before[2] - cost.Fit]);
                    Assert.Contains(guest, wish.Moves);
                    costs++;
                }
            }
        }

        Assert.True(forbidden > 200 && costs > 50, $"{forbidden} {costs}");
    }

    [Theory]
    [InlineData(PlacementObjective.MinimumCost)]
    [InlineData(PlacementObjective.Generous)]
    public void The_most_wanted_places_are_those_brute_force_gains_most_from(PlacementObjective objective)
    {
        var gains = 0;
        for (var seed = 0; seed < 250; seed++)
        {
            var problem = RandomRounds.Tiny(seed, awayLimits: seed % 4 == 0);
            var result = Engine.Solve(problem, objective);
            var wanted = Explanations.MostWantedPlaces(problem, result, 2, TestContext.Current.CancellationToken);
            var before = BruteForce.Best(problem, objective);
            var expected = Enumerable.Range(0, problem.Places.Count)
                .Select(place => (Place: place, Value: BruteForce.Best(problem.WithOneMore(place), objective)))
                .Where(one => one.Value.AsSpan().SequenceCompareTo(before) < 0)
                .OrderBy(one => one.Value, Comparer<long[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)))
                .Take(2).ToArray();
            Assert.Equal(expected.Length, wanted.Count);
            for (var i = 0; i < expected.Length; i++)
            {
                // Places may tie, so it is the values that are compared.
                Assert.Equal(expected[i].Value, BruteForce.Best(problem.WithOneMore(wanted[i].Place), objective));
                Assert.Equal(before[0] - expected[i].Value[0], wanted[i].Gain.Placed);
                Assert.Equal(before[^1] - expected[i].Value[^1], wanted[i].Gain.Fit);
                gains++;
            }
        }

        Assert.True(gains > 50, $"{gains}");
    }

    [Fact]
    public void The_prices_of_pins_and_rules_are_what_brute_force_says()
    {
        var rules = new[] { HardRule.NoSharedLanguage, HardRule.ExcludedByGuest, HardRule.DeclaredConflict, HardRule.RelationInForce, HardRule.EarlierHost, HardRule.TooManyAway, HardRule.Pinned };
        int pins = 0, dear = 0;
        for (var seed = 0; seed < 200; seed++)
        {
            var problem = RandomRounds.Tiny(seed, awayLimits: true, pins: true);
            var result = Engine.Solve(problem);
            foreach (var pin in problem.Pins)
            {
                pins++;
                AssertPrice(problem.WithoutPin(pin.Guest), result, Explanations.PriceOfPin(problem, result, pin.Guest, TestContext.Current.CancellationToken));
            }

            foreach (var rule in rules)
            {
                var price = Explanations.PriceOfRule(problem, result, rule, TestContext.Current.CancellationToken);
                AssertPrice(problem.Without(rule), result, price);
                if (price.Placed < 0) dear++;
            }
        }

        Assert.True(pins > 50 && dear > 20, $"{pins} {dear}");
        Assert.Throws<ArgumentException>(() => RandomRounds.Tiny(1).Without(HardRule.SameSector));
    }

    [Fact]
    public void Why_unplaced_counts_each_rule()
    {
        var here = new PlacementOrganisation(PlacementSector.Public);
        var there = new PlacementOrganisation(PlacementSector.Business);
        var guest = new PlacementGuest(0, true, [0], [0], [], [], [3], [], [2]);
        PlacementHost Host(int organisation, int[] languages, params int[] weeks) => new(organisation, 1, weeks, languages, []);
        var problem = new PlacementProblem(
            2,
            [here, there, there, there],
            [guest with { ExcludedOrganisations = [], EarlierHosts = [], Wishes = [PlacementWish.ForPlace(0)] }, guest],
            [Host(1, [0], 0), Host(1, [1], 0, 1), Host(2, [0], 0), Host(3, [1], 0), Host(0, [0], 0)]);
        var result = Engine.Solve(problem.WithPin(new PlacementPin(0, 0, 0)));
        var reasons = Explanations.WhyUnplaced(problem, result, 1);
        Assert.Null(result.Guests[1]);
        Assert.Equal((5, 4, 1, 1), (reasons.SlotsInOtherSector, reasons.SharingAWeek, reasons.Allowed, reasons.AllowedButFull));
        Assert.Equal(
            [(HardRule.NoSharedLanguage, 2), (HardRule.ExcludedByGuest, 1), (HardRule.EarlierHost, 1)],
            reasons.Broken.Select(pair => (pair.Key, pair.Value)));
    }

    private static void AssertPrice(PlacementProblem without, PlacementResult result, PlacementDifference price)
    {
        var best = BruteForce.Best(without, result.Objective);
        Assert.Equal(best, (long[])[without.Guests.Count - (result.Totals.Placed - price.Placed), result.Totals.RankSum - price.RankSum, -(result.Totals.Fit - price.Fit)]);
    }
}
