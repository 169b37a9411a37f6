namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>
/// Minimises the levels of the objective one after the other, each over the optimal solutions of those before: successive
/// fixing, which keeps all numbers small and needs no weights. On each level the costs are small integers and the method is
/// the primal-dual one: alternating trees grow along tight arcs from all guests still to place at once and give augmenting paths;
/// where none can take more, the duals are raised.
/// </summary>
/// <remarks>
/// Between levels only arcs of reduced cost zero remain, and a slot whose price is not zero on some level so far must stay
/// full ("forced"). A level therefore has two parts: first every guest is placed or left out as if no slot were forced, then
/// forced slots left with room are filled by the cheapest chains of moves that start where guests can be spared.
/// </remarks>
internal sealed partial class LevelSolver
{
    private readonly PlacementGraph _graph;
    private readonly ObjectiveLevels _levels;
    private readonly HubPlan? _plan;
    private readonly Matching _matching;
    private readonly CancellationToken _cancellation;
    private readonly int _guests;
    private readonly int _slots;

    // What the searches know of guests and slots, together for each: they jump from one to the other all over memory.
    private readonly GuestState[] _guest;
    private readonly GuestInTree[] _guestInTree;
    private readonly SlotState[] _slot;
    private readonly SlotInTree[] _inTree;

    // Arcs still optimal, guest by guest: [ArcFirst, ArcEnd).
    private readonly int[] _arcSlot;
    private readonly int[] _arcRank;
    private readonly int[] _arcCost;
    private readonly int[] _costOfRank;

    // Slots of equal price on all levels so far have equal class, 0 where the price is zero; a guest's arcs through hubs
    // are optimal exactly for the slots of one class (-1: for none).
    private int[] _slotClass;
    private readonly int[] _guestClass;

    // What is being solved, and its price of staying out.
    private GraphPart _part;
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
        _guest = new GuestState[_guests];
        _guestInTree = new GuestInTree[_guests];
        _slot = new SlotState[_slots];
        _inTree = new SlotInTree[_slots];
        _nearest = new int[_guests];
        _reached = new int[_guests];
        for (var guest = 0; guest < _guests; guest++)
        {
            _guest[guest] = new GuestState
            {
                ArcFirst = graph.ArcFirst[guest],
                ArcEnd = graph.ArcFirst[guest + 1],
                MayStayOut = true,
                HasProhibitions = graph.HasProhibitions[guest],
            };
        }

        var arcs = graph.ArcFirst[^1];
        (_arcSlot, _arcRank) = graph.OwnArcs();
        _arcCost = new int[arcs];
        _arc = new WaitingArc[arcs];
        for (var guest = 0; guest < _guests; guest++) Array.Fill(_arc, new WaitingArc { Guest = guest }, _guest[guest].ArcFirst, _guest[guest].ArcEnd - _guest[guest].ArcFirst);
        _costOfRank = new int[levels.LongestRank + 1];
        if (weeksOff is not null) LeaveOut(weeksOff);
        _slotClass = new int[_slots];
        _guestClass = new int[_guests];
        if (graph.IsExplicit) Array.Fill(_guestClass, -1);
        GuestValues = new int[levels.Count][];
        SlotPrices = new int[levels.Count][];
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
        foreach (var part in _graph.Parts)
        {
            (_part, _outPrice) = (part, 0);
            Improve(spare: false, CountFree());
            _cancellation.ThrowIfCancellationRequested();
            Improve(spare: true, CountForcedRoom());
            _cancellation.ThrowIfCancellationRequested();
            for (var guest = part.FirstGuest; guest < part.EndGuest; guest++) _guest[guest].Value -= _outPrice;
            for (var slot = part.FirstSlot; slot < part.EndSlot; slot++) _slot[slot].Price -= _outPrice;
        }

