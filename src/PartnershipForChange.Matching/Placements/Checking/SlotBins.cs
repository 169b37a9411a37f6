using System.Numerics;

namespace PartnershipForChange.Matching.Placements.Checking;

/// <summary>
/// Open slots in bins of equal side, week and languages, cheapest first, so that a guest's feasible pairs at too low a price
/// are the fronts of a few bins. Prices are compared by their place in the order of all distinct prices.
/// </summary>
internal sealed class SlotBins
{
    private readonly List<long[]> _prices = [];
    private readonly List<Bin> _bins = [];
    private readonly Dictionary<int, int> _skillBits = [];

    public SlotBins(PlacementProblem problem, long[][] price)
    {
        foreach (var skill in problem.Places.SelectMany(place => place.SkillsOffered)) _skillBits.TryAdd(skill, _skillBits.Count);
        var slots = new List<(long[] Price, int Place, int Week)>();
        for (var place = 0; place < problem.Places.Count; place++)
        {
            foreach (var week in problem.Places[place].Weeks)
            {
                var slot = (place * problem.WeekCount) + week;
                slots.Add((Array.ConvertAll(price, level => level[slot]), place, week));
            }
        }

        slots.Sort((a, b) => a.Price.AsSpan().SequenceCompareTo(b.Price) is var order && order != 0
            ? order
            : a.Place != b.Place ? a.Place.CompareTo(b.Place) : a.Week.CompareTo(b.Week));
        var bins = new Dictionary<(PlacementSector, int, ulong), Bin>();
        foreach (var (vector, place, week) in slots)
        {
            if (_prices.Count == 0 || !_prices[^1].AsSpan().SequenceEqual(vector)) _prices.Add(vector);
            var host = problem.Places[place];
            var key = (problem.Organisations[host.Organisation].Sector, week, Mask(host.Languages));
            if (!bins.TryGetValue(key, out var bin)) _bins.Add(bins[key] = bin = new Bin(key.Sector, week, key.Item3));
            bin.Add(place, _prices.Count - 1, Skills(host.SkillsOffered));
        }
    }

    /// <summary>The bins.</summary>
    public IReadOnlyList<Bin> Bins => _bins;

    /// <summary>Whether a fit can be counted from the bins' masks; with more skills than bits it is only a lower bound.</summary>
    public bool CountsAllSkills => _skillBits.Count <= 64;

    /// <summary>Number of distinct prices lexicographically below the vector.</summary>
    public int PricesBelow(ReadOnlySpan<long> vector)
    {
        int low = 0, high = _prices.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_prices[middle].AsSpan().SequenceCompareTo(vector) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>The skills as bits; skills that no place offers, and those beyond the 64th, have none.</summary>
    public ulong Skills(int[] skills)
    {
        var mask = 0UL;
        foreach (var skill in skills)
        {
            if (_skillBits.TryGetValue(skill, out var bit) && bit < 64) mask |= 1UL << bit;
        }

        return mask;
    }

    /// <summary>Languages as bits.</summary>
    public static ulong Mask(int[] bits)
    {
        var mask = 0UL;
        foreach (var bit in bits) mask |= 1UL << bit;
        return mask;
    }

    /// <summary>Slots of equal side, week and languages, cheapest first.</summary>
    internal sealed class Bin(PlacementSector sector, int week, ulong languages)
    {
        private readonly List<int> _places = [];
        private readonly List<int> _ranks = [];
        private readonly List<ulong> _skills = [];
        private (int[] Places, int[] Ranks, ulong[] Skills)? _arrays;

        public PlacementSector Sector => sector;

        public int Week => week;

        public ulong Languages => languages;

        public void Add(int place, int priceRank, ulong skills)
        {
            _places.Add(place);
            _ranks.Add(priceRank);
            _skills.Add(skills);
        }

        /// <summary>
        /// Calls with each place that is too cheap for its fit: with f common skills, among the
        /// <paramref name="tooCheap"/>[f] cheapest prices; the last entry holds for all larger fits too.
        /// </summary>
        public void ForEachTooCheap(ulong sought, int[] tooCheap, Action<int> found)
        {
            var (places, ranks, skills) = _arrays ??= ([.. _places], [.. _ranks], [.. _skills]);
            var highest = tooCheap[^1];
            for (var i = 0; i < ranks.Length && ranks[i] < highest; i++)
            {
                var fit = Math.Min(BitOperations.PopCount(sought & skills[i]), tooCheap.Length - 1);
                if (ranks[i] < tooCheap[fit]) found(places[i]);
            }
        }
    }
}
