using System.Runtime.InteropServices;

namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>Numbers keys 0, 1, 2, ... in the order they first appear.</summary>
internal sealed class Numbering<TKey>(IEqualityComparer<TKey>? comparer = null)
    where TKey : notnull
{
    private readonly Dictionary<TKey, int> _numbers = new(comparer);

    // Keys that follow one another are often equal.
    private TKey? _last;
    private int _numberOfLast = -1;

    /// <summary>How many keys there are.</summary>
    public int Count => _numbers.Count;

    /// <summary>The key's number, a new one where the key is new.</summary>
    public int Add(TKey key, out bool isNew)
    {
        if (_numberOfLast >= 0 && _numbers.Comparer.Equals(key, _last))
        {
            isNew = false;
            return _numberOfLast;
        }

        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, key, out var exists);
        if (!exists) number = _numbers.Count - 1;
        isNew = !exists;
        _last = key;
        return _numberOfLast = number;
    }

    /// <summary>The key's number, or -1 where there is none.</summary>
    public int Find(TKey key) => _numbers.TryGetValue(key, out var number) ? number : -1;
}
