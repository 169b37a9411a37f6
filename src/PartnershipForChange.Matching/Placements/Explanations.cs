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

/// <summary>Answers to "why", from a result.</summary>
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
