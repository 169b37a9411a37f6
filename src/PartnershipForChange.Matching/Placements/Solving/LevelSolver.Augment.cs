namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>Augmenting paths along tight arcs: one depth-first search over all sources, each slot visited once.</summary>
internal sealed partial class LevelSolver
{
    private int _round;
    private int[] _pathGuest = [];
    private int[] _pathSlot = [];
    private int[] _pathRank = [];
    private int[] _pathOccupant = [];
    private int[] _pathStep = [];
    private int[] _pathCursor = [];
    private int[] _pathFirstTight = [];

    private enum Step
    {
        ArcsToEnds,
        HubsToEnds,
        Arcs,
        Hubs,
        Done,
    }

    private void CreateAugmentation()
    {
        _pathGuest = new int[_slots + 1];
        _pathSlot = new int[_slots + 1];
        _pathRank = new int[_slots + 1];
        _pathOccupant = new int[_slots + 1];
        _pathStep = new int[_slots + 1];
        _pathCursor = new int[_slots + 1];
        _pathFirstTight = new int[_slots + 1];
    }

    /// <summary>Augments from every source once; returns how many paths were found, at most <paramref name="wanted"/>.</summary>
    private int Augment(bool spare, int wanted)
    {
        _round++;
        var found = 0;
        if (spare)
        {
            // Slots that need not be full at the price of staying out: their guests can be spared.
            for (var slot = 0; slot < _slots && found < wanted; slot++)
            {
                if (_slot[slot].IsForced || _slot[slot].Price != _outPrice) continue;
                _slot[slot].Visited = _round;
                for (var i = _matching.Slots[slot].Load - 1; i >= 0 && found < wanted; i--)
                {
                    if (AugmentFrom(_matching.Occupants[_matching.Slots[slot].First + i], spare)) found++;
                }
            }
        }

        var source = spare ? Matching.Out : Matching.Free;
        for (var guest = 0; guest < _guests && found < wanted; guest++)
        {
            if (_matching.SlotOf[guest] == source && AugmentFrom(guest, spare)) found++;
        }

        return found;
    }

    private bool AugmentFrom(int root, bool spare)
    {
        var depth = 0;
        _pathGuest[0] = root;
        _pathStep[0] = _pathCursor[0] = 0;
        while (depth >= 0)
        {
            if (++_steps % CancellationInterval == 0) _cancellation.ThrowIfCancellationRequested();
            var guest = _pathGuest[depth];
            if (!spare && _guest[guest].MayStayOut && _guest[guest].Value == _guest[guest].OutCost)
            {
                // A path may end by leaving its last guest out.
                _matching.Leave(guest, Matching.Out);
                Shift(depth - 1);
                return true;
            }

            if (TryTightSlot(depth, spare, out var slot, out var rank))
            {
                _pathSlot[depth] = slot;
                _pathRank[depth] = rank;
                if (IsEnd(slot, spare))
                {
                    Shift(depth);
                    if (_matching.Slots[slot].Load == _matching.Slots[slot].Capacity) _slot[slot].Visited = _round;
                    return true;
                }

                _slot[slot].Visited = _round;
                if (_matching.Slots[slot].Load == 0) continue;
                _pathOccupant[depth] = 0;
                Enter(++depth, _matching.Occupants[_matching.Slots[slot].First]);
                continue;
            }

            depth = Backtrack(depth);
        }

        return false;
    }

    private void Enter(int depth, int guest)
    {
        _pathGuest[depth] = guest;
        _pathStep[depth] = _pathCursor[depth] = 0;
    }

    /// <summary>Goes on with the next guest of the slot before, or further back where all of them were tried.</summary>
    private int Backtrack(int depth)
    {
        if (--depth < 0) return depth;
        var slot = _pathSlot[depth];
        if (++_pathOccupant[depth] >= _matching.Slots[slot].Load) return depth;
        Enter(depth + 1, _matching.Occupants[_matching.Slots[slot].First + _pathOccupant[depth]]);
        return depth + 1;
    }

    /// <summary>Moves the guests of the path, the last one first, so that there is always room.</summary>
    private void Shift(int depth)
    {
        for (; depth >= 0; depth--) _matching.Move(_pathGuest[depth], _pathSlot[depth], _pathRank[depth]);
    }

    /// <summary>The next slot not visited to which the guest at this depth has a tight arc; ends come first.</summary>
    private bool TryTightSlot(int depth, bool spare, out int slot, out int rank)
    {
        var guest = _pathGuest[depth];
        for (var step = (Step)_pathStep[depth]; step < Step.Done; step++)
        {
            if (step != (Step)_pathStep[depth])
            {
                _pathStep[depth] = (int)step;
                _pathCursor[depth] = step == Step.Arcs ? _pathFirstTight[depth] : 0;
            }

            if (step is Step.ArcsToEnds or Step.Arcs)
            {
                if (TryArc(depth, guest, endsOnly: step == Step.ArcsToEnds, spare, out slot, out rank)) return true;
            }
            else if (_guest[guest].Group >= 0
                && (step == Step.HubsToEnds ? TryEndInHubs(guest, spare, out slot) : TryInHubs(guest, spare, out slot)))
            {
                rank = _guest[guest].OtherRank;
                return true;
            }
        }

        _pathStep[depth] = (int)Step.Done;
        slot = rank = 0;
        return false;
    }

    private bool TryArc(int depth, int guest, bool endsOnly, bool spare, out int slot, out int rank)
    {
        var value = _guest[guest].Value;
        var first = _guest[guest].ArcFirst;
        var firstTight = _guest[guest].ArcEnd - first;
        for (int arc = first + _pathCursor[depth], end = _guest[guest].ArcEnd; arc < end; arc++)
        {
            // Prices are not negative, so that most arcs are seen not to be tight without a look at their slots.
            if (_arcCost[arc] > value) continue;
            slot = _arcSlot[arc];
            if (_arcCost[arc] + _slot[slot].Price != value || _slot[slot].Visited == _round) continue;
            if (endsOnly && !IsEnd(slot, spare))
            {
                firstTight = Math.Min(firstTight, arc - first);
                continue;
            }

            if (endsOnly) _pathFirstTight[depth] = Math.Min(firstTight, arc - first);
            _pathCursor[depth] = arc + 1 - first;
            rank = _arcRank[arc];
            return true;
        }

        // The look at all arcs that follows may begin with the first that is tight at all.
        if (endsOnly) _pathFirstTight[depth] = _pathCursor[depth] == 0 ? firstTight : Math.Min(firstTight, _pathFirstTight[depth]);
        slot = rank = 0;
        return false;
    }
}
