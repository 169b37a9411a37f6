namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>
/// A priority queue for small keys that never fall below the last one taken (Dial 1969). Entries are a kind, an
/// item and a number that goes with it; the latest of equal keys comes first.
/// </summary>
internal sealed class BucketQueue
{
    private int[] _head = new int[64];
    private int[] _next = new int[256];
    private int[] _kind = new int[256];
    private int[] _item = new int[256];
    private int[] _extra = new int[256];
    private int _count;
    private int _key;
    private int _highest;

    public BucketQueue() => Array.Fill(_head, -1);

    public void Clear()
    {
        Array.Fill(_head, -1, 0, _highest + 1);
        _count = _key = _highest = 0;
    }

    public void Add(int key, int kind, int item, int extra)
    {
        if (key >= _head.Length)
        {
            var size = _head.Length;
            Array.Resize(ref _head, Math.Max(key + 1, 2 * size));
            Array.Fill(_head, -1, size, _head.Length - size);
        }

        if (_count == _next.Length)
        {
            Array.Resize(ref _next, 2 * _count);
            Array.Resize(ref _kind, 2 * _count);
            Array.Resize(ref _item, 2 * _count);
            Array.Resize(ref _extra, 2 * _count);
        }

        _kind[_count] = kind;
        _item[_count] = item;
        _extra[_count] = extra;
        _next[_count] = _head[key];
        _head[key] = _count++;
        _highest = Math.Max(_highest, key);
    }

    /// <summary>Takes an entry of the smallest key, where that is below the limit.</summary>
    public bool TryTake(int limit, out int key, out int kind, out int item, out int extra)
    {
        while (_key <= _highest && _head[_key] < 0) _key++;
        key = _key;
        if (_key > _highest || _key >= limit)
        {
            kind = item = extra = -1;
            return false;
        }

        var entry = _head[_key];
        _head[_key] = _next[entry];
        kind = _kind[entry];
        item = _item[entry];
        extra = _extra[entry];
        return true;
    }
}
