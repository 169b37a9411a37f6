namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>
/// Hubs in both searches. What a hub, and a group of guests, is offered at the prices as they are is worked out once and holds for
/// all searches until prices change; and what one guest of a group has looked through, no other of the group looks through
/// again. Slots forbidden to one are kept for the others.
/// </summary>
internal sealed partial class LevelSolver
{
    /// <summary>The parts of a hub or a group that a search for distances looks through: the slots of the lowest price, then all others.</summary>
    private const int Parts = 2;

    // Counts changes of prices: a front with another number is of earlier prices.
    private int _prices;
    private HubFront[] _hubFronts = [];
    private GroupFront[] _groupFronts = [];
    private Reached[] _reachedHubs = [];
    private Reached[] _reachedGroups = [];
    private readonly List<(int Slot, int Bonus, int Next)> _skipped = [];

    private void SetUpHubs(HubPlan plan, bool withSkills)
    {
        _hubs = new Hubs(plan, _slotClass, _guestClass, withSkills, _cancellation);
        _hubFronts = new HubFront[_hubs.Count];
        _groupFronts = new GroupFront[_hubs.GroupCount];
        _reachedHubs = new Reached[Parts * _hubs.Count];
        _reachedGroups = new Reached[Parts * _hubs.GroupCount];
    }

    /// <summary>The hub's slots of the lowest price, brought to the front of its list, those where a path may end first.</summary>
    private ref HubFront FrontOfHub(int hub, bool spare)
    {
        ref var front = ref _hubFronts[hub];
        if (front.Prices == _prices) return ref front;
        var slots = _hubs.Slots.AsSpan(_hubs.SlotFirst[hub].._hubs.SlotFirst[hub + 1]);
        int lowest = Unreachable, next = Unreachable;
        foreach (var slot in slots)
        {
            var price = _slot[slot].Price;
            if (price < lowest) (lowest, next) = (price, lowest);
            else if (price > lowest && price < next) next = price;
        }

        int ends = 0, tail = 0;
        for (var i = 0; i < slots.Length; i++)
        {
            var slot = slots[i];
            if (_slot[slot].Price != lowest) continue;
            slots[i] = slots[tail];
            slots[tail++] = slot;
            if (!IsEnd(slot, spare)) continue;
            slots[tail - 1] = slots[ends];
            slots[ends++] = slot;
        }

        var first = _hubs.SlotFirst[hub];
        front = new HubFront { Prices = _prices, Lowest = lowest, Next = next, Ends = first + ends, Tail = first + tail };
        return ref front;
    }

    /// <summary>The group's hubs of the lowest price less bonus, brought to the front of its list.</summary>
    private ref GroupFront FrontOfGroup(int group, bool spare)
    {
        ref var front = ref _groupFronts[group];
        if (front.Prices == _prices) return ref front;
        int first = _hubs.GroupFirst[group], tail = first;
        int lowest = Unreachable, next = Unreachable;
        var hubs = _hubs.GroupHubs;
        for (int i = first, end = _hubs.GroupFirst[group + 1]; i < end; i++)
        {
            var hub = hubs[i];
            ref var offer = ref FrontOfHub(hub, spare);
            var price = offer.Lowest - _hubs.Bonus[hub];
            next = Math.Min(next, offer.Next - _hubs.Bonus[hub]);
            if (price > lowest) next = Math.Min(next, price);
            if (price < lowest) (lowest, next, tail) = (price, Math.Min(next, lowest), first);
            if (price != lowest) continue;
            hubs[i] = hubs[tail];
            hubs[tail++] = hub;
        }

        front = new GroupFront { Prices = _prices, Lowest = lowest, Next = next, EndsFrom = first, Tail = tail };
        return ref front;
    }

    /// <summary>
    /// The search for distances reaches a guest's group: each part is looked through when the search gets as far as its cheapest slot.
    /// </summary>
    private void VisitGroup(int guest, int start, int part, int at, bool spare)
    {
        var group = _guest[guest].Group;
        ref var front = ref FrontOfGroup(group, spare);
        for (; part < Parts; part++)
        {
            var key = start + (part == 0 ? front.Lowest : front.Next);
            if (key >= _nearestEnd) return;
            if (key > at)
            {
                _queue.Add(key, part, guest, start);
                return;
            }

            LookThroughGroup(group, guest, start, part, spare);
        }
    }

    /// <summary>The first guest to come looks through the group's hubs; those after only at what was forbidden to the one before.</summary>
    private void LookThroughGroup(int group, int guest, int start, int part, bool spare)
    {
        ref var reached = ref Entry(_reachedGroups, (Parts * group) + part);
        if (start >= reached.Start)
        {
            for (var i = reached.Skipped; i >= 0; i = _skipped[i].Next) RelaxInHub(_skipped[i].Slot, start - _skipped[i].Bonus, guest, spare);
            return;
        }

        reached.Start = start;
        var tail = _groupFronts[group].Tail;
        for (int i = _hubs.GroupFirst[group], end = part == 0 ? tail : _hubs.GroupFirst[group + 1]; i < end; i++)
        {
            var hub = _hubs.GroupHubs[i];
            if (part == 0 || i >= tail) LookThroughHub(hub, guest, start, part: 0, ref reached, spare);
            if (part == 1) LookThroughHub(hub, guest, start, part, ref reached, spare);
        }
    }

