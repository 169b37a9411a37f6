namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>
/// Shortest reduced distances from all sources at once, by a bucket queue, up to the nearest end; then the duals move by them.
/// </summary>
internal sealed partial class LevelSolver
{
    private const int CancellationInterval = 4096;

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

    // A hub is scanned once, for the guest nearest to it. Slots forbidden to that guest are kept for the guests after.
    private int[] _hubSeen = [];
    private int[] _hubLowest = [];
    private int[] _hubBase = [];
    private bool[] _hubBestIsClear = [];
    private bool[] _hubScanned = [];
    private int[] _hubSkipped = [];
    private readonly List<(int Slot, int Next)> _skipped = [];

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

    private void SizeHubSearch()
    {
        if (_hubSeen.Length < _hubs.Count)
        {
            _hubSeen = new int[_hubs.Count];
            _hubLowest = new int[_hubs.Count];
            _hubBase = new int[_hubs.Count];
            _hubBestIsClear = new bool[_hubs.Count];
            _hubScanned = new bool[_hubs.Count];
            _hubSkipped = new int[_hubs.Count];
        }

        SizeHubAugmentation();
    }

    /// <summary>Whether a path may end at the slot: it has room, and in the second part must be filled.</summary>
    private bool IsEnd(int slot, bool spare) => _matching.Load[slot] < _matching.Capacity[slot] && (!spare || _slotClass[slot] != 0);

    /// <summary>Finds the nearest end and raises the duals so that the way there is tight; returns its distance.</summary>
    private int RaiseDuals(bool spare)
    {
        _phase++;
        _reachedCount = _settledCount = 0;
        _nearestEnd = int.MaxValue;
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

        while (_queue.TryTake(_nearestEnd, out var at, out var hub, out var item, out var hubBase))
        {
            if (hub >= 0)
            {
                ArriveAtHub(hub, item, hubBase, spare);
                continue;
            }

            if (_slotSettled[item] || _slotDistance[item] != at) continue;
            _slotSettled[item] = true;
            _settledSlot[_settledCount++] = item;
            for (int i = _matching.First[item], end = i + _matching.Load[item]; i < end; i++) Reach(_matching.Occupants[i], at, spare);
        }

        if (_nearestEnd == int.MaxValue) throw new InvalidOperationException("No path is left, though the levels before had one.");
        for (var i = 0; i < _reachedCount; i++) _value[_reachedGuest[i]] += _nearestEnd - _reachedAt[i];
        for (var i = 0; i < _settledCount; i++) _price[_settledSlot[i]] += _nearestEnd - _slotDistance[_settledSlot[i]];
        if (spare) _outPrice += _nearestEnd;
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

        if (_graph.IsExplicit) return;
        var group = _hubs.GroupOf[guest];
        if (group < 0) return;
        start += _otherCost[guest];
        for (int i = _hubs.GroupFirst[group], end = _hubs.GroupFirst[group + 1]; i < end; i++)
        {
            var hub = _hubs.GroupHubs[i];
            if (_hubSeen[hub] != _phase) SeeHub(hub);
            var hubBase = start - _hubs.Bonus[hub];
            if (hubBase + _hubLowest[hub] >= _nearestEnd) continue;
            if (_hubScanned[hub])
            {
                ArriveAtHub(hub, guest, hubBase, spare);
            }
            else if (hubBase < _hubBase[hub] || !_hubBestIsClear[hub])
            {
                if (hubBase < _hubBase[hub])
                {
                    _hubBase[hub] = hubBase;
                    _hubBestIsClear[hub] = !_graph.HasProhibitions[guest];
                }

                _queue.Add(Math.Max(at, hubBase + _hubLowest[hub]), hub, guest, hubBase);
            }
        }
    }

    private void SeeHub(int hub)
    {
        _hubSeen[hub] = _phase;
        _hubScanned[hub] = false;
        _hubBase[hub] = int.MaxValue;
        _hubBestIsClear[hub] = true;
        _hubSkipped[hub] = -1;
        var lowest = int.MaxValue;
        for (int i = _hubs.SlotFirst[hub], end = _hubs.SlotFirst[hub + 1]; i < end; i++) lowest = Math.Min(lowest, _price[_hubs.Slots[i]]);
        _hubLowest[hub] = lowest;
    }

    /// <summary>The first guest to arrive reaches the hub's slots; those after only what was forbidden to the ones before.</summary>
    private void ArriveAtHub(int hub, int guest, int hubBase, bool spare)
    {
        var hasProhibitions = _graph.HasProhibitions[guest];
        if (_hubScanned[hub] && hubBase >= _hubBase[hub])
        {
            for (var i = _hubSkipped[hub]; i >= 0; i = _skipped[i].Next)
            {
                var slot = _skipped[i].Slot;
                if (!hasProhibitions || !_graph.Forbids(guest, slot)) Relax(slot, hubBase + _price[slot], guest, _graph.OtherRank[guest], spare);
            }

            return;
        }

        _hubScanned[hub] = true;
        _hubBase[hub] = hubBase;
        for (int i = _hubs.SlotFirst[hub], end = _hubs.SlotFirst[hub + 1]; i < end; i++)
        {
            var slot = _hubs.Slots[i];
            var at = hubBase + _price[slot];
            if (at >= _nearestEnd || (_slotSeen[slot] == _phase && _slotDistance[slot] <= at)) continue;
            if (hasProhibitions && _graph.Forbids(guest, slot))
            {
                _skipped.Add((slot, _hubSkipped[hub]));
                _hubSkipped[hub] = _skipped.Count - 1;
                continue;
            }

            Relax(slot, at, guest, _graph.OtherRank[guest], spare);
        }
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
