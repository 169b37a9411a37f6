namespace PartnershipForChange.Matching.Teams.Search;

/// <summary>
/// xorshift128+ (Vigna 2017, "Further scramblings of Marsaglia's xorshift generators"), seeded by splitmix64: the
/// same numbers on any machine and any version of the framework.
/// </summary>
internal sealed class TeamRandom
{
    private ulong _first;
    private ulong _second;

    public TeamRandom(int seed)
    {
        var state = unchecked((ulong)seed);
        _first = SplitMix(ref state);
        _second = SplitMix(ref state);
    }

    /// <summary>A number from 0 to <paramref name="count"/> - 1; <paramref name="count"/> at most 2^31.</summary>
    public int Below(int count) => (int)(((Next() >> 32) * (ulong)count) >> 32);

    /// <summary>Puts values in random order (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private ulong Next()
    {
        var (a, b) = (_first, _second);
        _first = b;
        a ^= a << 23;
        _second = a ^ b ^ (a >> 18) ^ (b >> 5);
        return _second + b;
    }
}
