using System.Numerics;

namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>Skills sought and offered as rows of bits, so that a fit is a count of common bits; equal rows have the same number.</summary>
internal sealed class SkillMasks
{
    private const int CancellationInterval = 1024;

    private readonly int _words;
    private readonly ulong[] _sought;
    private readonly ulong[] _offered;

    public SkillMasks(PlacementProblem problem, CancellationToken cancellation)
    {
        // Only skills that are offered somewhere can add to a fit.
        var numbers = new Numbering<int>();
        foreach (var place in problem.Places)
        {
            foreach (var skill in place.SkillsOffered) numbers.Add(skill, out _);
        }

        _words = (numbers.Count + 63) / 64;
        _sought = new ulong[problem.Guests.Count * _words];
        _offered = new ulong[problem.Places.Count * _words];
        var row = 0;
        foreach (var guest in problem.Guests)
        {
            if (row % CancellationInterval == 0) cancellation.ThrowIfCancellationRequested();
            Set(_sought, row++, guest.SkillsSought, numbers);
        }

        for (var place = 0; place < problem.Places.Count; place++) Set(_offered, place, problem.Places[place].SkillsOffered, numbers);
        SoughtSet = SetNumbers(_sought, problem.Guests.Count);
        OfferedSet = SetNumbers(_offered, problem.Places.Count);
    }

    /// <summary>Per guest, a number for the set of skills sought that are offered somewhere.</summary>
    public int[] SoughtSet { get; }

    /// <summary>Per place, a number for the set of skills offered.</summary>
    public int[] OfferedSet { get; }

    /// <summary>Number of skills the guest seeks and the place offers.</summary>
    public int Fit(int guest, int place)
    {
        if (_words == 1) return BitOperations.PopCount(_sought[guest] & _offered[place]);
        var fit = 0;
        for (var word = 0; word < _words; word++)
        {
            fit += BitOperations.PopCount(_sought[(guest * _words) + word] & _offered[(place * _words) + word]);
        }

        return fit;
    }

    /// <summary>The first 64 skills sought, as bits, to tell apart who seeks others.</summary>
    public ulong FirstSought(int guest) => _words == 0 ? 0 : _sought[guest * _words];

    /// <summary>The first 64 skills offered, as bits.</summary>
    public ulong FirstOffered(int place) => _words == 0 ? 0 : _offered[place * _words];

    /// <summary>The skills sought that are offered somewhere, by their bits, in order.</summary>
    public int[] Sought(int guest) => Skills(Row(_sought, guest));

    /// <summary>The skills offered, by their bits, in order.</summary>
    public int[] Offered(int place) => Skills(Row(_offered, place));

    /// <summary>The most skills that one of the guests seeks of those offered somewhere.</summary>
    public int MostSought(int[] guests)
    {
        var most = 0;
        foreach (var guest in guests) most = Math.Max(most, Count(Row(_sought, guest)));
        return most;
    }

    /// <summary>The most skills that a place offers.</summary>
    public int MostOffered()
    {
        var most = 0;
        for (var place = 0; place < OfferedSet.Length; place++) most = Math.Max(most, Count(Row(_offered, place)));
        return most;
    }

    private static int Count(ReadOnlySpan<ulong> row)
    {
        var count = 0;
        foreach (var word in row) count += BitOperations.PopCount(word);
        return count;
    }

    private static int[] Skills(ReadOnlySpan<ulong> row)
    {
        var skills = new int[Count(row)];
        var next = 0;
        for (var word = 0; word < row.Length; word++)
        {
            for (var left = row[word]; left != 0; left &= left - 1) skills[next++] = (64 * word) + BitOperations.TrailingZeroCount(left);
        }

        return skills;
    }

    /// <summary>Numbers equal rows alike: word by word, a number and the next word together have a number.</summary>
    private int[] SetNumbers(ulong[] rows, int count)
    {
        var numbers = new Numbering<(int Before, ulong Word)>();
        var setOf = new int[count];
        for (var word = 0; word < _words; word++)
        {
            for (var row = 0; row < count; row++) setOf[row] = numbers.Add((setOf[row], rows[(row * _words) + word]), out _);
        }

        return setOf;
    }

    private ReadOnlySpan<ulong> Row(ulong[] rows, int row) => rows.AsSpan(row * _words, _words);

    private void Set(ulong[] rows, int row, int[] skills, Numbering<int> numbers)
    {
        foreach (var skill in skills)
        {
            var bit = numbers.Find(skill);
            if (bit >= 0) rows[(row * _words) + (bit >> 6)] |= 1UL << (bit & 63);
        }
    }
}
