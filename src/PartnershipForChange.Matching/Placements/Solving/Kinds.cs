namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>What decides, the rules for single pairs apart, whether a guest can go to a place; languages and weeks are a bit each.</summary>
internal readonly record struct Profile(PlacementSector Sector, ulong Languages, ulong Weeks);

/// <summary>
/// Guests or places of which those of a kind (the same profile and skills) stand next to each other: the searches go from one to the next,
/// and in a large round memory answers several times sooner where that one is near. Those of the public side come first.
/// </summary>
internal sealed class Kinds
{
    /// <summary>Nothing in order.</summary>
    public static readonly Kinds None = new([], [], []);

    private const int SkillBits = 40;

    private Kinds(Profile[] profiles, int[] profileOf, int[] kindOf)
    {
        Profiles = profiles;
        ProfileOf = profileOf;
        KindOf = kindOf;
    }

    /// <summary>The profiles there are, by number.</summary>
    public Profile[] Profiles { get; }

    /// <summary>Number of each item's profile, in the new order.</summary>
    public int[] ProfileOf { get; }

    /// <summary>Number of each item's kind, in the new order.</summary>
    public int[] KindOf { get; }

    /// <summary>Brings the items in order; those of a kind keep the order given.</summary>
    /// <param name="items">Guests or places; reordered.</param>
    /// <param name="profileOf">An item's profile.</param>
    /// <param name="setOf">Per item, a number for the set of skills.</param>
    /// <param name="skillsOf">An item's first 64 skills as bits: kinds that share many come near each other.</param>
    public static Kinds Sort(int[] items, Func<int, Profile> profileOf, int[] setOf, Func<int, ulong> skillsOf)
    {
        var profiles = new Numbering<Profile>();
        var profileList = new List<Profile>();
        var kinds = new PairNumbering();
        var profileOfKind = new List<int>();
        var keys = new List<ulong>();
        var kindOf = new int[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            var profile = profileOf(items[i]);
            var number = profiles.Add(profile, out var isNewProfile);
            if (isNewProfile) profileList.Add(profile);
            kindOf[i] = kinds.Add(number, setOf[items[i]], out var isNew);
            if (!isNew) continue;
            profileOfKind.Add(number);
            var side = profile.Sector == PlacementSector.Public ? 0 : 1UL << 63;
            keys.Add(side | ((ulong)number << SkillBits) | (skillsOf(items[i]) & ((1UL << SkillBits) - 1)));
        }

        int[] order = [.. Enumerable.Range(0, keys.Count)];
        Array.Sort(keys.ToArray(), order);
        var sortedKinds = Gather(items, kindOf, order);
        return new Kinds([.. profileList], Array.ConvertAll(sortedKinds, kind => profileOfKind[kind]), sortedKinds);
    }

    /// <summary>Brings the items in the order of their kinds; returns the kind of each in that order.</summary>
    private static int[] Gather(int[] items, int[] kindOf, int[] order)
    {
        var count = new int[order.Length];
        foreach (var kind in kindOf) count[kind]++;
        var next = new int[order.Length];
        var first = 0;
        foreach (var kind in order) (next[kind], first) = (first, first + count[kind]);
        int[] given = [.. items], kinds = new int[items.Length];
        for (var i = 0; i < given.Length; i++)
        {
            var at = next[kindOf[i]]++;
            (items[at], kinds[at]) = (given[i], kindOf[i]);
        }

        return kinds;
    }
}