        GuestValues[level] = Array.ConvertAll(_guest, guest => guest.Value);
        SlotPrices[level] = Array.ConvertAll(_slot, slot => slot.Price);
    }

    private void SetUp(int level)
    {
        NewPrices();
        Array.Clear(_slot);
        if (_plan is not null) SetUpHubs(_plan, _levels.IsFit(level));
        _cancellation.ThrowIfCancellationRequested();
        for (var rank = 1; rank < _costOfRank.Length; rank++) _costOfRank[rank] = _levels.Cost(level, rank, 0, moves: false);
        for (var guest = 0; guest < _guests; guest++)
        {
            // Any value that no arc undercuts will do; the lowest cost makes the most arcs tight.
            ref var state = ref _guest[guest];
            var outCost = _guestInTree[guest].OutCost = _levels.Unplaced(level, _graph.WasPublished[guest]);
            state.OtherCost = _levels.Cost(level, _graph.OtherRank[guest], 0, _graph.WasPublished[guest]);
            state.Group = _graph.IsExplicit ? -1 : _hubs.GroupOf[guest];
            var lowest = state.MayStayOut ? outCost : int.MaxValue;
            lowest = Math.Min(lowest, SetArcCosts(level, guest));
            if (state.Group >= 0) lowest = Math.Min(lowest, state.OtherCost + FrontOfGroup(state.Group).Lowest);
            state.Value = lowest;
            var slot = _matching.SlotOf[guest];
            var cost = slot switch
            {
                Matching.Free => int.MaxValue,
                Matching.Out => outCost,
                _ => _levels.Cost(level, _matching.RankOf[guest], _levels.IsFit(level) ? _graph.Fit(guest, slot) : 0, _graph.Moves(guest, slot)),
            };
            if (cost != lowest) _matching.Leave(guest, Matching.Free);
        }
    }

    /// <summary>Sets the costs of a guest's arcs and returns the lowest.</summary>
    private int SetArcCosts(int level, int guest)
    {
        int first = _guest[guest].ArcFirst, count = _guest[guest].ArcEnd - first;
        var costs = _arcCost.AsSpan(first, count);
        if (_levels.IsMoves(level))
        {
            for (var i = 0; i < count; i++) costs[i] = _graph.Moves(guest, _arcSlot[first + i]) ? 1 : 0;
        }
        else if (_levels.IsFit(level))
        {
            for (var i = 0; i < count; i++) costs[i] = -_graph.Fit(guest, _arcSlot[first + i]);
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

    /// <summary>Whether the levels before demand that the slot be full.</summary>
    private bool IsForced(int slot) => _slotClass[slot] != 0;

    private int CountFree()
    {
        var free = 0;
        foreach (var slot in _matching.SlotOf.AsSpan(_part.FirstGuest.._part.EndGuest))
        {
            if (slot == Matching.Free) free++;
        }

        return free;
    }

    private int CountForcedRoom()
    {
        var room = 0;
        for (var slot = _part.FirstSlot; slot < _part.EndSlot; slot++)
        {
            if (IsForced(slot)) room += _matching.Slots[slot].Capacity - _matching.Slots[slot].Load;
        }

        return room;
    }

    /// <summary>Augments until nothing is left to place or, in the second part, to fill.</summary>
    private void Improve(bool spare, int left)
    {
        if (left == 0) return;
        (_spare, _left) = (spare, left);
        for (var slot = _part.FirstSlot; slot < _part.EndSlot; slot++)
        {
            var wasEnd = _slot[slot].IsEnd;
            var isEnd = _matching.Slots[slot].Load < _matching.Slots[slot].Capacity && (!spare || IsForced(slot));
            _slot[slot].Forest = isEnd ? End : 0;
            if (isEnd && !wasEnd) Unsort(slot);
        }

        NewPrices();
        Plant();
        while (_left > 0)
        {
            Grow();
            if (_left > 0) RaiseDuals();
        }
    }

    /// <summary>Keeps, of arcs, hubs and staying out, only what is optimal on this level too.</summary>
    public void Keep(int level)
    {
        _cancellation.ThrowIfCancellationRequested();
        var classes = new Numbering<(int Class, int Price)>();
        classes.Add((0, 0), out _);
        _slotClass = (int[])_slotClass.Clone();
        for (var slot = 0; slot < _slots; slot++) _slotClass[slot] = classes.Add((_slotClass[slot], _slot[slot].Price), out _);
        // Where everybody can be placed, the first level leaves every arc as it is.
        var allTight = level == 0 && !SlotPrices[level].AsSpan().ContainsAnyExcept(0) && !GuestValues[level].AsSpan().ContainsAnyExcept(0);
        var kept = 0;
        for (var guest = 0; guest < _guests; guest++)
        {
            ref var state = ref _guest[guest];
            if (_guestClass[guest] >= 0) _guestClass[guest] = classes.Find((_guestClass[guest], state.Value - state.OtherCost));
            if (state.Value != _guestInTree[guest].OutCost) state.MayStayOut = false;
            if (allTight) continue;
            int first = state.ArcFirst, end = state.ArcEnd;
            state.ArcFirst = kept;
            for (var arc = first; arc < end; arc++)
            {
                if (_arcCost[arc] + _slot[_arcSlot[arc]].Price == state.Value) KeepArc(arc, kept++, guest);
            }

            state.ArcEnd = kept;
        }
    }

    private void LeaveOut(ulong[] weeksOff)
    {
        var kept = 0;
        for (var guest = 0; guest < _guests; guest++)
        {
            int first = _guest[guest].ArcFirst, end = _guest[guest].ArcEnd;
            _guest[guest].ArcFirst = kept;
            for (var arc = first; arc < end; arc++)
            {
                if ((weeksOff[guest] >> _graph.SlotWeek[_arcSlot[arc]] & 1) == 0) KeepArc(arc, kept++, guest);
            }

            _guest[guest].ArcEnd = kept;
        }
    }

    private void KeepArc(int arc, int at, int guest)
    {
        _arc[at].Guest = guest;
        _arcSlot[at] = _arcSlot[arc];
        _arcRank[at] = _arcRank[arc];
    }

    /// <summary>What nearly every look at a guest asks: half a line of the cache.</summary>
    private struct GuestState
    {
        public int Value;
        public int OtherCost;

        /// <summary>The group of guests with the same hubs, -1 for none.</summary>
        public int Group;
        public int ArcFirst;
        public int ArcEnd;
        public bool MayStayOut;
        public bool HasProhibitions;

        /// <summary>The prices at which the guest stands among those of the group.</summary>
        public int Prices;

        /// <summary>The prices at which no path can end with the guest.</summary>
        public int NoEndAt;
    }

    /// <summary>What is asked of a guest seldom: at the root of a tree, or in the list of a group.</summary>
    private struct GuestInTree
    {
        public int OutCost;

        /// <summary>The forest in which a tree grows from the guest, and the last slot of that tree.</summary>
        public int Forest;
        public int Last;

        /// <summary>Who comes next among those of the group.</summary>
        public int NextInGroup;
    }

    /// <summary>What nearly every look at a slot asks; so small that those of a large round stay in the cache.</summary>
    private struct SlotState
    {
        public int Price;

        /// <summary>The forest that has the slot in a tree; minus that forest where it was in a tree since dissolved; <see cref="End"/>.</summary>
        public int Forest;

        /// <summary>Whether a path may end at the slot: it has room, and in the second part must be filled.</summary>
        public readonly bool IsEnd => Forest == End;
    }

    private struct SlotInTree
    {
        /// <summary>The source of the tree, -1 for a slot whose guests are sources; how it was taken, an arc or ~guest where through a hub; the slot taken before.</summary>
        public int Root;
        public int Way;
        public int NextInTree;

        /// <summary>Who would take the slot where its tree is dissolved.</summary>
        public int Waiting;
    }
}
