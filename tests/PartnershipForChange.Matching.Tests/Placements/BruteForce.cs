using PartnershipForChange.Matching.Placements;

namespace PartnershipForChange.Matching.Tests.Placements;

/// <summary>Tries every way to place the guests of a tiny round. Written from the rules alone, slow and plain.</summary>
internal static class BruteForce
{
    /// <summary>The objective as a vector, smaller is better: unplaced; the rule over ranks; minus the fit.</summary>
    public static long[] Value(PlacementProblem problem, PlacementObjective objective, IReadOnlyList<GuestPlacement?> placements)
    {
        var totals = PlacementTotals.Of(problem, placements);
        IEnumerable<long> ranks = objective switch
        {
            PlacementObjective.MinimumCost => [totals.RankSum],
            PlacementObjective.Generous => totals.Profile.Reverse().Select(count => (long)count),
            _ => totals.Profile.Select(count => -(long)count),
        };
        return [placements.Count - totals.Placed, .. ranks, -totals.Fit];
    }

    /// <summary>The best value there is, each guest tried everywhere.</summary>
    public static long[] Best(PlacementProblem problem, PlacementObjective objective)
    {
        long[]? best = null;
        Visit(problem, placements =>
        {
            var value = Value(problem, objective, placements);
            if (best is null || value.AsSpan().SequenceCompareTo(best) < 0) best = value;
        });
        return best!;
    }

    /// <summary>Shows every feasible way to place the guests.</summary>
    public static void Visit(PlacementProblem problem, Action<GuestPlacement?[]> show)
    {
        var placements = new GuestPlacement?[problem.Guests.Count];
        var options = Enumerable.Range(0, placements.Length).Select(guest => Options(problem, guest)).ToArray();
        var free = new int[problem.SlotCount];
        for (var slot = 0; slot < free.Length; slot++) free[slot] = problem.Places[slot / problem.WeekCount].PlacesPerWeek;
        var away = new int[problem.Organisations.Count, Math.Max(problem.WeekCount, 1)];

        void Try(int guest)
        {
            if (guest == placements.Length)
            {
                show(placements);
                return;
            }

            var organisation = problem.Guests[guest].Organisation;
            foreach (var option in options[guest])
            {
                placements[guest] = option;
                if (option is not { } at)
                {
                    Try(guest + 1);
                    continue;
                }

                var slot = (at.Place * problem.WeekCount) + at.Week;
                if (free[slot] == 0 || away[organisation, at.Week] >= (problem.Organisations[organisation].MaxAwayPerWeek ?? int.MaxValue)) continue;
                free[slot]--;
                away[organisation, at.Week]++;
                Try(guest + 1);
                free[slot]++;
                away[organisation, at.Week]--;
            }
        }

        Try(0);
    }

    private static List<GuestPlacement?> Options(PlacementProblem problem, int guest)
    {
        if (problem.Pins.Where(pin => pin.Guest == guest).ToArray() is [var pinned])
        {
            return [new GuestPlacement(pinned.Place, pinned.Week, problem.Rank(guest, pinned.Place), problem.Fit(guest, pinned.Place))];
        }

        var options = new List<GuestPlacement?> { null };
        for (var place = 0; place < problem.Places.Count; place++)
        {
            for (var week = 0; week < problem.WeekCount; week++)
            {
                if (PlacementRules.Check(problem, guest, place, week).Count > 0) continue;
                options.Add(new GuestPlacement(place, week, problem.Rank(guest, place), problem.Fit(guest, place)));
            }
        }

        return options;
    }
}
