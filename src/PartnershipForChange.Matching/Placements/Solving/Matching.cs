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
        Capacity = capacity;
        SlotOf = new int[guests];
        Array.Fill(SlotOf, Free);
        RankOf = new int[guests];
        _position = new int[guests];
        Load = new int[capacity.Length];
        First = new int[capacity.Length + 1];
        for (var slot = 0; slot < capacity.Length; slot++)
        {
            // No slot holds more guests than there are, however large its capacity.
            First[slot + 1] = checked(First[slot] + Math.Min(capacity[slot], guests));
        }

        Occupants = new int[First[^1]];
    }

    public int[] Capacity { get; }

    /// <summary>Slot of each guest, or <see cref="Free"/> or <see cref="Out"/>.</summary>
    public int[] SlotOf { get; }

    /// <summary>Rank of each guest's slot, where there is one.</summary>
    public int[] RankOf { get; }

    public int[] Load { get; }

    /// <summary>Guests in slot s: Occupants[First[s]] and the Load[s] - 1 entries after it.</summary>
    public int[] First { get; }

    public int[] Occupants { get; }

    /// <summary>Takes the guest out of the slot, if in one, leaving the guest in the state given.</summary>
    public void Leave(int guest, int state)
    {
        var slot = SlotOf[guest];
        SlotOf[guest] = state;
        if (slot < 0) return;
        var last = Occupants[First[slot] + --Load[slot]];
        var position = _position[guest];
        Occupants[position] = last;
        _position[last] = position;
    }

    /// <summary>Moves the guest to a slot that has room.</summary>
    public void Move(int guest, int slot, int rank)
    {
        Leave(guest, Free);
        var position = First[slot] + Load[slot]++;
        Occupants[position] = guest;
        _position[guest] = position;
        SlotOf[guest] = slot;
        RankOf[guest] = rank;
    }
}
