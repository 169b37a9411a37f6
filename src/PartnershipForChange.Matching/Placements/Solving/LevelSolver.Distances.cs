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

    // The paths: who would move to a slot and at which rank (nobody where the search starts at the slot), and to the nearest end.
    private int[] _slotFrom = [];
    private int[] _slotRank = [];
    private int _endSlot;
    private int _endFrom;
    private int _endRank;

    // What the search reached, with its distance.
    private int[] _reachedGuest = [];
    private int[] _reachedAt = [];
    private int _reachedCount;
    private int[] _settledSlot = [];
    private int _settledCount;
    private int[] _slotDistance = [];
    private int[] _slotSeen = [];
    private bool[] _slotSettled = [];

    private void CreateSearch()
    {
        _reachedGuest = new int[_guests];
        _reachedAt = new int[_guests];
        _settledSlot = new int[_slots];
        _slotDistance = new int[_slots];
        _slotSeen = new int[_slots];
        _slotSettled = new bool[_slots];
        _slotFrom = new int[_slots];
        _slotRank = new int[_slots];
        CreateAugmentation();
    }

    /// <summary>Whether a path may end at the slot: it has room, and in the second part must be filled.</summary>
    private bool IsEnd(int slot, bool spare) => _matching.Load[slot] < _matching.Capacity[slot] && (!spare || _slotClass[slot] != 0);

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
                if (_slotClass[slot] == 0) Enqueue(slot, _price[slot] - _outPrice, -1, 0);
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

            if (_slotSettled[item] || _slotDistance[item] != at) continue;
            _slotSettled[item] = true;
            _settledSlot[_settledCount++] = item;
            for (int i = _matching.First[item], end = i + _matching.Load[item]; i < end; i++) Reach(_matching.Occupants[i], at, spare);
        }

        if (_nearestEnd == Unreached) throw new InvalidOperationException("No path is left, though the levels before had one.");
        for (var i = 0; i < _reachedCount; i++) _value[_reachedGuest[i]] += _nearestEnd - _reachedAt[i];
        for (var i = 0; i < _settledCount; i++) _price[_settledSlot[i]] += _nearestEnd - _slotDistance[_settledSlot[i]];
        if (spare) _outPrice += _nearestEnd;
        if (_nearestEnd > 0) _prices++;
        return _nearestEnd;
    }

    /// <summary>Moves the guests on the path that the search has found, the last one first, so that there is always room.</summary>
    private void ShiftToNearestEnd()
    {
        var (guest, to, rank) = (_endFrom, _endSlot, _endRank);
        while (guest >= 0)
        {
            var from = _matching.SlotOf[guest];
            if (to == Matching.Out) _matching.Leave(guest, Matching.Out);
            else _matching.Move(guest, to, rank);
            (guest, to, rank) = from < 0 ? (-1, from, 0) : (_slotFrom[from], from, _slotRank[from]);
        }
    }

    private void Reach(int guest, int at, bool spare)
    {
        if (++_steps % CancellationInterval == 0) _cancellation.ThrowIfCancellationRequested();
        _reachedGuest[_reachedCount] = guest;
        _reachedAt[_reachedCount++] = at;
        var start = at - _value[guest];
        if (!spare && _mayStayOut[guest] && start + _outCost[guest] < _nearestEnd) SetEnd(start + _outCost[guest], Matching.Out, guest, 0);
        var slots = _arcSlot;
        for (int arc = _graph.ArcFirst[guest], end = _arcEnd[guest]; arc < end; arc++)
        {
            var slot = slots[arc];
            Relax(slot, start + _arcCost[arc] + _price[slot], guest, _arcRank[arc], spare);
        }

        if (!_graph.IsExplicit && _hubs.GroupOf[guest] >= 0) VisitGroup(guest, start + _otherCost[guest], part: 0, at, spare);
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
        if (_slotSeen[slot] != _phase)
        {
            _slotSeen[slot] = _phase;
            _slotSettled[slot] = false;
        }
        else if (_slotDistance[slot] <= at)
        {
            return;
        }

        _slotDistance[slot] = at;
        _slotFrom[slot] = guest;
        _slotRank[slot] = rank;
        _queue.Add(at, -1, slot, 0);
    }
}
