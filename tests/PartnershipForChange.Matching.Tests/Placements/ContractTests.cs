using PartnershipForChange.Matching.Placements;
using Xunit;

namespace PartnershipForChange.Matching.Tests.Placements;

/// <summary>What callers rely on beside the answer: faults named, progress told, cancellation heard, rules asked for one pair.</summary>
public class ContractTests
{
    private static readonly PlacementOrganisation Ministry = new(PlacementSector.Public);
    private static readonly PlacementOrganisation Company = new(PlacementSector.Business, MaxAwayPerWeek: 1);
    private static readonly PlacementGuest Guest = new(0, true, [0, 1], [0], [1], [], [], [], []);
    private static readonly PlacementHost Host = new(1, 1, [0, 1], [0], [1]);

    [Fact]
    public void Every_fault_of_a_problem_is_listed_at_once()
    {
        var faults = Assert.Throws<PlacementProblemException>(() => new PlacementProblem(
            2,
            [Ministry, Company with { MaxAwayPerWeek = -1 }],
            [Guest with { Organisation = 2, Weeks = [0, 0, 2] }, Guest with { Wishes = [PlacementWish.ForPlace(1)] }],
            [Host with { PlacesPerWeek = -1, Languages = [64] }],
            [new PlacementRelation(0, 5, [0])],
            [new PlacementConflict(9, 0)],
            [new PlacementPin(0, 0, 7)])).Faults;
        Assert.Equal(
            [
                "organisation 1: at most -1 away per week; below zero",
                "guest 0: organisation 2 does not exist",
                "guest 0: week 0 twice",
                "guest 0: week 2 does not exist",
                "guest 1: wished place 1 does not exist",
                "place 0: -1 places per week; below zero",
                "place 0: language 64 does not exist",
                "relation 0: organisation 5 does not exist",
                "conflict 0: guest 9 does not exist",
                "pin 0: week 7 does not exist",
            ],
            faults.Select(fault => fault.ToString()));
    }

    [Fact]
    public void Pins_that_break_rules_alone_or_together_are_refused()
    {
        var guests = new[] { Guest, Guest, Guest with { Organisation = 1 } };
        var faults = Assert.Throws<PlacementProblemException>(() => new PlacementProblem(
            2, [Ministry, Company], guests, [Host], pins: [new(0, 0, 0), new(1, 0, 0), new(2, 0, 1), new(0, 0, 1)])).Faults;
        Assert.Equal(
            [
                "pin 1: place 0 has more pins in week 0 than places",
                "pin 2: guest 2 at place 0 in week 1 breaks SameSector",
                "pin 3: guest 0 is pinned twice",
                "pin 3: place 0 has more pins in week 1 than places",
            ],
            faults.Select(fault => fault.ToString()));
    }

    [Fact]
    public void A_hand_move_is_refused_with_every_rule_it_breaks()
    {
        var problem = new PlacementProblem(
            2,
            [Ministry with { MaxAwayPerWeek = 1 }, Company],
            [Guest, Guest with { Weeks = [0], EarlierHosts = [1], ExcludedPlaces = [1], Languages = [3] }, Guest],
            [Host, Host with { Weeks = [1] }],
            [new PlacementRelation(1, 0, [1])],
            [new PlacementConflict(1, 1)],
            [new PlacementPin(2, 0, 0)]);
        var placements = Engine.Solve(problem).Guests;
        Assert.Equal([HardRule.PlaceFull, HardRule.TooManyAway], PlacementRules.CheckMove(problem, placements, 0, 0, 0));
        Assert.Equal([HardRule.RelationInForce, HardRule.Pinned], PlacementRules.CheckMove(problem, placements, 2, 0, 1));
        Assert.Equal(
            [HardRule.GuestNotAvailable, HardRule.NoSharedLanguage, HardRule.ExcludedByGuest, HardRule.DeclaredConflict, HardRule.RelationInForce, HardRule.EarlierHost],
            PlacementRules.Check(problem, 1, 1, 1));
        Assert.Equal([HardRule.NotInExchange, HardRule.SameSector, HardRule.PlaceNotOpen], PlacementRules.Check(
            new PlacementProblem(1, [Ministry], [Guest with { TakesPart = false, Weeks = [0] }], [Host with { Organisation = 0, Weeks = [] }]), 0, 0, 0));
    }

    [Fact]
    public void Nothing_to_place_or_nowhere_to_go_is_an_answer_too()
    {
        var empty = Engine.SolveAndVerify(new PlacementProblem(0, [], [], []));
        Assert.Equal((0, 0L, 0L, 0), (empty.Totals.Placed, empty.Totals.RankSum, empty.Totals.Fit, empty.Totals.Profile.Length));
        var nowhere = Engine.SolveAndVerify(new PlacementProblem(2, [Ministry], [Guest], []));
        Assert.Null(Assert.Single(nowhere.Guests));
    }

    [Theory]
    [InlineData("placed", false)]
    [InlineData("fit", false)]
    [InlineData("limits", true)]
    public void Cancelling_in_any_phase_ends_the_run(string phase, bool awayLimits)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var progress = new Listener(now =>
        {
            if (now.Phase == phase) source.Cancel();
        });
        var problem = RandomRounds.Large(8, guests: 40, awayLimits: awayLimits);
        Assert.Throws<OperationCanceledException>(() =>
        {
            // The search may be over with its first node; any run that ends must have told of the phase.
            PlacementSolver.Solve(problem, null, progress, source.Token);
            source.Token.ThrowIfCancellationRequested();
        });
    }

    [Fact]
    public void Progress_never_falls_and_ends_with_guests_placed_and_their_bound()
    {
        var told = new List<MatchingProgress>();
        var result = PlacementSolver.Solve(
            RandomRounds.Large(4, guests: 600), new PlacementOptions { Objective = PlacementObjective.Greedy }, new Listener(told.Add), TestContext.Current.CancellationToken);
        Assert.Equal(told.Select(now => now.Share).Order(), told.Select(now => now.Share));
        Assert.Equal(["graph", "placed", "ranks", "fit"], told.Select(now => now.Phase).Distinct());
        Assert.Equal((result.Totals.Placed, result.Totals.Placed), ((int)told[^1].Best!.Value, (int)told[^1].Bound!.Value));
    }

    [Fact]
    public void A_round_of_a_fixed_seed_has_its_known_totals()
    {
        var result = Engine.SolveAndVerify(RandomRounds.Large(2027, guests: 500));
        Assert.Equal((448, 917L, 847L), (result.Totals.Placed, result.Totals.RankSum, result.Totals.Fit));
    }

    private sealed class Listener(Action<MatchingProgress> tell) : IProgress<MatchingProgress>
    {
        public void Report(MatchingProgress value) => tell(value);
    }
}
