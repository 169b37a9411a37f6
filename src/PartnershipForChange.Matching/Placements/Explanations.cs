namespace PartnershipForChange.Matching.Placements;

/// <summary>Why a guest is not placed, in numbers of slots (a place in a week) on the other side.</summary>
/// <param name="Guest">The guest.</param>
/// <param name="SlotsInOtherSector">Open slots of the other sector.</param>
/// <param name="SharingAWeek">Of these, in a week the guest can be away.</param>
/// <param name="Broken">Of those that share a week, how many each further hard rule forbids (a slot may count for several rules).</param>
/// <param name="Allowed">Of those that share a week, forbidden by nothing.</param>
/// <param name="AllowedButFull">Of the allowed, full.</param>
public sealed record UnplacedReasons(
    int Guest,
    int SlotsInOtherSector,
    int SharingAWeek,
    IReadOnlyDictionary<HardRule, int> Broken,
    int Allowed,
    int AllowedButFull);

/// <summary>What a change to the problem does to the best result: the best with it less the best without it.</summary>
/// <param name="Placed">Guests placed, more or fewer.</param>
/// <param name="RankSum">Sum of ranks, more or less; with more guests placed it grows though nobody is worse off.</param>
/// <param name="Fit">Skills fit, more or less.</param>
/// <param name="Profile">Guests at rank 1, 2, ..., more or fewer.</param>
public sealed record PlacementDifference(int Placed, long RankSum, long Fit, int[] Profile)
{
    /// <summary>What <paramref name="after"/> has more than <paramref name="before"/>.</summary>
    public static PlacementDifference Between(PlacementTotals before, PlacementTotals after)
    {
        var profile = new int[Math.Max(before.Profile.Length, after.Profile.Length)];
        for (var i = 0; i < profile.Length; i++) profile[i] = after.Profile.ElementAtOrDefault(i) - before.Profile.ElementAtOrDefault(i);
        return new PlacementDifference(after.Placed - before.Placed, after.RankSum - before.RankSum, after.Fit - before.Fit, profile);
    }
}

/// <summary>Why a guest is not at a place wished for more than what the guest got.</summary>
/// <param name="Place">The place.</param>
/// <param name="Week">A week in which it is open.</param>
/// <param name="Rank">The rank the guest gives it.</param>
/// <param name="Broken">The hard rules that forbid it; empty where it is only a matter of who else wants it.</param>
/// <param name="Holders">Guests who have it.</param>
/// <param name="Cost">What it would cost to give it to the guest, everybody else moved as well as can be; null where forbidden.</param>
/// <param name="Moves">Who would move in one of the best ways to do so, the guest included.</param>
public sealed record BetterWish(
    int Place, int Week, int Rank, IReadOnlyList<HardRule> Broken, IReadOnlyList<int> Holders, PlacementDifference? Cost, IReadOnlyList<int> Moves);

/// <summary>What one guest more in each week of a host place would gain.</summary>
/// <param name="Place">The place.</param>
/// <param name="Gain">The best result with it less the best without it.</param>
public sealed record PlaceGain(int Place, PlacementDifference Gain);

/// <summary>
/// Answers to "why" and "what if", from a result. Costs and gains are exact: the problem is solved again with the change made, after
/// the result's prices have ruled out what cannot matter.
/// </summary>
public static class Explanations
{
    /// <summary>Why a guest is not placed, in counts per rule. For a placed guest: what the choice was.</summary>
    public static UnplacedReasons WhyUnplaced(PlacementProblem problem, PlacementResult result, int guest)
    {
        var load = Loads(problem, result);
        var broken = new SortedDictionary<HardRule, int>();
        int inSector = 0, sharing = 0, allowed = 0, full = 0;
        for (var place = 0; place < problem.Places.Count; place++)
        {
            foreach (var week in problem.Places[place].Weeks)
            {
                if (problem.Places[place].PlacesPerWeek == 0) continue;
                var rules = PlacementRules.Check(problem, guest, place, week);
                if (rules.Contains(HardRule.SameSector)) continue;
                inSector++;
                if (rules.Contains(HardRule.GuestNotAvailable)) continue;
                sharing++;
                foreach (var rule in rules) broken[rule] = broken.GetValueOrDefault(rule) + 1;
                if (rules.Count > 0) continue;
                allowed++;
                if (load[(place * problem.WeekCount) + week] >= problem.Places[place].PlacesPerWeek) full++;
            }
        }

        return new UnplacedReasons(guest, inSector, sharing, broken, allowed, full);
    }

    /// <summary>
    /// For every slot the guest wished for more than the placement in the result (any wish, where not placed): the rules against it,
    /// or who holds it and what giving it to the guest would cost. Best rank first.
    /// </summary>
    public static IReadOnlyList<BetterWish> WhyNotBetter(
        PlacementProblem problem, PlacementResult result, int guest, CancellationToken cancellation = default)
    {
        var current = result.Guests[guest]?.Rank ?? (problem.Guests[guest].Wishes.Length + 1);
        var better = new List<BetterWish>();
        for (var place = 0; place < problem.Places.Count; place++)
        {
            var rank = problem.Rank(guest, place);
            if (rank >= current) continue;
            foreach (var week in problem.Places[place].Weeks) better.Add(Better(problem, result, new PlacementPin(guest, place, week), rank, cancellation));
        }

        return [.. better.OrderBy(wish => wish.Rank).ThenBy(wish => wish.Place).ThenBy(wish => wish.Week)];
    }

