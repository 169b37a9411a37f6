namespace PartnershipForChange.Matching.Placements.Checking;

/// <summary>
/// The check of the dual prices over every feasible pair. Vectors have an entry per level; comparisons are lexicographic.
/// What the prices prove by weak duality is then held against the result, case by case where the proof has branches.
/// </summary>
internal sealed class DualCheck
{
    private readonly PlacementProblem _problem;
    private readonly PlacementResult _result;
    private readonly List<string> _faults;
    private readonly int _levels;
    private readonly Dictionary<int, PlacementPin> _pins;
    private readonly ILookup<int, int> _placesOf;
    private readonly long[] _target;
    private readonly long[] _achieved;
    private readonly long[] _cost;

    // The leaf at hand, and per guest a bit for each week that its case rules out.
    private PlacementCertificate _leaf;
    private readonly ulong[] _weeksOff;

    // Above 0 for the levels that the proof has cut: they count with so much weight in the next.
    private readonly int[] _weights;
    private bool _isCut;

    // The last level that the prices have to prove.
    private int _last;

    public DualCheck(PlacementProblem problem, PlacementResult result, List<string> faults)
    {
        _problem = problem;
        _result = result;
        _faults = faults;
        _leaf = result.Certificate;
        _levels = result.Objective == PlacementObjective.MinimumCost ? 3 : result.Totals.Profile.Length + 2;
        _pins = problem.Pins.ToDictionary(pin => pin.Guest);
        _placesOf = Enumerable.Range(0, problem.Places.Count).ToLookup(place => problem.Places[place].Organisation);
        _target = new long[_levels];
        _weeksOff = new ulong[problem.Guests.Count];
        _achieved = Achieved();
        _cost = new long[_levels];
        _weights = new int[_levels];
        _last = _levels - 1;
    }

    public void Run(CancellationToken cancellation)
    {
        if (_result.Optimal && (_result.Bound.Placed != _result.Totals.Placed || _result.Bound.RankSum != _result.Totals.RankSum))
        {
            _faults.Add("the bound of an optimal result is not its value");
        }

        Prove(_result.Certificate, cancellation);
    }

    private long[] Achieved()
    {
        var totals = _result.Totals;
        var achieved = new long[_levels];
        achieved[0] = _problem.Guests.Count(guest => guest.TakesPart) - totals.Placed;
        achieved[^1] = -totals.Fit;
        for (var rank = 1; rank <= totals.Profile.Length && _result.Objective != PlacementObjective.MinimumCost; rank++)
        {
            if (_result.Objective == PlacementObjective.Generous) achieved[_levels - 1 - rank] = totals.Profile[rank - 1];
            else achieved[rank] = -totals.Profile[rank - 1];
        }

        if (_result.Objective == PlacementObjective.MinimumCost) achieved[1] = totals.RankSum;
        return achieved;
    }

    private void Prove(PlacementCertificate certificate, CancellationToken cancellation)
    {
        if (certificate.Branch is { } branch)
        {
            ProveCases(branch, cancellation);
            return;
        }

        if (certificate.Cut is { } cut)
        {
            ProveCut(cut, cancellation);
            return;
        }

        _leaf = certificate;
        if (_leaf.Scale < 1 || !HasShape(_leaf.GuestValues, _problem.Guests.Count) || !HasShape(_leaf.SlotPrices, _problem.SlotCount)
            || (_leaf.AwayPrices is { } away && !HasShape(away, _problem.Organisations.Count * _problem.WeekCount)))
        {
            _faults.Add("the certificate has the wrong shape");
            return;
        }

        CheckPrices();
        var bins = new SlotBins(_problem, _leaf.SlotPrices);
        for (var guest = 0; guest < _problem.Guests.Count && _faults.Count < CertificateChecker.MaxFaults; guest++)
        {
            if ((guest & 63) == 0) cancellation.ThrowIfCancellationRequested();
            CheckGuest(guest, bins);
        }

        CheckBound();
    }

    private void ProveCut(PlacementCut cut, CancellationToken cancellation)
    {
        var (level, weight, below, rest) = cut;
        if (level < 0 || level >= _last || weight < 1 || _weights[level] > 0)
        {
            _faults.Add("a cut of the proof is of no level, or has no weight");
            return;
        }

        var last = _last;
        _last = level;
        Prove(below, cancellation);
        _last = last;
        var wasCut = _isCut;
        _isCut = true;
        _weights[level] = weight;
        Prove(rest, cancellation);
        _weights[level] = 0;
        _isCut = wasCut;
    }

    /// <summary>Levels that are cut count in the next instead.</summary>
    private void Cut(long[] costs)
    {
        for (var level = 0; level < _levels && _isCut; level++)
        {
            if (_weights[level] == 0) continue;
            costs[level + 1] += _weights[level] * costs[level];
            costs[level] = 0;
        }
    }

