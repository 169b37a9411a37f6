using System.Runtime.CompilerServices;

namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>
/// Augmenting paths along tight arcs: alternating trees grow from all sources at once, breadth first, each slot in one tree. A tree
/// that meets an end gives its path and is dissolved; its slots are then grafted onto trees that still grow (Azad, Buluc, Pothen 2017,
/// <i>Computing maximum cardinality matchings in parallel on bipartite graphs via tree-grafting</i>), so that what a tree without an end
/// has looked through is not looked through again.
/// </summary>
internal sealed partial class LevelSolver
{
    private const int CancellationInterval = 4096;
    private const int None = -1;
    private const int NotWaiting = -2;

    /// <summary>Instead of a forest: a path may end here.</summary>
    private const int End = int.MinValue;

    // Slots whose guests are to be looked through, and ~guest where only the guest is; slots of dissolved trees.
    private readonly List<int> _frontier = [];
    private readonly List<int> _dissolved = [];

    // Arcs by which guests would take a slot that is in another tree already: per arc its guest, and the next of the same slot.
    private readonly WaitingArc[] _arc;

    private int _forest;
    private int _steps;

    // Whether this is the second part of a level, and how many paths are still to find.
    private bool _spare;
    private int _left;

    /// <summary>Starts a new forest with all sources at the prices as they are.</summary>
    private void Plant()
    {
        _forest++;
        _frontier.Clear();
        _dissolved.Clear();
        if (_spare) PlantSpared();
        var source = _spare ? Matching.Out : Matching.Free;
        for (var guest = _part.FirstGuest; guest < _part.EndGuest && _left > 0; guest++)
        {
            if (_matching.SlotOf[guest] == source) Plant(guest);
        }

        if (_left == 0) return;
        for (int arc = _guest[_part.FirstGuest].ArcFirst, end = _guest[_part.EndGuest - 1].ArcEnd; arc < end; arc++) _arc[arc].Next = NotWaiting;
    }

    /// <summary>Guests of slots that need not be full at the price of staying out can be spared, so that no path leads through these slots.</summary>
    private void PlantSpared()
    {
        for (var slot = _part.FirstSlot; slot < _part.EndSlot && _left > 0; slot++)
        {
            if (IsForced(slot) || _slot[slot].Price != _outPrice || _slot[slot].Forest == _forest) continue;
            _slot[slot].Forest = _forest;
            _inTree[slot].Root = None;
            for (var i = _matching.Slots[slot].Load - 1; i >= 0 && _left > 0; i--) Plant(_matching.Occupants[_matching.Slots[slot].First + i]);
        }
    }

    /// <summary>Takes the end that a source has at once; else a tree starts from it.</summary>
    private void Plant(int root)
    {
        if (TryEnd(root)) return;
        _guestInTree[root].Forest = _forest;
        _guestInTree[root].Last = None;
        _frontier.Add(~root);
    }

    /// <summary>Grows the trees at the prices as they are, until none of them can take more or no path is wanted any more.</summary>
    private void Grow()
    {
        do
        {
            for (var next = 0; next < _frontier.Count && _left > 0; next++)
            {
                var item = _frontier[next];
                if (item >= 0)
                {
                    if (_slot[item].Forest == _forest) Extend(item);
                }
                else if (RootOf(~item) is var root and not None)
                {
                    if (root == ~item && _guestInTree[root].Last == None) Scan(root, root);
                    else ScanHubs(~item, root);
                }
            }

            if (_left == 0) return;
            _frontier.Clear();
            Graft();
            if (_frontier.Count == 0) ScanAboveLowest();
        }
        while (_frontier.Count > 0);
    }

    /// <summary>Ends the tree where a path ends with a guest of the slot; else the tree takes what these guests have tight arcs to.</summary>
    private void Extend(int slot)
    {
        int first = _matching.Slots[slot].First, end = first + _matching.Slots[slot].Load;
        var root = _inTree[slot].Root;
        for (var i = first; i < end; i++)
        {
            if (!TryEnd(_matching.Occupants[i])) continue;
            Dissolve(root);
            return;
        }

        for (var i = first; i < end; i++) Scan(_matching.Occupants[i], root);
    }

    private void Dissolve(int root)
    {
        _guestInTree[root].Forest = 0;
        for (var slot = _guestInTree[root].Last; slot >= 0; slot = _inTree[slot].NextInTree)
        {
            _slot[slot].Forest = -_forest;
            _dissolved.Add(slot);
        }
    }

    /// <summary>Offers the slots of dissolved trees to the guests of those that still grow.</summary>
    private void Graft()
    {
        _returns++;
        foreach (var slot in _dissolved)
        {
            if (++_steps % CancellationInterval == 0) _cancellation.ThrowIfCancellationRequested();
            if (_slot[slot].Forest == _forest) continue;
            if (TryWaitingFor(slot, out var guest, out var way)) Take(slot, way, RootOf(guest));
            else GiveBack(slot);
        }

        _dissolved.Clear();
    }