    private void LookThroughHub(int hub, int guest, int start, int part, ref Reached reachedGroup, bool spare)
    {
        var bonus = _hubs.Bonus[hub];
        start -= bonus;
        ref var front = ref _hubFronts[hub];
        if (start + (part == 0 ? front.Lowest : front.Next) >= _nearestEnd) return;
        ref var reached = ref Entry(_reachedHubs, (Parts * hub) + part);
        if (start >= reached.Start)
        {
            for (var i = reached.Skipped; i >= 0; i = _skipped[i].Next)
            {
                if (!RelaxInHub(_skipped[i].Slot, start, guest, spare)) Skip(ref reachedGroup, _skipped[i].Slot, bonus);
            }

            return;
        }

        reached.Start = start;
        for (int i = part == 0 ? _hubs.SlotFirst[hub] : front.Tail, end = part == 0 ? front.Tail : _hubs.SlotFirst[hub + 1]; i < end; i++)
        {
            var slot = _hubs.Slots[i];
            if (RelaxInHub(slot, start, guest, spare)) continue;
            Skip(ref reachedGroup, slot, bonus);
            Skip(ref reached, slot, bonus);
        }
    }

    /// <summary>False where the guest would make the way to the slot shorter, but may not go there.</summary>
    private bool RelaxInHub(int slot, int start, int guest, bool spare)
    {
        var at = start + _slot[slot].Price;
        if (at >= _nearestEnd || (_slot[slot].Seen == _phase && _slot[slot].Distance <= at)) return true;
        if (_guest[guest].HasProhibitions && _graph.Forbids(guest, slot)) return false;
        Relax(slot, at, guest, _guest[guest].OtherRank, spare);
        return true;
    }

    private void Skip(ref Reached reached, int slot, int bonus)
    {
        _skipped.Add((slot, bonus, reached.Skipped));
        reached.Skipped = _skipped.Count - 1;
    }

    private ref Reached Entry(Reached[] entries, int index)
    {
        ref var entry = ref entries[index];
        if (entry.Phase != _phase) entry = new Reached { Phase = _phase, Start = int.MaxValue, Skipped = -1 };
        return ref entry;
    }

    /// <summary>
    /// A slot with room to which the guest has a tight way through a hub. Slots only fill up between changes of prices, so that those found
    /// full are taken from the ends for good.
    /// </summary>
    private bool TryEndInHubs(int guest, bool spare, out int slot)
    {
        ref var group = ref FrontOfGroup(_guest[guest].Group, spare);
        var price = _guest[guest].Value - _guest[guest].OtherCost;
        slot = 0;
        if (price != group.Lowest) return price > group.Lowest && TryAboveLowest(guest, price, endsOnly: true, spare, out slot);
        for (var i = group.EndsFrom; i < group.Tail; i++)
        {
            var hub = _hubs.GroupHubs[i];
            if (TryEndInHub(hub, guest, spare, out slot)) return true;
            if (i == group.EndsFrom && _hubFronts[hub].Ends == _hubs.SlotFirst[hub]) group.EndsFrom++;
        }

        return false;
    }

    private bool TryEndInHub(int hub, int guest, bool spare, out int slot)
    {
        ref var front = ref _hubFronts[hub];
        var slots = _hubs.Slots;
        for (var i = _hubs.SlotFirst[hub]; i < front.Ends; i++)
        {
            slot = slots[i];
            while (!IsEnd(slot, spare))
            {
                front.Ends--;
                (slots[i], slots[front.Ends]) = (slots[front.Ends], slot);
                if (i == front.Ends) return false;
                slot = slots[i];
            }

            if (!_guest[guest].HasProhibitions || !_graph.Forbids(guest, slot)) return true;
        }

        slot = 0;
        return false;
    }

    /// <summary>Takes all slots to which the guest, who has no end, has a tight way through a hub into the tree; others of the group then need not look.</summary>
    private void ScanHubs(int guest, int root, bool spare)
    {
        var index = _guest[guest].Group;
        ref var group = ref FrontOfGroup(index, spare);
        var price = _guest[guest].Value - _guest[guest].OtherCost;
        if (price < group.Lowest) return;
        if (price > group.Lowest)
        {
            while (TryAboveLowest(guest, price, endsOnly: false, spare, out var above)) Take(above, guest, _guest[guest].OtherRank, root);
            return;
        }

        if (group.Round != _round) (group.Round, group.Members, group.Returns) = (_round, None, -1);
        if (_tree[guest].GroupRound != _round) Join(guest, index, ref group);
        if (group.Returns != _returns) (group.Returns, group.UnvisitedFrom) = (_returns, _hubs.GroupFirst[index]);
        var taken = 0;
        for (var i = group.UnvisitedFrom; i < group.Tail; i++)
        {
            ref var hub = ref _hubFronts[_hubs.GroupHubs[i]];
            while (hub.UnvisitedFrom < hub.Tail && _slot[_hubs.Slots[hub.UnvisitedFrom]].Visited == _round) hub.UnvisitedFrom++;
            for (var j = hub.UnvisitedFrom; j < hub.Tail; j++)
            {
                var slot = _hubs.Slots[j];
                if (_slot[slot].Visited == _round || (_guest[guest].HasProhibitions && _graph.Forbids(guest, slot))) continue;
                Take(slot, guest, _guest[guest].OtherRank, root);
                if (j == hub.UnvisitedFrom) hub.UnvisitedFrom++;
                if (++taken < Share) continue;
                _frontier.Add(~guest);
                return;
            }

            if (i == group.UnvisitedFrom && hub.UnvisitedFrom == hub.Tail) group.UnvisitedFrom++;
        }
    }