    private void ProveCases(PlacementBranch branch, CancellationToken cancellation)
    {
        var (organisation, week, guests, cases) = branch;
        if ((uint)organisation >= (uint)_problem.Organisations.Count || (uint)week >= (uint)_problem.WeekCount || guests.Length != cases.Length
            || guests.Distinct().Count() != guests.Length
            || guests.Any(guest => _problem.Guests[guest].Organisation != organisation || _pins.ContainsKey(guest))
            || guests.Length <= _problem.Organisations[organisation].MaxAwayPerWeek - PinnedAway(organisation, week)
            || _problem.Organisations[organisation].MaxAwayPerWeek is null)
        {
            _faults.Add("a branch of the proof does not cover all cases");
            return;
        }

        var before = Array.ConvertAll(guests, guest => _weeksOff[guest]);
        for (var i = 0; i < guests.Length && _faults.Count < CertificateChecker.MaxFaults; i++)
        {
            _weeksOff[guests[i]] |= 1UL << week;
            Prove(cases[i], cancellation);
            _weeksOff[guests[i]] = before[i] | ~(1UL << week);
        }

        for (var i = 0; i < guests.Length; i++) _weeksOff[guests[i]] = before[i];
    }

    private int PinnedAway(int organisation, int week) =>
        _problem.Pins.Count(pin => pin.Week == week && _problem.Guests[pin.Guest].Organisation == organisation);

    private bool HasShape(long[][] vectors, int count) => vectors.Length == _levels && vectors.All(level => level.Length == count);

    private void CheckPrices()
    {
        for (var slot = 0; slot < _problem.SlotCount; slot++)
        {
            if (IsNegative(_leaf.SlotPrices, slot)) _faults.Add($"slot {slot} has a negative price");
        }

        if (_leaf.AwayPrices is not { } away) return;
        for (var key = 0; key < away[0].Length; key++)
        {
            if (IsNegative(away, key)) _faults.Add($"limit {key} has a negative price");
            if (_problem.Organisations[key / _problem.WeekCount].MaxAwayPerWeek is null && away.Any(level => level[key] != 0))
            {
                _faults.Add($"organisation {key / _problem.WeekCount} has a price on a limit it has not");
            }
        }
    }

    private static bool IsNegative(long[][] vectors, int index)
    {
        foreach (var level in vectors)
        {
            if (level[index] != 0) return level[index] < 0;
        }

        return false;
    }

    private void CheckGuest(int guest, SlotBins bins)
    {
        if (!_problem.Guests[guest].TakesPart)
        {
            if (_leaf.GuestValues.Any(level => level[guest] != 0)) _faults.Add($"guest {guest} takes no part but has a value");
            return;
        }

        if (_pins.TryGetValue(guest, out var pin))
        {
            SetTarget(guest, _problem.Rank(guest, pin.Place), _problem.Fit(guest, pin.Place), pin.Week);
            if (ComparePrice(pin.Place, pin.Week) < 0) _faults.Add($"pinned guest {guest} has too high a value");
            return;
        }

        // Staying unplaced costs (1, 0, ..., 0).
        Array.Clear(_cost);
        _cost[0] = 1;
        Cut(_cost);
        var unplaced = 0L;
        for (var level = 0; level < _levels && unplaced == 0; level++) unplaced = _leaf.GuestValues[level][guest] - (_leaf.Scale * _cost[level]);
        if (unplaced > 0) _faults.Add($"guest {guest} would rather stay unplaced");
        CheckWishes(guest);
        CheckOtherPlaces(guest, bins);
    }

    /// <summary>Holds what the prices prove against the result, or against its bound where it does not claim to be optimal.</summary>
    private void CheckBound()
    {
        var proven = new long[_levels];
        for (var level = 0; level < _levels; level++)
        {
            proven[level] = _leaf.GuestValues[level].Sum();
            for (var slot = 0; slot < _problem.SlotCount; slot++)
            {
                proven[level] -= _leaf.SlotPrices[level][slot] * _problem.Places[slot / _problem.WeekCount].PlacesPerWeek;
            }

            for (var key = 0; _leaf.AwayPrices is { } away && key < away[level].Length; key++)
            {
                proven[level] -= away[level][key] * (_problem.Organisations[key / _problem.WeekCount].MaxAwayPerWeek ?? 0);
            }
        }

        if (_result.Optimal || _last < _levels - 1)
        {
            if (!Excludes(proven)) _faults.Add("the prices do not exclude a better result");
            return;
        }

        var leastUnplaced = Ceiling(proven[0]);
        if (_result.Bound.Placed < PlacedWhere(leastUnplaced)) _faults.Add("the bound on guests placed is not proven");
        var isOnRanks = _result.Objective == PlacementObjective.MinimumCost && leastUnplaced * _leaf.Scale == proven[0]
            && PlacedWhere(leastUnplaced) == _result.Totals.Placed;
        var rankSum = isOnRanks ? Ceiling(proven[1]) : 0;
        if (_result.Bound.RankSum > Math.Max(rankSum, _result.Totals.Placed)) _faults.Add("the bound on the sum of ranks is not proven");

        long PlacedWhere(long unplaced) => _problem.Guests.Count(guest => guest.TakesPart) - unplaced;
    }

