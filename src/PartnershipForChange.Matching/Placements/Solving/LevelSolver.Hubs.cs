using System.Runtime.CompilerServices;

namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>
/// Trees through hubs. What a hub, and a group of guests, is offered at the prices as they are (its front) is worked out once and holds
/// until prices change; and what one guest of a group has taken, no other of the group looks through again. Slots forbidden to one are
/// left for the others.
/// </summary>
internal sealed partial class LevelSolver
{
    private const int NotKnown = int.MinValue;

    // Counts changes of prices: a front with another number is of earlier prices.
    private int _prices;
    private HubFront[] _hubFronts = [];

    // Per hub the lowest price of its slots less its bonus; NotKnown where one of them has changed since its front was sorted.
    private int[] _hubPrice = [];

    // Hubs through which guests in trees have a tight way.
    private bool[] _hubWanted = [];
    private GroupFront[] _groupFronts = [];

    // Groups that would take slots of a hub, in linked lists.
    private readonly List<(int Group, int Next)> _waiting = [];

    // Guests in a tree whose tight ways through hubs are above the lowest price.
    private readonly List<int> _aboveLowest = [];

    // Counts how often slots of dissolved trees were given back to hubs.
    private int _returns;

    private void SetUpHubs(HubPlan plan, bool withSkills)
    {
        _hubs = new Hubs(plan, _slotClass, _guestClass, withSkills, _cancellation);
        _hubFronts = new HubFront[_hubs.Count];
        _hubPrice = new int[_hubs.Count];
        Array.Fill(_hubPrice, NotKnown);
        _hubWanted = new bool[_hubs.Count];
        _groupFronts = new GroupFront[_hubs.GroupCount];
    }

    private void NewPrices()
    {
        _prices++;
        Array.Clear(_hubWanted);
        _aboveLowest.Clear();
        _waiting.Clear();
    }

    /// <summary>The slot has another price, or may end a path now: the hubs that list it are to be sorted again.</summary>
    private void Unsort(int slot)
    {
        foreach (var hub in _hubs.HubsOf(slot)) _hubPrice[hub] = NotKnown;
    }

    /// <summary>Brings the hub's slots of the lowest price to the front of its list, those where a path may end first; returns that price less bonus.</summary>
    private int SortFront(int hub)
    {
        var slots = _hubs.Slots.AsSpan(_hubs.SlotFirst[hub].._hubs.SlotFirst[hub + 1]);
        var lowest = Unreached;
        int ends = 0, tail = 0;
        for (var i = 0; i < slots.Length; i++)
        {
            var slot = slots[i];
            var price = _slot[slot].Price;
            if (price > lowest) continue;
            if (price < lowest) (lowest, ends, tail) = (price, 0, 0);
            slots[i] = slots[tail];
            slots[tail++] = slot;
            if (!_slot[slot].IsEnd) continue;
            slots[tail - 1] = slots[ends];
            slots[ends++] = slot;
        }

        _hubFronts[hub] = new HubFront { Ends = _hubs.SlotFirst[hub] + ends, Tail = _hubs.SlotFirst[hub] + tail };
        return _hubPrice[hub] = lowest - _hubs.Bonus[hub];
    }

    /// <summary>The group's hubs of the lowest price less bonus, brought to the front of its list.</summary>
    private ref GroupFront FrontOfGroup(int group)
    {
        ref var front = ref _groupFronts[group];
        if (front.Prices == _prices) return ref front;
        int first = _hubs.GroupFirst[group], tail = first;
        var lowest = Unreached;
        var hubs = _hubs.GroupHubs;
        for (int i = first, end = _hubs.GroupFirst[group + 1]; i < end; i++)
        {
            var hub = hubs[i];
            var price = _hubPrice[hub];
            if (price == NotKnown) price = SortFront(hub);
            if (price > lowest) continue;
            if (price < lowest) (lowest, tail) = (price, first);
            hubs[i] = hubs[tail];
            hubs[tail++] = hub;
        }

        for (var i = first; i < tail; i++)
        {
            ref var hub = ref _hubFronts[hubs[i]];
            if (hub.Prices != _prices) (hub.Prices, hub.UnvisitedFrom, hub.Waiting) = (_prices, _hubs.SlotFirst[hubs[i]], None);
        }

        front = new GroupFront
        {
            Prices = _prices,
            Lowest = lowest,
            EndsFrom = first,
            Tail = tail,
            Returns = _returns,
            UnvisitedFrom = first,
            Members = None,
            Nearest = NotKnown,
        };
        return ref front;
    }