    private void Join(int guest, int index, ref GroupFront group)
    {
        var isFirst = group.Members < 0;
        _tree[guest].GroupRound = _round;
        _tree[guest].NextInGroup = group.Members;
        group.Members = guest;
        if (!isFirst) return;
        for (var i = _hubs.GroupFirst[index]; i < group.Tail; i++)
        {
            ref var hub = ref _hubFronts[_hubs.GroupHubs[i]];
            if (hub.Round != _round) (hub.Round, hub.UnvisitedFrom, hub.Waiting) = (_round, hub.Ends, None);
            hub.Waiting = Wait(index, 0, hub.Waiting);
        }
    }

    private bool IsOffered(int hub, int slot) =>
        _hubFronts[hub].Round == _round && _hubFronts[hub].Prices == _prices && _hubFronts[hub].Lowest == _slot[slot].Price;

    /// <summary>A guest in a tree who has a tight way to the slot through a hub.</summary>
    private bool TryWaitingForHubs(int slot, out int guest)
    {
        foreach (var hub in _hubs.HubsOf(slot))
        {
            if (!IsOffered(hub, slot)) continue;
            ref var front = ref _hubFronts[hub];
            var last = None;
            for (var i = front.Waiting; i >= 0; i = _waiting[i].Next)
            {
                if (TryMember(ref _groupFronts[_waiting[i].Item], slot, out guest)) return true;
                if (_groupFronts[_waiting[i].Item].Members >= 0) last = i;
                else if (last < 0) front.Waiting = _waiting[i].Next;
                else _waiting[last] = _waiting[last] with { Next = _waiting[i].Next };
            }
        }

        guest = None;
        return false;
    }

    private bool TryMember(ref GroupFront group, int slot, out int guest)
    {
        for (; group.Members >= 0; group.Members = _tree[group.Members].NextInGroup)
        {
            if (RootOf(group.Members) >= 0) break;
            _tree[group.Members].GroupRound = 0;
        }

        for (guest = group.Members; guest >= 0; guest = _tree[guest].NextInGroup)
        {
            if (RootOf(guest) >= 0 && (!_guest[guest].HasProhibitions || !_graph.Forbids(guest, slot))) return true;
        }

        return false;
    }

    /// <summary>A slot that no tree takes is there for guests that come later.</summary>
    private void GiveBack(int slot)
    {
        foreach (var hub in _hubs.HubsOf(slot))
        {
            if (IsOffered(hub, slot)) _hubFronts[hub].UnvisitedFrom = _hubFronts[hub].Ends;
        }
    }

    /// <summary>Above the lowest price a way is tight only where all cheaper slots are forbidden to the guest, which is rare.</summary>
    private bool TryAboveLowest(int guest, int price, bool endsOnly, bool spare, out int slot)
    {
        var group = _guest[guest].Group;
        for (int i = _hubs.GroupFirst[group], end = _hubs.GroupFirst[group + 1]; i < end; i++)
        {
            var hub = _hubs.GroupHubs[i];
            for (int j = _hubs.SlotFirst[hub], last = _hubs.SlotFirst[hub + 1]; j < last; j++)
            {
                slot = _hubs.Slots[j];
                if (_slot[slot].Price != price + _hubs.Bonus[hub] || _slot[slot].Visited == _round || (endsOnly && !IsEnd(slot, spare))) continue;
                if (!_graph.Forbids(guest, slot)) return true;
            }
        }

        slot = 0;
        return false;
    }

    /// <summary>Of the slots of a hub: [first, Ends) have the lowest price and may end a path, [Ends, Tail) have the lowest price.</summary>
    private struct HubFront
    {
        public int Prices;
        public int Lowest;
        public int Next;
        public int Ends;
        public int Tail;
        public int Round;
        public int UnvisitedFrom;
        public int Waiting;
    }

    /// <summary>Of the hubs of a group [first, Tail) have the lowest price less bonus; ends are left in those from EndsFrom on.</summary>
    private struct GroupFront
    {
        public int Prices;
        public int Lowest;
        public int Next;
        public int EndsFrom;
        public int Tail;
        public int Round;
        public int Returns;
        public int UnvisitedFrom;
        public int Members;
    }

    /// <summary>Where one search for distances stands with a part: the lowest start it was looked through from, and the slots skipped.</summary>
    private struct Reached
    {
        public int Phase;
        public int Start;
        public int Skipped;
    }
}
