namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>
/// Where no tree can take more, the duals of all that is in a tree are raised until the first arc out of the trees is tight. All that
/// was tight in trees stays so, and the trees go on growing (Kuhn 1955, Munkres 1957).
/// </summary>
internal sealed partial class LevelSolver
{
    /// <summary>Above any price or distance, and can be added to.</summary>
    private const int Unreached = int.MaxValue / 4;

    // Guests with an arc that is among the first to become tight, or who may stay out then.
    private readonly int[] _nearest;
    private int _nearestCount;

    // Guests in trees when the duals are raised.
    private readonly int[] _reached;
    private int _reachedCount;

    private void RaiseDuals()
    {
        FindReached();
        var by = NearestArc(_spare ? NearestSpared() : Unreached);

        // All numbers are whole and what is tight is taken, so that nothing is nearer than 1.
        if (by > 1 && _hubs.Count > 0) by = NearestInHubs(by);
        if (by == Unreached) throw new InvalidOperationException("No path is left, though the levels before had one.");
        for (var i = 0; i < _reachedCount; i++) _guest[_reached[i]].Value += by;
        for (var slot = _part.FirstSlot; slot < _part.EndSlot; slot++)
        {
            if (_slot[slot].Forest != _forest) continue;
            _slot[slot].Price += by;
            Unsort(slot);
        }

        if (_spare) _outPrice += by;
        NewPrices();
        TakeEnds();

        // Who has come back into a tree since is on the frontier, and not known to have no end.
        for (var i = 0; i < _nearestCount && _left > 0; i++)
        {
            if (_guest[_nearest[i]].NoEndAt == _prices && RootOf(_nearest[i]) is var root and not None) Scan(_nearest[i], root);
        }

        for (var i = 0; _hubs.Count > 0 && i < _reachedCount && _left > 0; i++)
        {
            if (++_steps % CancellationInterval == 0) _cancellation.ThrowIfCancellationRequested();
            if (_guest[_reached[i]].Group >= 0 && _guest[_reached[i]].NoEndAt == _prices && RootOf(_reached[i]) is var root and not None) ScanHubs(_reached[i], root);
        }

        if (_spare) PlantSpared();
    }

    private void FindReached()
    {
        _reachedCount = 0;
        for (var guest = _part.FirstGuest; guest < _part.EndGuest; guest++)
        {
            if (RootOf(guest) != None) _reached[_reachedCount++] = guest;
        }
    }

    /// <summary>How much the price of staying out is below that of the next slot whose guests can be spared then.</summary>
    private int NearestSpared()
    {
        var by = Unreached;
        for (var slot = _part.FirstSlot; slot < _part.EndSlot; slot++)
        {
            if (!IsForced(slot) && _slot[slot].Forest != _forest) by = Math.Min(by, _slot[slot].Price - _outPrice);
        }

        return by;
    }

    /// <summary>The least by which an arc out of the trees is not tight, if less than given.</summary>
    private int NearestArc(int by)
    {
        _nearestCount = 0;
        for (var i = 0; i < _reachedCount; i++)
        {
            if (++_steps % CancellationInterval == 0) _cancellation.ThrowIfCancellationRequested();
            var guest = _reached[i];
            var value = _guest[guest].Value;
            var nearest = !_spare && _guest[guest].MayStayOut ? _guestInTree[guest].OutCost - value : Unreached;
            for (int arc = _guest[guest].ArcFirst, end = _guest[guest].ArcEnd; arc < end; arc++)
            {
                var cost = _arcCost[arc] - value;
                if (cost > by) continue;
                ref var slot = ref _slot[_arcSlot[arc]];
                if (slot.Forest != _forest) nearest = Math.Min(nearest, cost + slot.Price);
            }

            if (nearest > by) continue;
            if (nearest < by) (by, _nearestCount) = (nearest, 0);
            _nearest[_nearestCount++] = guest;
        }

        return by;
    }

    /// <summary>Takes the ends that the raised duals have brought within reach.</summary>
    private void TakeEnds()
    {
        for (var i = 0; i < _nearestCount && _left > 0; i++)
        {
            if (RootOf(_nearest[i]) is var root and not None && TryEnd(_nearest[i])) Dissolve(root);
        }

        for (var i = 0; _hubs.Count > 0 && i < _reachedCount && _left > 0; i++)
        {
            if (++_steps % CancellationInterval == 0) _cancellation.ThrowIfCancellationRequested();
            var guest = _reached[i];
            if (_guest[guest].Group < 0 || RootOf(guest) is not (var root and not None)) continue;
            if (!TryEndInHubs(guest, out var slot))
            {
                _guest[guest].NoEndAt = _prices;
                continue;
            }

            Shift(guest, slot, _graph.OtherRank[guest]);
            Dissolve(root);
        }
    }
}