    /// <summary>
    /// The host places of which one guest more per week would help most, at most as many as asked for; places that would gain nothing are left
    /// out. Better by more guests placed, then by the rule over ranks, then by fit.
    /// </summary>
    public static IReadOnlyList<PlaceGain> MostWantedPlaces(
        PlacementProblem problem, PlacementResult result, int most, CancellationToken cancellation = default)
    {
        var value = new ValueOrder(problem, result.Objective);
        var before = value.Of(result.Totals);
        var found = new List<(int Place, PlacementTotals Totals, long[] Gain)>();

        // A place's prices limit what it can gain, so that few places need to be tried.
        foreach (var (place, limit) in value.GainLimits(result.Certificate))
        {
            if (limit is not null && value.IsNoGain(limit)) continue;
            if (limit is not null && found.Count >= most && limit.AsSpan().SequenceCompareTo(found[most - 1].Gain) >= 0) break;
            var after = PlacementSolver.Solve(problem.WithOneMore(place), Options(result), null, cancellation);
            var gain = value.Of(after.Totals);
            for (var level = 0; level < gain.Length; level++) gain[level] -= before[level];
            if (value.IsNoGain(gain)) continue;
            found.Add((place, after.Totals, gain));
            found.Sort((a, b) => a.Gain.AsSpan().SequenceCompareTo(b.Gain) is var order && order != 0 ? order : a.Place.CompareTo(b.Place));
        }

        return [.. found.Take(most).Select(one => new PlaceGain(one.Place, PlacementDifference.Between(result.Totals, one.Totals)))];
    }

    /// <summary>What a guest's pin costs: the best result with the pins as they are, less the best without this one.</summary>
    public static PlacementDifference PriceOfPin(PlacementProblem problem, PlacementResult result, int guest, CancellationToken cancellation = default) =>
        PlacementDifference.Between(PlacementSolver.Solve(problem.WithoutPin(guest), Options(result), null, cancellation).Totals, result.Totals);

    /// <summary>What a hard rule costs: the best result with the rule, less the best without it.</summary>
    /// <exception cref="ArgumentException">The rule cannot be waived (<see cref="PlacementVariants.Without"/>).</exception>
    public static PlacementDifference PriceOfRule(PlacementProblem problem, PlacementResult result, HardRule rule, CancellationToken cancellation = default) =>
        PlacementDifference.Between(PlacementSolver.Solve(problem.Without(rule), Options(result), null, cancellation).Totals, result.Totals);

    private static BetterWish Better(PlacementProblem problem, PlacementResult result, PlacementPin pin, int rank, CancellationToken cancellation)
    {
        var broken = new List<HardRule>(PlacementRules.Check(problem, pin.Guest, pin.Place, pin.Week));
        int[] holders = [.. Enumerable.Range(0, result.Guests.Count).Where(other => result.Guests[other] is { } at && at.Place == pin.Place && at.Week == pin.Week)];
        if (problem.Pins.Any(other => other.Guest == pin.Guest)) broken.Add(HardRule.Pinned);
        AddIfPinsForbid(problem, pin, broken);
        if (broken.Count > 0) return new BetterWish(pin.Place, pin.Week, rank, broken, holders, null, []);

        var best = PlacementSolver.Solve(problem.WithPin(pin), Options(result), null, cancellation);
        int[] moves = [.. Enumerable.Range(0, best.Guests.Count).Where(other =>
            best.Guests[other]?.Place != result.Guests[other]?.Place || best.Guests[other]?.Week != result.Guests[other]?.Week)];
        return new BetterWish(pin.Place, pin.Week, rank, [], holders, PlacementDifference.Between(result.Totals, best.Totals), moves);
    }

    /// <summary>Other guests' pins may fill the slot or the organisation's limit, so that nobody could be moved out.</summary>
    private static void AddIfPinsForbid(PlacementProblem problem, PlacementPin pin, List<HardRule> broken)
    {
        var organisation = problem.Guests[pin.Guest].Organisation;
        var there = problem.Pins.Count(other => other.Guest != pin.Guest && other.Place == pin.Place && other.Week == pin.Week);
        var away = problem.Pins.Count(other => other.Guest != pin.Guest && other.Week == pin.Week && problem.Guests[other.Guest].Organisation == organisation);
        if (there >= problem.Places[pin.Place].PlacesPerWeek) broken.Add(HardRule.PlaceFull);
        if (away >= problem.Organisations[organisation].MaxAwayPerWeek) broken.Add(HardRule.TooManyAway);
    }

    private static PlacementOptions Options(PlacementResult result) => new() { Objective = result.Objective };

    private static int[] Loads(PlacementProblem problem, PlacementResult result)
    {
        var load = new int[problem.SlotCount];
        foreach (var placement in result.Guests)
        {
            if (placement is { } placed) load[(placed.Place * problem.WeekCount) + placed.Week]++;
        }

        return load;
    }
}