    /// <summary>
    /// Whether no vector of whole numbers lies at or above what is proven and below what was achieved. Only where a level is met
    /// exactly does the next one count.
    /// </summary>
    private bool Excludes(long[] proven)
    {
        var values = (long[])_achieved.Clone();
        Cut(values);
        for (var level = 0; level <= _last; level++)
        {
            var achieved = values[level] * _leaf.Scale;
            if (proven[level] > achieved) return true;
            if (proven[level] < achieved) return level == _last && Ceiling(proven[level]) >= values[level];
        }

        return true;
    }

    private long Ceiling(long scaled) => (scaled / _leaf.Scale) + (scaled % _leaf.Scale > 0 ? 1 : 0);

    private void CheckWishes(int guest)
    {
        foreach (var wish in _problem.Guests[guest].Wishes)
        {
            if (!wish.IsOrganisation)
            {
                CheckPlace(guest, wish.Index);
                continue;
            }

            foreach (var place in _placesOf[wish.Index]) CheckPlace(guest, place);
        }
    }

    private void CheckPlace(int guest, int place)
    {
        var rank = _problem.Rank(guest, place);
        var fit = _problem.Fit(guest, place);
        foreach (var week in _problem.Places[place].Weeks)
        {
            SetTarget(guest, rank, fit, week);
            if (ComparePrice(place, week) < 0) Report(guest, place, week);
        }
    }

    /// <summary>All feasible pairs, priced as if not wished for; a wish costs less and was checked as one.</summary>
    private void CheckOtherPlaces(int guest, SlotBins bins)
    {
        var person = _problem.Guests[guest];
        var sector = _problem.Organisations[person.Organisation].Sector;
        var languages = SlotBins.Mask(person.Languages);
        var skills = bins.Skills(person.SkillsSought);
        var tooCheap = new int[person.SkillsSought.Length + 1];
        foreach (var week in person.Weeks)
        {
            for (var fit = 0; fit < tooCheap.Length; fit++)
            {
                SetTarget(guest, person.Wishes.Length + 1, fit, week);
                tooCheap[fit] = bins.PricesBelow(_target);
            }

            // Where the masks do not hold every skill a pair may fit better than they say: suspect all, and look closer.
            if (!bins.CountsAllSkills) Array.Fill(tooCheap, tooCheap[^1]);
            foreach (var bin in bins.Bins)
            {
                if (bin.Week != week || bin.Sector == sector || (bin.Languages & languages) == 0) continue;
                bin.ForEachTooCheap(skills, tooCheap, place =>
                {
                    SetTarget(guest, _problem.Rank(guest, place), _problem.Fit(guest, place), week);
                    if (ComparePrice(place, week) < 0) Report(guest, place, week);
                });
            }
        }
    }

    private void Report(int guest, int place, int week)
    {
        if ((_weeksOff[guest] >> week & 1) != 0 || PlacementRules.Check(_problem, guest, place, week).Count > 0) return;
        _faults.Add($"guest {guest} would rather go to place {place} in week {week}");
    }

    /// <summary>v(g) - c(g, .) - a: a slot must not be cheaper than this for a guest of that rank and fit.</summary>
    private void SetTarget(int guest, int rank, int fit, int week)
    {
        for (var level = 0; level < _levels; level++) _target[level] = _leaf.GuestValues[level][guest];
        if (_leaf.AwayPrices is { } away)
        {
            var key = (_problem.Guests[guest].Organisation * _problem.WeekCount) + week;
            for (var level = 0; level < _levels; level++) _target[level] -= away[level][key];
        }

        Array.Clear(_cost);
        _cost[^1] = -fit;
        switch (_result.Objective)
        {
            case PlacementObjective.MinimumCost: _cost[1] = rank; break;
            case PlacementObjective.Generous: _cost[_levels - 1 - rank] = 1; break;
            default: _cost[rank] = -1; break;
        }

        Cut(_cost);
        for (var level = 0; level < _levels; level++) _target[level] -= _leaf.Scale * _cost[level];
    }

    private int ComparePrice(int place, int week)
    {
        var slot = (place * _problem.WeekCount) + week;
        for (var level = 0; level < _levels; level++)
        {
            var order = _leaf.SlotPrices[level][slot].CompareTo(_target[level]);
            if (order != 0) return order;
        }

        return 0;
    }
}