    /// <summary>
    /// A slot with room to which the guest has a tight way through a hub. Slots only fill up between changes of prices, so that those found
    /// full are taken from the ends for good.
    /// </summary>
    private bool TryEndInHubs(int guest, out int slot)
    {
        ref var group = ref FrontOfGroup(_guest[guest].Group);
        var price = _guest[guest].Value - _guest[guest].OtherCost;
        slot = 0;
        if (price != group.Lowest) return price > group.Lowest && TryAboveLowest(guest, price, endsOnly: true, out slot);
        for (var i = group.EndsFrom; i < group.Tail; i++)
        {
            var hub = _hubs.GroupHubs[i];
            if (TryEndInHub(hub, guest, out slot)) return true;
            if (i == group.EndsFrom && _hubFronts[hub].Ends == _hubs.SlotFirst[hub]) group.EndsFrom++;
        }

        return false;
    }

    private bool TryEndInHub(int hub, int guest, out int slot)
    {
        ref var front = ref _hubFronts[hub];
        var slots = _hubs.Slots;
        for (var i = _hubs.SlotFirst[hub]; i < front.Ends; i++)
        {
            slot = slots[i];
            while (!_slot[slot].IsEnd)
            {
                front.Ends--;
                front.UnvisitedFrom = Math.Min(front.UnvisitedFrom, i);
                (slots[i], slots[front.Ends]) = (slots[front.Ends], slot);
                if (i == front.Ends) return false;
                slot = slots[i];
            }

            if (!_guest[guest].HasProhibitions || !_graph.Forbids(guest, slot)) return true;
        }

        slot = 0;
        return false;
    }

    /// <summary>
    /// Takes slots to which the guest, who has no end, has a tight way through a hub into the tree: one at a time, so that all trees have
    /// their share and those that end are small.
    /// </summary>
    private void ScanHubs(int guest, int root)
    {
        var index = _guest[guest].Group;
        ref var group = ref FrontOfGroup(index);
        var price = _guest[guest].Value - _guest[guest].OtherCost;
        if (price < group.Lowest) return;
        if (_guest[guest].Prices != _prices) Join(guest, index, price, ref group);
        if (price > group.Lowest) return;
        if (group.Returns != _returns) (group.Returns, group.UnvisitedFrom) = (_returns, _hubs.GroupFirst[index]);
        for (var i = group.UnvisitedFrom; i < group.Tail; i++)
        {
            ref var hub = ref _hubFronts[_hubs.GroupHubs[i]];
            while (hub.UnvisitedFrom < hub.Tail && _slot[_hubs.Slots[hub.UnvisitedFrom]].Forest == _forest) hub.UnvisitedFrom++;
            for (var j = hub.UnvisitedFrom; j < hub.Tail; j++)
            {
                var slot = _hubs.Slots[j];
                if (_slot[slot].Forest == _forest || (_guest[guest].HasProhibitions && _graph.Forbids(guest, slot))) continue;
                Take(slot, ~guest, root);
                _frontier.Add(~guest);
                return;
            }

            if (i == group.UnvisitedFrom && hub.UnvisitedFrom == hub.Tail) group.UnvisitedFrom++;
        }
    }

    /// <summary>Lets the guest be found when slots are grafted.</summary>
    private void Join(int guest, int index, int price, ref GroupFront group)
    {
        _guest[guest].Prices = _prices;
        if (price > group.Lowest)
        {
            _aboveLowest.Add(guest);
            return;
        }

        var isFirst = group.Members == None;
        _guestInTree[guest].NextInGroup = group.Members;
        group.Members = guest;
        if (!isFirst) return;
        for (var i = _hubs.GroupFirst[index]; i < group.Tail; i++)
        {
            ref var hub = ref _hubFronts[_hubs.GroupHubs[i]];
            _waiting.Add((index, hub.Waiting));
            hub.Waiting = _waiting.Count - 1;
            _hubWanted[_hubs.GroupHubs[i]] = true;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsOffered(int hub, int slot) => _hubWanted[hub] && _hubPrice[hub] + _hubs.Bonus[hub] == _slot[slot].Price;

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
                if (TryMember(ref _groupFronts[_waiting[i].Group], slot, out guest)) return true;
                if (_groupFronts[_waiting[i].Group].Members != None) last = i;
                else if (last < 0) front.Waiting = _waiting[i].Next;
                else _waiting[last] = (_waiting[last].Group, _waiting[i].Next);
            }
        }

