namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>
/// Augmenting paths along tight arcs: alternating trees grow from all sources at once, breadth first, each slot in one tree. A tree
/// that meets an end gives its path and is dissolved; its slots are then grafted onto trees that still grow (Azad, Buluc, Pothen 2017,
/// <i>Computing maximum cardinality matchings in parallel on bipartite graphs via tree-grafting</i>), so that what a tree without an end
/// has looked through is not looked through again.
/// </summary>
internal sealed partial class LevelSolver
{
    private const int None = -1;

    private static readonly int Share = int.Parse(Environment.GetEnvironmentVariable("SHARE") ?? "1");
    private int _round;
    private readonly List<int> _frontier = [];
    private readonly List<int> _dissolved = [];

    // Guests that would take a slot already in another tree, and groups that would take slots of a hub, in linked lists.
    private readonly List<Waiting> _waiting = [];

    // Per source: the round in which a tree grows from it, and the last slot of that tree.
    private TreeOfGuest[] _tree = [];

    // Counts how often slots of dissolved trees were given back to hubs.
    private int _returns;

    private void CreateForest()
    {
        _tree = new TreeOfGuest[_guests];
    }

    /// <summary>Augments from all sources until no tree meets an end; returns how many paths were found, at most <paramref name="wanted"/>.</summary>
    private int Augment(bool spare, int wanted)
    {
        _round++;
        _frontier.Clear();
        _dissolved.Clear();
        _waiting.Clear();
        var found = 0;
        if (spare)
        {
            // Slots that need not be full at the price of staying out: their guests can be spared, so that no path leads through them.
            for (var slot = 0; slot < _slots; slot++)
            {
                if (_slot[slot].IsForced || _slot[slot].Price != _outPrice) continue;
                _slot[slot].Visited = _round;
                _slot[slot].Root = _slot[slot].From = None;
            }

            for (var slot = 0; slot < _slots && found < wanted; slot++)
            {
                if (_slot[slot].Visited != _round) continue;
                for (var i = _matching.Slots[slot].Load - 1; i >= 0 && found < wanted; i--)
                {
                    if (TryPlant(_matching.Occupants[_matching.Slots[slot].First + i], spare)) found++;
                }
            }
        }

        var source = spare ? Matching.Out : Matching.Free;
        for (var guest = 0; guest < _guests && found < wanted; guest++)
        {
            if (_matching.SlotOf[guest] == source && TryPlant(guest, spare)) found++;
        }

        return found + Grow(spare, wanted - found);
    }

    /// <summary>True where the source has an end at once; else a tree starts from it.</summary>
    private bool TryPlant(int root, bool spare)
    {
        if (TryEnd(root, spare)) return true;
        _tree[root].Round = _round;
        _tree[root].Last = None;
        _frontier.Add(~root);
        return false;
    }

    private int Grow(bool spare, int wanted)
    {
        var found = 0;
        while (found < wanted && _frontier.Count > 0)
        {
            for (var next = 0; next < _frontier.Count && found < wanted; next++)
            {
                var item = _frontier[next];
                if (item < 0)
                {
                    var root = RootOf(~item);
                    if (root == None) continue;
                    if (root == ~item && _tree[root].Last == None) Scan(~item, ~item, spare);
                    else ScanHubs(~item, root, spare);
                }
                else if (_slot[item].Visited == _round && TryExtend(item, spare))
                {
                    found++;
                }
            }

            _frontier.Clear();
            Graft();
        }

        return found;
    }

    /// <summary>True where a path ends with a guest of the slot; else the tree takes what these guests have tight arcs to.</summary>
    private bool TryExtend(int slot, bool spare)
    {
        int first = _matching.Slots[slot].First, end = first + _matching.Slots[slot].Load;
        var root = _slot[slot].Root;
        for (var i = first; i < end; i++)
        {
            if (!TryEnd(_matching.Occupants[i], spare)) continue;
            Dissolve(root);
            return true;
        }

        for (var i = first; i < end; i++) Scan(_matching.Occupants[i], root, spare);
        return false;
    }

    private void Dissolve(int root)
    {
        _tree[root].Round = 0;
        for (var slot = _tree[root].Last; slot >= 0; slot = _slot[slot].NextInTree)
        {
            _slot[slot].Visited = -_round;
            _dissolved.Add(slot);
        }
    }

    /// <summary>Offers the slots of dissolved trees to the guests of those that still grow.</summary>
    private void Graft()
    {
        _returns++;
        foreach (var slot in _dissolved)
        {
            if (_slot[slot].Visited == _round) continue;
            if (TryWaitingFor(slot, out var guest, out var rank)) Take(slot, guest, rank, RootOf(guest));
            else GiveBack(slot);
        }

        _dissolved.Clear();
    }

