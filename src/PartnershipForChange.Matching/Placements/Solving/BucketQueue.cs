namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>
/// A priority queue for small keys that never fall below the last one taken (Dial 1969). Entries are either slots or
/// (hub, guest) pairs with a number of their own; the latest of equal keys comes first.
/// </summary>
internal sealed class BucketQueue
{
    private int[] _head = new int[64];
    private int[] _next = new int[256];
    private int[] _hub = new int[256];
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

    public void Add(int key, int hub, int item, int extra)
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
            Array.Resize(ref _hub, 2 * _count);
            Array.Resize(ref _item, 2 * _count);
            Array.Resize(ref _extra, 2 * _count);
        }

        _hub[_count] = hub;
        _item[_count] = item;
        _extra[_count] = extra;
        _next[_count] = _head[key];
        _head[key] = _count++;
        _highest = Math.Max(_highest, key);
    }

    /// <summary>Takes an entry of the smallest key, where that is below the limit.</summary>
    public bool TryTake(int limit, out int key, out int hub, out int item, out int extra)
    {
        while (_key <= _highest && _head[_key] < 0) _key++;
        key = _key;
        if (_key > _highest || _key >= limit)
        {
            hub = item = extra = -1;
            return false;
        }

        var entry = _head[_key];
        _head[_key] = _next[entry];
        hub = _hub[entry];
        item = _item[entry];
        extra = _extra[entry];
        return true;
    }
}