        guest = None;
        return false;
    }

    /// <summary>A guest of the group who is in a tree and may go to the slot.</summary>
    private bool TryMember(ref GroupFront group, int slot, out int guest)
    {
        for (; group.Members >= 0; group.Members = _guestInTree[group.Members].NextInGroup)
        {
            if (RootOf(group.Members) != None) break;
            _guest[group.Members].Prices = 0;
        }

        for (guest = group.Members; guest >= 0; guest = _guestInTree[guest].NextInGroup)
        {
            if (RootOf(guest) != None && (!_guest[guest].HasProhibitions || !_graph.Forbids(guest, slot))) return true;
        }

        return false;
    }

    /// <summary>A slot that no tree takes is there for guests that come later.</summary>
    private void GiveBack(int slot)
    {
        foreach (var hub in _hubs.HubsOf(slot))
        {
            if (IsOffered(hub, slot)) _hubFronts[hub].UnvisitedFrom = _hubs.SlotFirst[hub];
        }
    }

    /// <summary>Above the lowest price a way is tight only where all cheaper slots are forbidden to the guest, which is rare.</summary>
    private void ScanAboveLowest()
    {
        foreach (var guest in _aboveLowest)
        {
            if (++_steps % CancellationInterval == 0) _cancellation.ThrowIfCancellationRequested();
            if (RootOf(guest) is not (var root and not None)) continue;
            var price = _guest[guest].Value - _guest[guest].OtherCost;
            while (TryAboveLowest(guest, price, endsOnly: false, out var slot)) Take(slot, ~guest, root);
        }
    }

    private bool TryAboveLowest(int guest, int price, bool endsOnly, out int slot)
    {
        var group = _guest[guest].Group;
        for (int i = _hubs.GroupFirst[group], end = _hubs.GroupFirst[group + 1]; i < end; i++)
        {
            var hub = _hubs.GroupHubs[i];
            for (int j = _hubs.SlotFirst[hub], last = _hubs.SlotFirst[hub + 1]; j < last; j++)
            {
                slot = _hubs.Slots[j];
                if (_slot[slot].Price != price + _hubs.Bonus[hub] || _slot[slot].Forest == _forest || (endsOnly && !_slot[slot].IsEnd)) continue;
                if (!_graph.Forbids(guest, slot)) return true;
            }
        }

        slot = 0;
        return false;
    }

    /// <summary>By how much the duals may be raised until a guest in a tree has a tight way through a hub out of the trees, if less than given.</summary>
    private int NearestInHubs(int by)
    {
        for (var i = 0; i < _reachedCount && by > 1; i++)
        {
            if (++_steps % CancellationInterval == 0) _cancellation.ThrowIfCancellationRequested();
            var guest = _reached[i];
            if (_guest[guest].Group < 0) continue;
            var price = _guest[guest].Value - _guest[guest].OtherCost;
            ref var group = ref FrontOfGroup(_guest[guest].Group);
            if (group.Nearest == NotKnown) group.Nearest = NearestOfGroup(_guest[guest].Group, Unreached, price: 0, guest: None);
            if (group.Nearest - price >= by) continue;
            var nearest = _guest[guest].HasProhibitions ? NearestOfGroup(_guest[guest].Group, by, price, guest) : group.Nearest - price;
            if (nearest < by) (by, _nearestCount) = (nearest, 0);
        }

        return by;
    }

    /// <summary>How much above the price a slot in no tree is that the group's hubs list and the guest, if one is given, may go to; at most as given.</summary>
    private int NearestOfGroup(int group, int by, int price, int guest)
    {
        for (int i = _hubs.GroupFirst[group], end = _hubs.GroupFirst[group + 1]; i < end; i++)
        {
            var hub = _hubs.GroupHubs[i];
            for (int j = _hubs.SlotFirst[hub], last = _hubs.SlotFirst[hub + 1]; j < last; j++)
            {
                var slot = _hubs.Slots[j];
                var distance = _slot[slot].Price - _hubs.Bonus[hub] - price;
                if (distance < by && _slot[slot].Forest != _forest && (guest == None || !_graph.Forbids(guest, slot))) by = distance;
            }
        }

        return by;
    }

    /// <summary>
    /// Of the slots of a hub: [first, Ends) have the lowest price and may end a path, [Ends, Tail) have the lowest price. At the prices with
    /// the number given all before UnvisitedFrom are in trees, and groups with guests in trees that have a tight way through it begin at Waiting.
    /// </summary>
    private struct HubFront
    {
        public int Prices;
        public int Ends;
        public int Tail;
        public int UnvisitedFrom;
        public int Waiting;
    }

    /// <summary>
    /// Of the hubs of a group [first, Tail) have the lowest price less bonus; ends are left in those from EndsFrom on, and slots in no tree
    /// in those from UnvisitedFrom on, as long as none were given back since. Members begins the list of guests in trees with a tight way
    /// through the group; Nearest is the lowest price less bonus of a slot in no tree.
    /// </summary>
    private struct GroupFront
    {
        public int Prices;
        public int Lowest;
        public int EndsFrom;
        public int Tail;
        public int Returns;
        public int UnvisitedFrom;
        public int Members;
        public int Nearest;
    }
}
