namespace PartnershipForChange.Matching.Placements;

/// <summary>What the independent check found.</summary>
/// <param name="Feasible">Every placement keeps every hard rule, and the totals are right.</param>
/// <param name="Optimal">The dual prices prove that no better result exists.</param>
/// <param name="Faults">What is wrong, in English; the first 100.</param>
public sealed record CertificateReport(bool Feasible, bool Optimal, IReadOnlyList<string> Faults);

/// <summary>
/// Checks a result from the problem alone: that it keeps the rules, and, from its dual prices and over every feasible pair,
/// that none is better. Shares no code with the solver.
/// </summary>
public static class CertificateChecker
{
    private const int MaxFaults = 100;

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
        return new CertificateReport(feasible, faults.Count == 0, faults);
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

    /// <summary>The check of the dual prices. Vectors are rows of [level]; comparisons are lexicographic.</summary>
    private sealed class DualCheck(PlacementProblem problem, PlacementResult result, List<string> faults)
    {
        private readonly int _levels = result.Objective == PlacementObjective.MinimumCost ? 3 : result.Totals.Profile.Length + 2;
        private readonly Dictionary<int, PlacementPin> _pins = problem.Pins.ToDictionary(pin => pin.Guest);
        private readonly long[][] _value = result.Certificate.GuestValues;
        private readonly long[][] _price = result.Certificate.SlotPrices;

        public void Run(CancellationToken cancellation)
        {
            if (!HasShape(_value, problem.Guests.Count) || !HasShape(_price, problem.SlotCount))
            {
                faults.Add("the certificate has the wrong shape");
                return;
            }

            CheckPrices();
            var slots = SortedSlots();
            for (var guest = 0; guest < problem.Guests.Count && faults.Count < MaxFaults; guest++)
            {
                if ((guest & 255) == 0) cancellation.ThrowIfCancellationRequested();
                if (problem.Guests[guest].TakesPart) CheckGuest(guest, slots);
            }
        }

        private bool HasShape(long[][] vectors, int count) => vectors.Length == _levels && vectors.All(level => level.Length == count);

        private void CheckPrices()
        {
            var load = new int[problem.SlotCount];
            foreach (var placement in result.Guests)
            {
                if (placement is { } at) load[(at.Place * problem.WeekCount) + at.Week]++;
            }

            Span<long> zero = stackalloc long[_levels];
            for (var slot = 0; slot < load.Length; slot++)
            {
                var sign = Compare(slot, zero);
                if (sign < 0) faults.Add($"slot {slot} has a negative price");
                if (sign > 0 && load[slot] < problem.Places[slot / problem.WeekCount].PlacesPerWeek) faults.Add($"slot {slot} has a price but is not full");
            }
        }

        /// <summary>Open slots by price, cheapest first.</summary>
        private int[] SortedSlots()
        {
            var slots = Enumerable.Range(0, problem.Places.Count)
                .SelectMany(place => problem.Places[place].Weeks.Select(week => (place * problem.WeekCount) + week)).ToArray();
            Array.Sort(slots, (a, b) =>
            {
                for (var level = 0; level < _levels; level++)
                {
                    var order = _price[level][a].CompareTo(_price[level][b]);
                    if (order != 0) return order;
                }

                return a.CompareTo(b);
            });
            return slots;
        }

        private void CheckGuest(int guest, int[] slots)
        {
            Span<long> target = stackalloc long[_levels];
            if (_pins.TryGetValue(guest, out var pin))
            {
                Target(guest, problem.Rank(guest, pin.Place), problem.Fit(guest, pin.Place), target);
                if (Compare((pin.Place * problem.WeekCount) + pin.Week, target) != 0) faults.Add($"pinned guest {guest} is not tight");
                return;
            }

            // Staying unplaced costs (1, 0, ..., 0) and has price zero.
            Target(guest, 0, 0, target);
            target[0]--;
            var unplaced = Sign(target);
            if (unplaced > 0) faults.Add($"guest {guest} would rather stay unplaced");
            if (result.Guests[guest] is not { } at)
            {
                if (unplaced != 0) faults.Add($"guest {guest} is unplaced at a cost");
            }
            else
            {
                Target(guest, at.Rank, at.Fit, target);
                if (Compare((at.Place * problem.WeekCount) + at.Week, target) != 0) faults.Add($"guest {guest} is not tight");
            }

            foreach (var wish in problem.Guests[guest].Wishes)
            {
                if (wish.IsOrganisation)
                {
                    for (var place = 0; place < problem.Places.Count; place++)
                    {
                        if (problem.Places[place].Organisation == wish.Index) CheckPlace(guest, place, target);
                    }
                }
                else
                {
                    CheckPlace(guest, wish.Index, target);
                }
            }

            // A place not wished for: only slots cheaper than its rank with the whole of the skills sought can be better.
            var person = problem.Guests[guest];
            var rank = person.Wishes.Length + 1;
            Target(guest, rank, person.SkillsSought.Length, target);
            foreach (var slot in slots)
            {
                if (Compare(slot, target) >= 0) break;
                CheckPair(guest, slot / problem.WeekCount, slot % problem.WeekCount);
            }
        }

        private void CheckPlace(int guest, int place, Span<long> target)
        {
            Target(guest, problem.Rank(guest, place), problem.Fit(guest, place), target);
            foreach (var week in problem.Places[place].Weeks)
            {
                if (Compare((place * problem.WeekCount) + week, target) < 0) CheckPair(guest, place, week);
            }
        }

        private void CheckPair(int guest, int place, int week)
        {
            Span<long> target = stackalloc long[_levels];
            Target(guest, problem.Rank(guest, place), problem.Fit(guest, place), target);
            if (Compare((place * problem.WeekCount) + week, target) >= 0 || PlacementRules.Check(problem, guest, place, week).Count > 0) return;
            faults.Add($"guest {guest} would rather go to place {place} in week {week}");
        }

        /// <summary>v(g) - c(g, .) for a rank and a fit: a slot must not be cheaper than this. Rank 0 leaves the ranks out.</summary>
        private void Target(int guest, int rank, int fit, Span<long> target)
        {
            for (var level = 0; level < _levels; level++) target[level] = _value[level][guest];
            target[^1] += fit;
            if (rank == 0) return;
            switch (result.Objective)
            {
                case PlacementObjective.MinimumCost: target[1] -= rank; break;
                case PlacementObjective.Generous: target[_levels - 1 - rank]--; break;
                default: target[rank]++; break;
            }
        }

        private int Compare(int slot, ReadOnlySpan<long> target)
        {
            for (var level = 0; level < _levels; level++)
            {
                var order = _price[level][slot].CompareTo(target[level]);
                if (order != 0) return order;
            }

            return 0;
        }

        private static int Sign(ReadOnlySpan<long> vector)
        {
            foreach (var entry in vector)
            {
                if (entry != 0) return Math.Sign(entry);
            }

            return 0;
        }
    }
}
