namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>
/// Minimises the levels of the objective one after the other, each over the optimal solutions of those before: successive
/// fixing, which keeps all numbers small and needs no weights. On each level the costs are small integers and the method is
/// the primal-dual one: shortest distances from all guests still to place at once, then as many augmenting paths of that
/// length as a depth-first search finds (Hopcroft and Karp 1973; Gabow and Tarjan 1989).
/// </summary>
/// <remarks>
/// Between levels only arcs of reduced cost zero remain, and a slot whose price is not zero on some level so far must stay
/// full ("forced"). A level therefore has two parts: first every guest is placed or left out as if no slot were forced, then
/// forced slots left with room are filled by the cheapest chains of moves that start where guests can be spared.
/// </remarks>
internal sealed partial class LevelSolver
{
    /// <summary>A depth-first search that finds fewer paths is not worth another at the same distance.</summary>
    private const int FewPaths = 4;

    private readonly PlacementGraph _graph;
    private readonly ObjectiveLevels _levels;
    private readonly HubPlan? _plan;
    private readonly Matching _matching;
    private readonly CancellationToken _cancellation;
    private readonly int _guests;
    private readonly int _slots;

    // Arcs still optimal, guest by guest: [ArcFirst[g], _arcEnd[g]).
    private readonly int[] _arcEnd;
    private readonly int[] _arcSlot;
    private readonly int[] _arcRank;
    private readonly int[] _arcFit;
    private readonly int[] _arcCost;
    private readonly int[] _costOfRank;

    // Slots of equal price on all levels so far have equal class, 0 where the price is zero; a guest's arcs through hubs
    // are optimal exactly for the slots of one class (-1: for none).
    private int[] _slotClass;
    private readonly int[] _guestClass;
    private readonly bool[] _mayStayOut;

    // The level's duals and costs.
    private int[] _value;
    private int[] _price;
    private readonly int[] _otherCost;
    private readonly int[] _outCost;
    private int _outPrice;
    private Hubs _hubs = Hubs.None;

    /// <param name="graph">Guests, slots and pairs.</param>
    /// <param name="levels">The objective.</param>
    /// <param name="cancellation">Stops the solver.</param>
    /// <param name="weeksOff">Per guest, a bit for each week to leave out, for a graph of explicit arcs; null for none.</param>
    public LevelSolver(PlacementGraph graph, ObjectiveLevels levels, CancellationToken cancellation, ulong[]? weeksOff = null)
    {
        _graph = graph;
        _levels = levels;
        _cancellation = cancellation;
        _guests = graph.Guests.Length;
        _slots = graph.SlotPlace.Length;
        _matching = new Matching(_guests, graph.SlotCapacity);
        _plan = graph.IsExplicit ? null : new HubPlan(graph, cancellation);
        _arcEnd = graph.ArcFirst[1..];
        var arcs = graph.ArcFirst[^1];
        _arcSlot = graph.ArcSlot[..arcs];
        _arcRank = graph.ArcRank[..arcs];
        _arcFit = graph.ArcFit[..arcs];
        _arcCost = new int[arcs];
        _costOfRank = new int[levels.LongestRank + 1];
        if (weeksOff is not null) LeaveOut(weeksOff);
        _slotClass = new int[_slots];
        _guestClass = new int[_guests];
        if (graph.IsExplicit) Array.Fill(_guestClass, -1);
        _mayStayOut = new bool[_guests];
        Array.Fill(_mayStayOut, true);
        _value = new int[_guests];
        _price = new int[_slots];
        _otherCost = new int[_guests];
        _outCost = new int[_guests];
        GuestValues = new int[levels.Count][];
        SlotPrices = new int[levels.Count][];
        CreateSearch();
    }

    public Matching Matching => _matching;

    /// <summary>Dual value per level and guest.</summary>
    public int[][] GuestValues { get; }

    /// <summary>Dual price per level and slot.</summary>
    public int[][] SlotPrices { get; }

    /// <summary>Optimises one level over what the levels before have kept; levels come in order.</summary>
    public void Optimise(int level)
    {
        _cancellation.ThrowIfCancellationRequested();
        SetUp(level);
        Improve(spare: false, CountFree());
        _cancellation.ThrowIfCancellationRequested();
        Improve(spare: true, CountForcedRoom());
        for (var guest = 0; guest < _guests; guest++) _value[guest] -= _outPrice;
        for (var slot = 0; slot < _slots; slot++) _price[slot] -= _outPrice;
        _outPrice = 0;
        GuestValues[level] = _value;
        SlotPrices[level] = _price;
    }