    private bool TryWaitingFor(int slot, out int guest, out int rank)
    {
        for (var i = _slot[slot].Waiting; i >= 0; i = _waiting[i].Next)
        {
            (guest, rank) = (_waiting[i].Item, _waiting[i].Rank);
            if (RootOf(guest) >= 0)
            {
                // They go the same way as the slot from now on; those before it go no way.
                _slot[slot].Waiting = _waiting[i].Next;
                return true;
            }
        }

        _slot[slot].Waiting = None;
        rank = 0;
        return TryWaitingForHubs(slot, out guest) && (rank = _guest[guest].OtherRank) > 0;
    }

    /// <summary>The source from which the tree with the guest grows, -1 where there is none.</summary>
    private int RootOf(int guest)
    {
        if (_tree[guest].Round == _round) return guest;
        var slot = _matching.SlotOf[guest];
        return slot >= 0 && _slot[slot].Visited == _round ? _slot[slot].Root : None;
    }

    private void Take(int slot, int guest, int rank, int root)
    {
        ref var taken = ref _slot[slot];
        if (taken.Visited != -_round) taken.Waiting = None;
        taken.Visited = _round;
        taken.Root = root;
        taken.From = guest;
        taken.Rank = rank;
        taken.NextInTree = _tree[root].Last;
        _tree[root].Last = slot;
        _frontier.Add(slot);
    }

    /// <summary>Takes all slots to which the guest, who has no end, has a tight arc into the tree, or waits for them.</summary>
    private void Scan(int guest, int root, bool spare)
    {
        if (++_steps % CancellationInterval == 0) _cancellation.ThrowIfCancellationRequested();
        var value = _guest[guest].Value;
        for (int arc = _guest[guest].ArcFirst, end = _guest[guest].ArcEnd; arc < end; arc++)
        {
            // Prices are not negative, so that most arcs are seen not to be tight without a look at their slots.
            if (_arcCost[arc] > value) continue;
            var slot = _arcSlot[arc];
            ref var state = ref _slot[slot];
            if (_arcCost[arc] + state.Price != value) continue;
            if (state.Visited != _round) Take(slot, guest, _arcRank[arc], root);
            else if (state.Root != root && state.Root >= 0) state.Waiting = Wait(guest, _arcRank[arc], state.Waiting);
        }

        if (_guest[guest].Group >= 0) ScanHubs(guest, root, spare);
    }

    private int Wait(int item, int rank, int next)
    {
        _waiting.Add(new Waiting(item, rank, next));
        return _waiting.Count - 1;
    }

    /// <summary>Where a path can end with the guest, moves all guests on it.</summary>
    private bool TryEnd(int guest, bool spare)
    {
        if (++_steps % CancellationInterval == 0) _cancellation.ThrowIfCancellationRequested();
        var value = _guest[guest].Value;
        if (!spare && _guest[guest].MayStayOut && value == _guest[guest].OutCost)
        {
            Shift(guest, Matching.Out, 0);
            return true;
        }

        for (int arc = _guest[guest].ArcFirst, end = _guest[guest].ArcEnd; arc < end; arc++)
        {
            if (_arcCost[arc] > value || _arcCost[arc] + _slot[_arcSlot[arc]].Price != value || !IsEnd(_arcSlot[arc], spare)) continue;
            Shift(guest, _arcSlot[arc], _arcRank[arc]);
            return true;
        }

        if (_guest[guest].Group < 0 || !TryEndInHubs(guest, spare, out var slot)) return false;
        Shift(guest, slot, _guest[guest].OtherRank);
        return true;
    }

    /// <summary>Moves the guests on the path to an end that a search has found, the last one first, so that there is always room.</summary>
    private void Shift(int guest, int to, int rank)
    {
        while (guest >= 0)
        {
            var from = _matching.SlotOf[guest];
            if (to == Matching.Out) _matching.Leave(guest, Matching.Out);
            else _matching.Move(guest, to, rank);
            (guest, to, rank) = from < 0 ? (None, from, 0) : (_slot[from].From, from, _slot[from].Rank);
        }
    }

    private struct TreeOfGuest
    {
        public int Round;
        public int Last;

        /// <summary>The round in which the guest stands among those of the group, and who comes next there.</summary>
        public int GroupRound;
        public int NextInGroup;
    }

    private readonly record struct Waiting(int Item, int Rank, int Next);
}
