using System.Numerics;

namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>Skills sought and offered as rows of bits, so that a fit is a count of common bits.</summary>
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
        for (var guest = 0; guest < problem.Guests.Count; guest++)
        {
            if (guest % CancellationInterval == 0) cancellation.ThrowIfCancellationRequested();
            Set(_sought, guest, problem.Guests[guest].SkillsSought, numbers);
        }

        for (var place = 0; place < problem.Places.Count; place++) Set(_offered, place, problem.Places[place].SkillsOffered, numbers);
    }

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
    public ulong Sought(int guest) => _words == 0 ? 0 : _sought[guest * _words];

    /// <summary>The first 64 skills offered, as bits.</summary>
    public ulong Offered(int place) => _words == 0 ? 0 : _offered[place * _words];

    /// <summary>Whether two guests seek the same, of what is offered somewhere.</summary>
    public bool SeekSame(int guest, int other) => Row(_sought, guest).SequenceEqual(Row(_sought, other));

    /// <summary>Whether two places offer the same.</summary>
    public bool OfferSame(int place, int other) => Row(_offered, place).SequenceEqual(Row(_offered, other));

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
