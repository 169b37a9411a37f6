namespace PartnershipForChange.Matching.Placements;

/// <summary>
/// Successive shortest paths with potentials over the explicit pairs (Edmonds and Karp 1972; Jonker and Volgenant 1987).
/// Costs are vectors (unplaced, rank, -fit) packed into 64 bits, 21 a level, so that integer order is lexicographic order.
/// </summary>
internal sealed class ShortestPathSolver
{
    private const int Bits = 21;
    private const long RankUnit = 1L << Bits;
    private const long UnplacedUnit = 1L << (2 * Bits);

    private readonly PlacementProblem _problem;
    private readonly int[] _first;
    private readonly int[] _slots;
    private readonly long[] _costs;
    private readonly int[] _capacity;
    private readonly List<int>[] _guestsAt;
    private readonly int[] _slotOf;
    private readonly long[] _value;
    private readonly long[] _price;
    private readonly bool[] _isPinned;

    public ShortestPathSolver(PlacementProblem problem)
    {
        _problem = problem;
        var slots = problem.SlotCount;
        _capacity = new int[slots];
        _guestsAt = new List<int>[slots];
        for (var slot = 0; slot < slots; slot++)
        {
            _guestsAt[slot] = [];
            _capacity[slot] = problem.Places[slot / problem.WeekCount].PlacesPerWeek;
        }

        _value = new long[problem.Guests.Count];
        _price = new long[slots];
        _slotOf = new int[problem.Guests.Count];
        Array.Fill(_slotOf, -1);
        _isPinned = new bool[problem.Guests.Count];
        foreach (var pin in problem.Pins)
        {
            var slot = (pin.Place * problem.WeekCount) + pin.Week;
            _isPinned[pin.Guest] = true;
            _slotOf[pin.Guest] = slot;
            _capacity[slot]--;
        }

        _first = new int[problem.Guests.Count + 1];
        var pairSlots = new List<int>();
        var pairCosts = new List<long>();
        for (var guest = 0; guest < problem.Guests.Count; guest++)
        {
            if (problem.Guests[guest].TakesPart && !_isPinned[guest])
            {
                for (var place = 0; place < problem.Places.Count; place++)
                {
                    var cost = (problem.Rank(guest, place) * RankUnit) - problem.Fit(guest, place);
                    foreach (var week in problem.Places[place].Weeks)
                    {
                        if (PlacementRules.Check(problem, guest, place, week).Count > 0) continue;
                        pairSlots.Add((place * problem.WeekCount) + week);
                        pairCosts.Add(cost);
                    }
                }
            }

            _first[guest + 1] = pairSlots.Count;
        }

        _slots = [.. pairSlots];
        _costs = [.. pairCosts];
    }

    public void Run(IProgress<MatchingProgress>? progress, CancellationToken cancellation)
    {
        var count = _problem.Guests.Count;
        for (var guest = 0; guest < count; guest++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!_problem.Guests[guest].TakesPart || _isPinned[guest]) continue;
            Place(guest);
            progress?.Report(new MatchingProgress("ranks", (guest + 1.0) / count));
        }

        foreach (var pin in _problem.Pins)
        {
            var cost = (_problem.Rank(pin.Guest, pin.Place) * RankUnit) - _problem.Fit(pin.Guest, pin.Place);
            _value[pin.Guest] = cost + _price[_slotOf[pin.Guest]];
        }
    }

    public GuestPlacement?[] Placements()
    {
        var placements = new GuestPlacement?[_problem.Guests.Count];
        for (var guest = 0; guest < placements.Length; guest++)
        {
            if (_slotOf[guest] < 0) continue;
            var place = _slotOf[guest] / _problem.WeekCount;
            placements[guest] = new GuestPlacement(place, _slotOf[guest] % _problem.WeekCount, _problem.Rank(guest, place), _problem.Fit(guest, place));
        }

        return placements;
    }

    public PlacementCertificate Certificate() => new(Unpack(_value), Unpack(_price));

    private static long[][] Unpack(long[] packed)
    {
        var levels = new long[3][];
        var rest = (long[])packed.Clone();
        for (var level = 2; level >= 0; level--)
        {
            levels[level] = new long[packed.Length];
            for (var i = 0; i < rest.Length; i++)
            {
                var digit = level == 0 ? rest[i] : (rest[i] << (64 - Bits)) >> (64 - Bits);
                levels[level][i] = digit;
                rest[i] = (rest[i] - digit) >> Bits;
            }
        }

        return levels;
    }

    /// <summary>Finds the cheapest way to place one more guest, or to leave one unplaced, and takes it.</summary>
    private void Place(int source)
    {
        var distance = new Dictionary<int, long>();
        var from = new Dictionary<int, int>();
        var settled = new List<int>();
        var done = new HashSet<int>();
        var queue = new PriorityQueue<int, long>();
        var reached = new List<(int Guest, long Distance)>();
        long best = long.MaxValue;
        var end = (Guest: -1, Slot: -1);

        void Reach(int guest, long at)
        {
            reached.Add((guest, at));
            var unplaced = at + UnplacedUnit - _value[guest];
            if (unplaced < best) (best, end) = (unplaced, (guest, -1));
            for (var pair = _first[guest]; pair < _first[guest + 1]; pair++)
            {
                var slot = _slots[pair];
                var next = at + _costs[pair] + _price[slot] - _value[guest];
                if (next >= best || done.Contains(slot) || (distance.TryGetValue(slot, out var known) && known <= next)) continue;
                distance[slot] = next;
                from[slot] = guest;
                queue.Enqueue(slot, next);
            }
        }

        Reach(source, 0);
        while (queue.TryDequeue(out var slot, out var at) && at < best)
        {
            if (!done.Add(slot)) continue;
            if (_guestsAt[slot].Count < _capacity[slot])
            {
                (best, end) = (at, (-1, slot));
                break;
            }

            settled.Add(slot);
            foreach (var guest in _guestsAt[slot]) Reach(guest, at);
        }

        foreach (var (guest, at) in reached) _value[guest] += best - at;
        foreach (var slot in settled) _price[slot] += best - distance[slot];

        // The path backwards: each guest on it moves one slot on, the last one to the end found.
        var target = end.Slot;
        var mover = end.Slot >= 0 ? from[end.Slot] : end.Guest;
        while (true)
        {
            var left = _slotOf[mover];
            if (left >= 0) _guestsAt[left].Remove(mover);
            if (target >= 0) _guestsAt[target].Add(mover);
            _slotOf[mover] = target;
            if (mover == source) return;
            target = left;
            mover = from[left];
        }
    }
}
