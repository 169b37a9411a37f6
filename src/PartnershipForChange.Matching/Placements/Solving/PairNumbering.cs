namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>
/// Numbers pairs 0, 1, 2, ... in the order they first appear. An open table with linear probing: there are half a million look-ups for the
/// hubs of a large round, for which a dictionary takes longer.
/// </summary>
internal sealed class PairNumbering
{
    // Key 0 stands for an empty entry, so that keys are kept plus 1.
    private (ulong Key, int Number)[] _entries = new (ulong Key, int Number)[256];
    private int _count;

    /// <summary>The pair's number, a new one where the pair is new.</summary>
    public int Add(int first, int second, out bool isNew)
    {
        if (2 * _count >= _entries.Length) Grow();
        ref var entry = ref Entry(Key(first, second));
        isNew = entry.Key == 0;
        if (isNew) entry = (Key(first, second), _count++);
        return entry.Number;
    }

    /// <summary>The pair's number, or -1 where there is none.</summary>
    public int Find(int first, int second)
    {
        ref var entry = ref Entry(Key(first, second));
        return entry.Key == 0 ? -1 : entry.Number;
    }

    private static ulong Key(int first, int second) => (((ulong)(uint)first << 32) | (uint)second) + 1;

    private ref (ulong Key, int Number) Entry(ulong key)
    {
        // The high bits of the product depend on all bits of the key.
        var at = (int)((key * 0x9E3779B97F4A7C15) >> 33) & (_entries.Length - 1);
        while (_entries[at].Key != 0 && _entries[at].Key != key) at = (at + 1) & (_entries.Length - 1);
        return ref _entries[at];
    }

    private void Grow()
    {
        var old = _entries;
        _entries = new (ulong Key, int Number)[2 * old.Length];
        foreach (var entry in old)
        {
            if (entry.Key != 0) Entry(entry.Key) = entry;
        }
    }
}
