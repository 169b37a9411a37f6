using PartnershipForChange.Matching.Placements.Checking;

namespace PartnershipForChange.Matching.Placements;

/// <summary>What the independent check found.</summary>
/// <param name="Feasible">Every placement keeps every hard rule, and the totals are right.</param>
/// <param name="Optimal">The dual prices prove that no better result exists. Where the result does not claim so, they prove its bound.</param>
/// <param name="Faults">What is wrong, in English; the first 100.</param>
public sealed record CertificateReport(bool Feasible, bool Optimal, IReadOnlyList<string> Faults);

/// <summary>
/// Checks a result from the problem alone: that it keeps the rules, and, from its dual prices and over every feasible pair,
/// that none is better. Shares no code with the solver.
/// </summary>
public static class CertificateChecker
{
    /// <summary>Faults beyond this many are not listed.</summary>
    internal const int MaxFaults = 100;

    /// <summary>Checks a result.</summary>
    /// <param name="problem">The problem as it was posed.</param>
    /// <param name="result">The result, with its certificate.</param>
    /// <param name="cancellation">Stops the check.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static CertificateReport Verify(PlacementProblem problem, PlacementResult result, CancellationToken cancellation = default)
    {
        var faults = new List<string>();
        CheckPlacements(problem, result, faults);
        var feasible = faults.Count == 0;
        if (feasible) new DualCheck(problem, result, faults).Run(cancellation);
        return new CertificateReport(feasible, result.Optimal && faults.Count == 0, faults);
    }

    private static void CheckPlacements(PlacementProblem problem, PlacementResult result, List<string> faults)
    {
        if (result.Guests.Count != problem.Guests.Count)
        {
            faults.Add($"{result.Guests.Count} guests in the result, {problem.Guests.Count} in the problem");
            return;
        }

        var load = new Dictionary<(int Place, int Week), int>();
        var away = new Dictionary<(int Organisation, int Week), int>();
        var profile = new int[problem.Guests.Where(guest => guest.TakesPart).Select(guest => guest.Wishes.Length + 1).DefaultIfEmpty().Max()];
        int placed = 0;
        long rankSum = 0, fit = 0;
        for (var guest = 0; guest < result.Guests.Count && faults.Count < MaxFaults; guest++)
        {
            if (result.Guests[guest] is not { } placement) continue;
            var (place, week, rank, skills) = placement;
            if ((uint)place >= (uint)problem.Places.Count || (uint)week >= (uint)problem.WeekCount)
            {
                faults.Add($"guest {guest} is at a place or week that does not exist");
                continue;
            }

            foreach (var rule in PlacementRules.Check(problem, guest, place, week)) faults.Add($"guest {guest} at place {place} in week {week} breaks {rule}");
            if (rank != problem.Rank(guest, place)) faults.Add($"guest {guest}: rank {rank} is not the place's");
            if (skills != problem.Fit(guest, place)) faults.Add($"guest {guest}: fit {skills} is not the place's");
            load[(place, week)] = load.GetValueOrDefault((place, week)) + 1;
            var organisation = problem.Guests[guest].Organisation;
            away[(organisation, week)] = away.GetValueOrDefault((organisation, week)) + 1;
            placed++;
            rankSum += rank;
            fit += skills;
            if (rank >= 1 && rank <= profile.Length) profile[rank - 1]++;
        }

        foreach (var ((place, week), count) in load)
        {
            if (count > problem.Places[place].PlacesPerWeek) faults.Add($"place {place} has {count} guests in week {week}");
        }

        foreach (var ((organisation, week), count) in away)
        {
            if (count > problem.Organisations[organisation].MaxAwayPerWeek) faults.Add($"organisation {organisation} has {count} people away in week {week}");
        }

        foreach (var pin in problem.Pins)
        {
            if (result.Guests[pin.Guest] is not { } at || at.Place != pin.Place || at.Week != pin.Week) faults.Add($"guest {pin.Guest} is not where pinned");
        }

        var totals = result.Totals;
        if (totals.Placed != placed || totals.RankSum != rankSum || totals.Fit != fit || !totals.Profile.AsSpan().SequenceEqual(profile))
        {
            faults.Add("the totals do not add up");
        }
    }
}
