namespace PartnershipForChange.Matching.Placements.Checking;

/// <summary>
/// The check of the dual prices over every feasible pair. Vectors have an entry per level; comparisons are lexicographic.
/// </summary>
internal sealed class DualCheck
{
    private readonly PlacementProblem _problem;
    private readonly PlacementResult _result;
    private readonly List<string> _faults;
    private readonly int _levels;
    private readonly Dictionary<int, PlacementPin> _pins;
    private readonly long[][] _value;
    private readonly long[][] _price;
    private readonly ILookup<int, int> _placesOf;
    private readonly long[] _target;

    public DualCheck(PlacementProblem problem, PlacementResult result, List<string> faults)
    {
        _problem = problem;
        _result = result;
        _faults = faults;
        _levels = result.Objective == PlacementObjective.MinimumCost ? 3 : result.Totals.Profile.Length + 2;
        _pins = problem.Pins.ToDictionary(pin => pin.Guest);
        _value = result.Certificate.GuestValues;
        _price = result.Certificate.SlotPrices;
        _placesOf = Enumerable.Range(0, problem.Places.Count).ToLookup(place => problem.Places[place].Organisation);
        _target = new long[_levels];
    }

    public void Run(CancellationToken cancellation)
    {
        if (!HasShape(_value, _problem.Guests.Count) || !HasShape(_price, _problem.SlotCount))
        {
            _faults.Add("the certificate has the wrong shape");
            return;
        }

        CheckPrices();
        var bins = new SlotBins(_problem, _price);
        for (var guest = 0; guest < _problem.Guests.Count && _faults.Count < CertificateChecker.MaxFaults; guest++)
        {
            if ((guest & 63) == 0) cancellation.ThrowIfCancellationRequested();
            if (!_problem.Guests[guest].TakesPart) continue;
            if (_pins.TryGetValue(guest, out var pin))
            {
                SetTarget(guest, _problem.Rank(guest, pin.Place), _problem.Fit(guest, pin.Place));
                if (ComparePrice(pin.Place, pin.Week) != 0) _faults.Add($"pinned guest {guest} is not tight");
                continue;
            }

            CheckOwnPlacement(guest);
            CheckWishes(guest);
            CheckOtherPlaces(guest, bins);
        }
    }

    private bool HasShape(long[][] vectors, int count) => vectors.Length == _levels && vectors.All(level => level.Length == count);

    private void CheckPrices()
    {
        var load = new int[_problem.SlotCount];
        foreach (var placement in _result.Guests)
        {
            if (placement is { } at) load[(at.Place * _problem.WeekCount) + at.Week]++;
        }

        Array.Clear(_target);
        for (var slot = 0; slot < load.Length; slot++)
        {
            var sign = ComparePrice(slot / _problem.WeekCount, slot % _problem.WeekCount);
            if (sign < 0) _faults.Add($"slot {slot} has a negative price");
            if (sign > 0 && load[slot] < _problem.Places[slot / _problem.WeekCount].PlacesPerWeek) _faults.Add($"slot {slot} has a price but is not full");
        }
    }

    /// <summary>Where the guest is, or that the guest stays unplaced, must be at its value; staying unplaced costs (1, 0, ..., 0).</summary>
    private void CheckOwnPlacement(int guest)
    {
        SetTarget(guest, 0, 0);
        _target[0]--;
        var unplaced = 0;
        for (var level = 0; level < _levels && unplaced == 0; level++) unplaced = Math.Sign(_target[level]);
        if (unplaced > 0) _faults.Add($"guest {guest} would rather stay unplaced");
        if (_result.Guests[guest] is not { } at)
        {
            if (unplaced != 0) _faults.Add($"guest {guest} is unplaced at a cost");
            return;
        }

        SetTarget(guest, at.Rank, at.Fit);
        if (ComparePrice(at.Place, at.Week) != 0) _faults.Add($"guest {guest} is not tight");
    }

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
        SetTarget(guest, _problem.Rank(guest, place), _problem.Fit(guest, place));
        foreach (var week in _problem.Places[place].Weeks)
        {
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
        for (var fit = 0; fit < tooCheap.Length; fit++)
        {
            SetTarget(guest, person.Wishes.Length + 1, fit);
            tooCheap[fit] = bins.PricesBelow(_target);
        }

        // Where the masks do not hold every skill a pair may fit better than they say: suspect all, and look closer.
        if (!bins.CountsAllSkills) Array.Fill(tooCheap, tooCheap[^1]);
        foreach (var bin in bins.Bins)
        {
            if (bin.Sector == sector || (bin.Languages & languages) == 0 || !person.Weeks.Contains(bin.Week)) continue;
            bin.ForEachTooCheap(skills, tooCheap, place =>
            {
                SetTarget(guest, _problem.Rank(guest, place), _problem.Fit(guest, place));
                if (ComparePrice(place, bin.Week) < 0) Report(guest, place, bin.Week);
            });
        }
    }

    private void Report(int guest, int place, int week)
    {
        if (PlacementRules.Check(_problem, guest, place, week).Count == 0) _faults.Add($"guest {guest} would rather go to place {place} in week {week}");
    }

    /// <summary>v(g) - c(g, .) for a rank and a fit: a slot must not be cheaper than this. Rank 0 leaves the ranks out.</summary>
    private void SetTarget(int guest, int rank, int fit)
    {
        for (var level = 0; level < _levels; level++) _target[level] = _value[level][guest];
        _target[^1] += fit;
        if (rank == 0) return;
        switch (_result.Objective)
        {
            case PlacementObjective.MinimumCost: _target[1] -= rank; break;
            case PlacementObjective.Generous: _target[_levels - 1 - rank]--; break;
            default: _target[rank]++; break;
        }
    }

    private int ComparePrice(int place, int week)
    {
        var slot = (place * _problem.WeekCount) + week;
        for (var level = 0; level < _levels; level++)
        {
            var order = _price[level][slot].CompareTo(_target[level]);
            if (order != 0) return order;
        }

        return 0;
    }
}
