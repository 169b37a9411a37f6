using PartnershipForChange.Matching.Placements;
using Xunit;

namespace PartnershipForChange.Matching.Tests.Placements;

/// <summary>The independent check refuses what is wrong: a check that accepts everything would prove nothing.</summary>
public class CertificateTests
{
    private static readonly PlacementProblem Problem = RandomRounds.Large(5, guests: 120);

    [Fact]
    public void A_guest_left_out_is_noticed()
    {
        var result = Engine.Solve(Problem);
        GuestPlacement?[] guests = [.. result.Guests];
        guests[Array.FindIndex(guests, at => at is not null)] = null;
        var report = Verify(Problem, Tampered(Problem, result, guests));
        Assert.True(report.Feasible);
        Assert.False(report.Optimal);
        Assert.Equal(["the prices do not exclude a better result"], report.Faults);
    }

    [Fact]
    public void A_placement_against_a_rule_is_noticed()
    {
        var result = Engine.Solve(Problem);
        GuestPlacement?[] guests = [.. result.Guests];
        var guest = Array.FindIndex(guests, at => at is not null);
        var place = Enumerable.Range(0, Problem.Places.Count).First(place => PlacementRules.Check(Problem, guest, place, 0).Contains(HardRule.SameSector));
        guests[guest] = new GuestPlacement(place, 0, Problem.Rank(guest, place), Problem.Fit(guest, place));
        var report = Verify(Problem, Tampered(Problem, result, guests));
        Assert.False(report.Feasible);
        Assert.Contains($"guest {guest} at place {place} in week 0 breaks SameSector", report.Faults);
    }

    [Fact]
    public void Totals_that_do_not_add_up_are_noticed()
    {
        var result = Engine.Solve(Problem);
        var report = Verify(Problem, result with { Totals = result.Totals with { Fit = result.Totals.Fit + 1 } });
        Assert.Equal((false, false), (report.Feasible, report.Optimal));
        Assert.Equal(["the totals do not add up"], report.Faults);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_price_or_value_can_be_changed_by_one_in_favour_of_the_result(bool limited)
    {
        var problem = limited ? FirstLimited(guests: 120, proof => proof.Branch is null && proof.AwayPrices is not null) : Problem;
        var result = Engine.SolveAndVerify(problem);
        Assert.Equal(limited, result.Certificate.AwayPrices is not null);
        var rejected = 0;
        for (var guest = 0; guest < problem.Guests.Count; guest++)
        {
            foreach (var level in new[] { 0, 1, 2 })
            {
                // A higher value claims more than the pairs allow, a lower one proves less than was achieved.
                foreach (var change in new[] { 1, -1 })
                {
                    var values = Copy(result.Certificate.GuestValues);
                    values[level][guest] += change;
                    var report = Verify(problem, result with { Certificate = result.Certificate with { GuestValues = values } });
                    Assert.False(report.Optimal);
                    rejected++;
                }
            }
        }

        Assert.Equal(6 * problem.Guests.Count, rejected);
    }

    [Fact]
    public void A_branch_that_leaves_out_a_case_is_noticed()
    {
        // A proof by prices alone covers all cases, and so does a branch of it; with a case left out it does not.
        var problem = FirstLimited(guests: 120, proof => proof.Branch is null && proof.AwayPrices is not null);
        var result = Engine.SolveAndVerify(problem);
        var (organisation, limit) = Enumerable.Range(0, problem.Organisations.Count)
            .Select(number => (number, problem.Organisations[number].MaxAwayPerWeek))
            .First(one => one.MaxAwayPerWeek is { } most && problem.Guests.Count(guest => guest.Organisation == one.number) > most);
        int[] guests = [.. Enumerable.Range(0, problem.Guests.Count).Where(guest => problem.Guests[guest].Organisation == organisation).Take(limit!.Value + 1)];
        var branch = new PlacementBranch(organisation, 0, guests, Array.ConvertAll(guests, _ => result.Certificate));
        var whole = new PlacementCertificate([], []) { Branch = branch };
        Assert.True(Verify(problem, result with { Certificate = whole }).Optimal);
        var shorter = branch with { Guests = branch.Guests[1..], Cases = branch.Cases[1..] };
        var report = Verify(problem, result with { Certificate = whole with { Branch = shorter } });
        Assert.Equal(["a branch of the proof does not cover all cases"], report.Faults);
        Assert.False(report.Optimal);
    }

    [Fact]
    public void A_cut_that_nothing_proves_is_noticed()
    {
        // Few rounds have a relaxation that takes guests in part.
        var problem = FirstLimited(guests: 12, proof => proof.Cut is { Rest.Branch: null });
        var result = Engine.SolveAndVerify(problem);
        var cut = result.Certificate.Cut!;
        Assert.Equal(["the prices do not exclude a better result"], With(cut with { Below = Lower(cut.Below, cut.Level) }).Faults);
        Assert.False(With(cut with { Rest = Lower(cut.Rest, cut.Level + 1) }).Optimal);
        Assert.False(With(cut with { Weight = cut.Weight + 1 }).Optimal);
        Assert.Equal(["a cut of the proof is of no level, or has no weight"], With(cut with { Weight = 0 }).Faults);
        Assert.Equal(["a cut of the proof is of no level, or has no weight"], With(cut with { Level = 2 }).Faults);

        CertificateReport With(PlacementCut changed) => Verify(problem, result with { Certificate = result.Certificate with { Cut = changed } });

        // Every guest's value lowered by one claims less than the prices would allow.
        PlacementCertificate Lower(PlacementCertificate proof, int level)
        {
            var values = Copy(proof.GuestValues);
            foreach (var guest in Enumerable.Range(0, problem.Guests.Count).Where(guest => problem.Guests[guest].TakesPart)) values[level][guest] -= proof.Scale;
            return proof with { GuestValues = values };
        }
    }

    [Fact]
    public void A_round_too_large_to_search_for_limits_keeps_them_and_states_a_proven_gap()
    {
        var problem = RandomRounds.Large(3, guests: 3000, awayLimits: true);
        var result = Engine.Solve(problem);
        Assert.False(result.Optimal);
        Assert.Equal((true, false, 0), Verify(problem, result) is var report ? (report.Feasible, report.Optimal, report.Faults.Count) : default);
        Assert.InRange(result.Totals.Placed, 1, result.Bound.Placed);
        Assert.InRange(result.Bound.RankSum, 1, result.Totals.RankSum);
        var boast = Verify(problem, result with { Bound = result.Bound with { Placed = result.Bound.Placed - 1 } });
        Assert.Equal(["the bound on guests placed is not proven"], boast.Faults);
    }

    /// <summary>A round with limits on people away and a proof of that kind.</summary>
    private static PlacementProblem FirstLimited(int guests, Func<PlacementCertificate, bool> isMeant) =>
        Enumerable.Range(0, 2000).Select(seed => RandomRounds.Large(seed, guests, awayLimits: true)).First(problem => isMeant(Engine.Solve(problem).Certificate));

    private static PlacementResult Tampered(PlacementProblem problem, PlacementResult result, GuestPlacement?[] guests)
    {
        var totals = PlacementTotals.Of(problem, guests);
        return result with { Guests = guests, Totals = totals, Bound = new PlacementBound(totals.Placed, totals.RankSum) };
    }

    private static long[][] Copy(long[][] levels) => Array.ConvertAll(levels, level => (long[])level.Clone());

    private static CertificateReport Verify(PlacementProblem problem, PlacementResult result) =>
        CertificateChecker.Verify(problem, result, TestContext.Current.CancellationToken);
}