    private void SetUp(int level)
    {
        _value = new int[_guests];
        _price = new int[_slots];
        _prices++;
        _outPrice = 0;
        if (_plan is not null) SetUpHubs(_plan, _levels.IsFit(level));
        _cancellation.ThrowIfCancellationRequested();
        for (var rank = 1; rank < _costOfRank.Length; rank++) _costOfRank[rank] = _levels.Cost(level, rank, 0, moves: false);
        for (var guest = 0; guest < _guests; guest++)
        {
            // Any value that no arc undercuts will do; the lowest cost makes the most arcs tight.
            _outCost[guest] = _levels.Unplaced(level, _graph.WasPublished[guest]);
            var lowest = _mayStayOut[guest] ? _outCost[guest] : int.MaxValue;
            lowest = Math.Min(lowest, SetArcCosts(level, guest));
            _otherCost[guest] = _levels.Cost(level, _graph.OtherRank[guest], 0, _graph.WasPublished[guest]);
            if (!_graph.IsExplicit && _hubs.GroupOf[guest] >= 0) lowest = Math.Min(lowest, _otherCost[guest] + FrontOfGroup(_hubs.GroupOf[guest], spare: false).Lowest);
            _value[guest] = lowest;
            var slot = _matching.SlotOf[guest];
            var cost = slot switch
            {
                Matching.Free => int.MaxValue,
                Matching.Out => _outCost[guest],
                _ => _levels.Cost(level, _matching.RankOf[guest], _levels.IsFit(level) ? _graph.Fit(guest, slot) : 0, _graph.Moves(guest, slot)),
            };
            if (cost != lowest) _matching.Leave(guest, Matching.Free);
        }
    }

    /// <summary>Sets the costs of a guest's arcs and returns the lowest.</summary>
    private int SetArcCosts(int level, int guest)
    {
        int first = _graph.ArcFirst[guest], count = _arcEnd[guest] - first;
        var costs = _arcCost.AsSpan(first, count);
        if (_levels.IsMoves(level))
        {
            for (var i = 0; i < count; i++) costs[i] = _graph.Moves(guest, _arcSlot[first + i]) ? 1 : 0;
        }
        else if (_levels.IsFit(level))
        {
            var fits = _arcFit.AsSpan(first, count);
            for (var i = 0; i < count; i++) costs[i] = -fits[i];
        }
        else
        {
            var ranks = _arcRank.AsSpan(first, count);
            for (var i = 0; i < count; i++) costs[i] = _costOfRank[ranks[i]];
        }

        var lowest = int.MaxValue;
        foreach (var cost in costs) lowest = Math.Min(lowest, cost);
        return lowest;
    }

    private int CountFree()
    {
        var free = 0;
        foreach (var slot in _matching.SlotOf)
        {
            if (slot == Matching.Free) free++;
        }

        return free;
    }

    private int CountForcedRoom()
    {
        var room = 0;
        for (var slot = 0; slot < _slots; slot++)
        {
            if (_slotClass[slot] != 0) room += _matching.Capacity[slot] - _matching.Load[slot];
        }

        return room;
    }

    /// <summary>
    /// Augments until nothing is left to place or, in the second part, to fill. Every search for distances gives a path too; where the
    /// depth-first search finds hardly more, it is left out until the distance grows, as it looks at far more for each.
    /// </summary>
    private void Improve(bool spare, int left)
    {
        _prices++;
        for (var worthwhile = true; left > 0;)
        {
            if (worthwhile)
            {
                var found = Augment(spare, left);
                left -= found;
                worthwhile = found >= FewPaths;
                if (left == 0) return;
            }

            worthwhile |= RaiseDuals(spare) > 0;
            ShiftToNearestEnd();
            left--;
        }
    }

    /// <summary>Keeps, of arcs, hubs and staying out, only what is optimal on this level too.</summary>
    public void Keep(int level)
    {
        _cancellation.ThrowIfCancellationRequested();
        var classes = new Numbering<(int Class, int Price)>();
        classes.Add((0, 0), out _);
        _slotClass = (int[])_slotClass.Clone();
        for (var slot = 0; slot < _slots; slot++) _slotClass[slot] = classes.Add((_slotClass[slot], _price[slot]), out _);
        // Where everybody can be placed, the first level leaves every arc as it is.
        var allTight = level == 0 && !_price.AsSpan().ContainsAnyExcept(0) && !_value.AsSpan().ContainsAnyExcept(0);
        for (var guest = 0; guest < _guests; guest++)
        {
            if (_guestClass[guest] >= 0) _guestClass[guest] = classes.Find((_guestClass[guest], _value[guest] - _otherCost[guest]));
            if (_value[guest] != _outCost[guest]) _mayStayOut[guest] = false;
            if (allTight) continue;
            var kept = _graph.ArcFirst[guest];
            for (var arc = kept; arc < _arcEnd[guest]; arc++)
            {
                if (_arcCost[arc] + _price[_arcSlot[arc]] == _value[guest]) KeepArc(arc, kept++);
            }

            _arcEnd[guest] = kept;
        }
    }

    private void LeaveOut(ulong[] weeksOff)
    {
        for (var guest = 0; guest < _guests; guest++)
        {
            var kept = _graph.ArcFirst[guest];
            for (var arc = kept; arc < _arcEnd[guest]; arc++)
            {
                if ((weeksOff[guest] >> _graph.SlotWeek[_arcSlot[arc]] & 1) == 0) KeepArc(arc, kept++);
            }

            _arcEnd[guest] = kept;
        }
    }

    private void KeepArc(int arc, int at)
    {
        _arcSlot[at] = _arcSlot[arc];
        _arcRank[at] = _arcRank[arc];
        _arcFit[at] = _arcFit[arc];
    }
}
