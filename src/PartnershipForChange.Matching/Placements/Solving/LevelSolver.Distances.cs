namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>
/// Shortest reduced distances from all sources at once, by a bucket queue, up to the nearest end; then the duals move by them.
/// </summary>
internal sealed partial class LevelSolver
{
    private const int CancellationInterval = 4096;

    /// <summary>Above any distance; twice it is above any even where a little is taken off, and can be added to.</summary>
    private const int Unreached = int.MaxValue / 8;
    private const int Unreachable = 2 * Unreached;

    private readonly BucketQueue _queue = new();
    private int _phase;
    private int _steps;
    private int _nearestEnd;

    // The path to the nearest end.
    private int _endSlot;
    private int _endFrom;
    private int _endRank;

    // What the search reached, with its distance.
    private int[] _reachedGuest = [];
    private int[] _reachedAt = [];
    private int _reachedCount;
    private int[] _settledSlot = [];
    private int _settledCount;

    private void CreateSearch()
    {
        _reachedGuest = new int[_guests];
        _reachedAt = new int[_guests];
        _settledSlot = new int[_slots];
        CreateForest();
    }

    /// <summary>Whether a path may end at the slot: it has room, and in the second part must be filled.</summary>
    private bool IsEnd(int slot, bool spare) => _matching.Slots[slot].Load < _matching.Slots[slot].Capacity && (!spare || _slot[slot].IsForced);

    /// <summary>Finds the nearest end and raises the duals so that the way there is tight; returns its distance.</summary>
    private int RaiseDuals(bool spare)
    {
        _phase++;
        _reachedCount = _settledCount = 0;
        _nearestEnd = Unreached;
        _queue.Clear();
        _skipped.Clear();
        if (spare)
        {
            for (var slot = 0; slot < _slots; slot++)
            {
                if (!_slot[slot].IsForced) Enqueue(slot, _slot[slot].Price - _outPrice, -1, 0);
            }
        }

        var source = spare ? Matching.Out : Matching.Free;
        for (var guest = 0; guest < _guests; guest++)
        {
            if (_matching.SlotOf[guest] == source) Reach(guest, 0, spare);
        }

        while (_queue.TryTake(_nearestEnd, out var at, out var part, out var item, out var start))
        {
            if (part >= 0)
            {
                VisitGroup(item, start, part, at, spare);
                continue;
            }

            if (_slot[item].IsSettled || _slot[item].Distance != at) continue;
            _slot[item].IsSettled = true;
            _settledSlot[_settledCount++] = item;
            for (int i = _matching.Slots[item].First, end = i + _matching.Slots[item].Load; i < end; i++) Reach(_matching.Occupants[i], at, spare);
        }

        if (_nearestEnd == Unreached) throw new InvalidOperationException("No path is left, though the levels before had one.");
        for (var i = 0; i < _reachedCount; i++) _guest[_reachedGuest[i]].Value += _nearestEnd - _reachedAt[i];
        for (var i = 0; i < _settledCount; i++) _slot[_settledSlot[i]].Price += _nearestEnd - _slot[_settledSlot[i]].Distance;
        if (spare) _outPrice += _nearestEnd;
        if (_nearestEnd > 0) _prices++;
        return _nearestEnd;
    }

    private void Reach(int guest, int at, bool spare)
    {
        if (++_steps % CancellationInterval == 0) _cancellation.ThrowIfCancellationRequested();
        _reachedGuest[_reachedCount] = guest;
        _reachedAt[_reachedCount++] = at;
        var start = at - _guest[guest].Value;
        if (!spare && _guest[guest].MayStayOut && start + _guest[guest].OutCost < _nearestEnd) SetEnd(start + _guest[guest].OutCost, Matching.Out, guest, 0);
        var slots = _arcSlot;
        for (int arc = _guest[guest].ArcFirst, end = _guest[guest].ArcEnd; arc < end; arc++)
        {
            if (start + _arcCost[arc] >= _nearestEnd) continue;
            var slot = slots[arc];
            Relax(slot, start + _arcCost[arc] + _slot[slot].Price, guest, _arcRank[arc], spare);
        }

        if (_guest[guest].Group >= 0) VisitGroup(guest, start + _guest[guest].OtherCost, part: 0, at, spare);
    }

    private void Relax(int slot, int at, int guest, int rank, bool spare)
    {
        if (at >= _nearestEnd) return;
        if (IsEnd(slot, spare)) SetEnd(at, slot, guest, rank);
        else Enqueue(slot, at, guest, rank);
    }

    private void SetEnd(int at, int slot, int guest, int rank) => (_nearestEnd, _endSlot, _endFrom, _endRank) = (at, slot, guest, rank);

    private void Enqueue(int slot, int at, int guest, int rank)
    {
        if (_slot[slot].Seen != _phase)
        {
            _slot[slot].Seen = _phase;
            _slot[slot].IsSettled = false;
        }
        else if (_slot[slot].Distance <= at)
        {
            return;
        }

        _slot[slot].Distance = at;
        _slot[slot].From = guest;
        _slot[slot].Rank = rank;
        _queue.Add(at, -1, slot, 0);
    }
}
