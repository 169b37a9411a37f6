namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>Who is where: the state that all levels improve.</summary>
internal sealed class Matching
{
    /// <summary>A guest who is nowhere yet and must go somewhere, if only out.</summary>
    public const int Free = -1;

    /// <summary>A guest who stays unplaced.</summary>
    public const int Out = -2;

    private readonly int[] _position;

    public Matching(int guests, int[] capacity)
    {
        SlotOf = new int[guests];
        Array.Fill(SlotOf, Free);
        RankOf = new int[guests];
        _position = new int[guests];
        Slots = new SlotRoom[capacity.Length];
        var places = 0;
        for (var slot = 0; slot < capacity.Length; slot++)
        {
            // No slot holds more guests than there are, however large its capacity.
            Slots[slot] = new SlotRoom { First = places, Capacity = capacity[slot] };
            places = checked(places + Math.Min(capacity[slot], guests));
        }

        Occupants = new int[places];
    }

    /// <summary>Slot of each guest, or <see cref="Free"/> or <see cref="Out"/>.</summary>
    public int[] SlotOf { get; }

    /// <summary>Rank of each guest's slot, where there is one.</summary>
    public int[] RankOf { get; }

    /// <summary>How full each slot is.</summary>
    public SlotRoom[] Slots { get; }

    /// <summary>Guests in slot s: Occupants[Slots[s].First] and the Slots[s].Load - 1 entries after it.</summary>
    public int[] Occupants { get; }

    /// <summary>Takes the guest out of the slot, if in one, leaving the guest in the state given.</summary>
    public void Leave(int guest, int state)
    {
        var slot = SlotOf[guest];
        SlotOf[guest] = state;
        if (slot < 0) return;
        var last = Occupants[Slots[slot].First + --Slots[slot].Load];
        var position = _position[guest];
        Occupants[position] = last;
        _position[last] = position;
    }

    /// <summary>Moves the guest to a slot that has room.</summary>
    public void Move(int guest, int slot, int rank)
    {
        Leave(guest, Free);
        var position = Slots[slot].First + Slots[slot].Load++;
        Occupants[position] = guest;
        _position[guest] = position;
        SlotOf[guest] = slot;
        RankOf[guest] = rank;
    }
}

/// <summary>How many guests a slot holds and may hold, and where they stand.</summary>
internal struct SlotRoom
{
    public int Load;
    public int Capacity;
    public int First;
}