    /// <summary>A guest in a tree who has a tight way to the slot, and that way.</summary>
    private bool TryWaitingFor(int slot, out int guest, out int way)
    {
        for (var arc = _inTree[slot].Waiting; arc != None; arc = _inTree[slot].Waiting)
        {
            _inTree[slot].Waiting = _arc[arc].Next;
            _arc[arc].Next = NotWaiting;
            guest = _arc[arc].Guest;

            // What is tight in a tree stays so, but a guest may have been in none for a while.
            if (RootOf(guest) == None || _arcCost[arc] + _slot[slot].Price != _guest[guest].Value) continue;
            way = arc;
            return true;
        }

        var isFound = TryWaitingForHubs(slot, out guest);
        way = ~guest;
        return isFound;
    }

    /// <summary>The source from which the tree with the guest grows, -1 where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int RootOf(int guest)
    {
        var slot = _matching.SlotOf[guest];
        if (slot >= 0)
        {
            if (_slot[slot].Forest != _forest) return None;
            var root = _inTree[slot].Root;
            if (root != None) return root;
        }

        return _guestInTree[guest].Forest == _forest ? guest : None;
    }

    /// <summary>Takes the slot into the tree, by an arc or, as ~guest, through a hub.</summary>
    private void Take(int slot, int way, int root)
    {
        ref var taken = ref _inTree[slot];
        if (_slot[slot].Forest != -_forest) taken.Waiting = None;
        _slot[slot].Forest = _forest;
        taken.Root = root;
        taken.Way = way;
        taken.NextInTree = _guestInTree[root].Last;
        _guestInTree[root].Last = slot;
        _frontier.Add(slot);
    }

    /// <summary>Takes all slots to which the guest, who has no end, has a tight arc into the tree, or waits for them.</summary>
    private void Scan(int guest, int root)
    {
        if (++_steps % CancellationInterval == 0) _cancellation.ThrowIfCancellationRequested();
        var value = _guest[guest].Value;
        for (int arc = _guest[guest].ArcFirst, end = _guest[guest].ArcEnd; arc < end; arc++)
        {
            // Prices are not negative, so that most arcs are seen not to be tight without a look at their slots.
            if (_arcCost[arc] <= value && _arcCost[arc] + _slot[_arcSlot[arc]].Price == value) TakeOrWait(guest, arc, root);
        }

        if (_guest[guest].Group >= 0) ScanHubs(guest, root);
    }

    private void TakeOrWait(int guest, int arc, int root)
    {
        var slot = _arcSlot[arc];
        ref var state = ref _inTree[slot];
        if (_slot[slot].Forest != _forest) Take(slot, arc, root);
        else if (state.Root != root && state.Root != None && _arc[arc].Next == NotWaiting) (_arc[arc].Next, state.Waiting) = (state.Waiting, arc);
    }

    /// <summary>Where a path can end with the guest, moves all guests on it.</summary>
    private bool TryEnd(int guest)
    {
        // Slots only fill up between changes of prices: who found no end finds none later.
        if (_guest[guest].NoEndAt == _prices) return false;
        if (++_steps % CancellationInterval == 0) _cancellation.ThrowIfCancellationRequested();
        var value = _guest[guest].Value;
        if (!_spare && _guest[guest].MayStayOut && value == _guestInTree[guest].OutCost)
        {
            Shift(guest, Matching.Out, 0);
            return true;
        }

        for (int arc = _guest[guest].ArcFirst, end = _guest[guest].ArcEnd; arc < end; arc++)
        {
            if (_arcCost[arc] > value || _arcCost[arc] + _slot[_arcSlot[arc]].Price != value || !_slot[_arcSlot[arc]].IsEnd) continue;
            Shift(guest, _arcSlot[arc], _arcRank[arc]);
            return true;
        }

        if (_guest[guest].Group < 0 || !TryEndInHubs(guest, out var slot))
        {
            _guest[guest].NoEndAt = _prices;
            return false;
        }

        Shift(guest, slot, _graph.OtherRank[guest]);
        return true;
    }

    /// <summary>Moves the guests on the path to an end, the last one first, so that there is always room.</summary>
    private void Shift(int guest, int to, int rank)
    {
        _left--;
        if (to >= 0 && _matching.Slots[to].Load + 1 == _matching.Slots[to].Capacity) _slot[to].Forest = 0;
        while (true)
        {
            var from = _matching.SlotOf[guest];
            if (to == Matching.Out) _matching.Leave(guest, Matching.Out);
            else _matching.Move(guest, to, rank);
            if (from < 0 || _inTree[from].Root == None) return;
            to = from;
            var way = _inTree[from].Way;
            (guest, rank) = way >= 0 ? (_arc[way].Guest, _arcRank[way]) : (~way, _graph.OtherRank[~way]);
        }
    }

    private struct WaitingArc
    {
        public int Guest;
        public int Next;
    }
}
