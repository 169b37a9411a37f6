namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>
/// A problem as a graph of guests and slots. Pairs the guest wished for are explicit arcs. All other pairs of a guest cost the
/// same up to the skills fit, so that they are not stored but found through hubs: slots that agree in side, week and languages
/// stand in one list, and a guest is linked to the lists rather than the slots. Small rounds have every pair as an arc instead.
/// </summary>
internal sealed partial class PlacementGraph
{
    /// <summary>Up to this many candidate pairs all pairs are explicit arcs.</summary>
    private const long ExplicitPairs = 400_000;

    /// <summary>Guests between two looks at the cancellation token.</summary>
    private const int CancellationInterval = 1024;

    /// <summary>Where some guest seeks and some place offers more skills, there are too many subsets to list; the pairs are explicit instead.</summary>
    private const int LongestSkillSet = 10;

    private readonly CancellationToken _cancellation;
    private readonly int[] _placeSlots;
    private readonly int[] _placeHost;
    private readonly PlacementSector[] _sectorOf;
    private readonly int[][] _placesOf;

    /// <param name="problem">The problem.</param>
    /// <param name="seed">Orders the guests.</param>
    /// <param name="explicitArcs">Whether every pair is an arc; decided by size where null.</param>
    /// <param name="published">In a repair, the published placements by the problem's guests; null else.</param>
    /// <param name="cancellation">Stops the building.</param>
    public PlacementGraph(
        PlacementProblem problem,
        int seed,
        bool? explicitArcs = null,
        IReadOnlyList<GuestPlacement?>? published = null,
        CancellationToken cancellation = default)
    {
        _cancellation = cancellation;
        Problem = problem;
        Guests = ActiveGuests(problem, seed);
        _placeHost = new int[problem.Places.Count];
        for (var place = 0; place < _placeHost.Length; place++) _placeHost[place] = problem.Places[place].Organisation;
        _sectorOf = new PlacementSector[problem.Organisations.Count];
        for (var organisation = 0; organisation < _sectorOf.Length; organisation++) _sectorOf[organisation] = problem.Organisations[organisation].Sector;
        cancellation.ThrowIfCancellationRequested();
        Skills = new SkillMasks(problem, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var slots = problem.Places.Sum(place => (long)place.Weeks.Length);
        LongestSkillLists = (
            Guests.Select(guest => problem.Guests[guest].SkillsSought.Length).DefaultIfEmpty().Max(),
            problem.Places.Select(place => place.SkillsOffered.Length).DefaultIfEmpty().Max());
        IsExplicit = explicitArcs ?? (Guests.Length * slots <= ExplicitPairs || LongestSkillLists is { Sought: > LongestSkillSet, Offered: > LongestSkillSet });
        int[] places = [.. Enumerable.Range(0, problem.Places.Count)];
        if (!IsExplicit) SortAlike(places);
        cancellation.ThrowIfCancellationRequested();
        Prohibitions = new Prohibitions(problem, Guests, cancellation);
        cancellation.ThrowIfCancellationRequested();
        (_placeSlots, SlotPlace, SlotWeek, SlotCapacity) = OpenSlots(problem, places);
        SlotHost = Array.ConvertAll(SlotPlace, place => _placeHost[place]);
        _placesOf = PlacesByOrganisation(problem);
        int[] wishes = [.. problem.Guests.Select(guest => guest.Wishes.Length)];
        OtherRank = Array.ConvertAll(Guests, guest => wishes[guest] + 1);
        WasPublished = new bool[Guests.Length];
        PublishedSlot = new int[Guests.Length];
        if (published is not null) FindPublishedSlots(published);
        HasProhibitions = new bool[Guests.Length];
        for (var guest = 0; guest < Guests.Length; guest++) HasProhibitions[guest] = Prohibitions.Any(guest);
        ArcFirst = new int[Guests.Length + 1];
        (ArcSlot, ArcRank, ArcFit) = (IsExplicit ? AddAllPairs() : AddWishes()).ToArrays();
    }

    public PlacementProblem Problem { get; }

    /// <summary>The guests to place (taking part and not pinned), as indices into the problem's.</summary>
    public int[] Guests { get; }

    public int[] SlotPlace { get; }

    public int[] SlotWeek { get; }

    public int[] SlotHost { get; }

    /// <summary>Places per slot that pins leave free.</summary>
    public int[] SlotCapacity { get; }

    /// <summary>Whether every feasible pair is an explicit arc, and there are no hubs.</summary>
    public bool IsExplicit { get; }

    /// <summary>Arcs of guest g: ArcFirst[g] to ArcFirst[g + 1].</summary>
    public int[] ArcFirst { get; }

    public int[] ArcSlot { get; }

    public int[] ArcRank { get; }

    public int[] ArcFit { get; }

    /// <summary>The rank each guest gives a place not wished for.</summary>
    public int[] OtherRank { get; }

    /// <summary>Whether each guest has a published placement that a repair would keep.</summary>
    public bool[] WasPublished { get; }

    /// <summary>Slot of each published placement, -1 where there is none any more.</summary>
    public int[] PublishedSlot { get; }

    public bool[] HasProhibitions { get; }

    public Prohibitions Prohibitions { get; }

    public SkillMasks Skills { get; }

    /// <summary>Length of the longest list of skills sought, and offered.</summary>
    public (int Sought, int Offered) LongestSkillLists { get; }

    /// <summary>Slot, rank and fit of the arcs, for a solver to change: a copy where another may need them as they are.</summary>
    public (int[] Slot, int[] Rank, int[] Fit) OwnArcs()
    {
        var arcs = ArcFirst[^1];
        return IsExplicit ? (ArcSlot[..arcs], ArcRank[..arcs], ArcFit[..arcs]) : (ArcSlot, ArcRank, ArcFit);
    }

    /// <summary>The side the guest comes from.</summary>
    public PlacementSector SectorOf(int guest) => _sectorOf[Prohibitions.Organisations[guest]];

    /// <summary>Whether a rule for single pairs forbids the guest the slot.</summary>
    public bool Forbids(int guest, int slot) => Prohibitions.Forbids(guest, SlotPlace[slot], SlotHost[slot], SlotWeek[slot]);

    /// <summary>Fit of an active guest at a slot.</summary>
    public int Fit(int guest, int slot) => Skills.Fit(Guests[guest], SlotPlace[slot]);

    /// <summary>Whether the slot is another than the guest's published one.</summary>
    public bool Moves(int guest, int slot) => WasPublished[guest] && PublishedSlot[guest] != slot;

    private void FindPublishedSlots(IReadOnlyList<GuestPlacement?> published)
    {
        for (var guest = 0; guest < Guests.Length; guest++)
        {
            PublishedSlot[guest] = -1;
            if (published[Guests[guest]] is not { } at) continue;
            WasPublished[guest] = true;
            for (int slot = _placeSlots[at.Place], end = slot + Problem.Places[at.Place].Weeks.Length; slot < end; slot++)
            {
                if (SlotWeek[slot] == at.Week) PublishedSlot[guest] = slot;
            }
        }
    }

    private static int[] ActiveGuests(PlacementProblem problem, int seed)
    {
        var pinned = new bool[problem.Guests.Count];
        foreach (var pin in problem.Pins) pinned[pin.Guest] = true;
        var guests = new List<int>(pinned.Length);
        for (var guest = 0; guest < pinned.Length; guest++)
        {
            if (problem.Guests[guest].TakesPart && !pinned[guest]) guests.Add(guest);
        }

        // Equally good results differ by who comes first; seed 0 keeps the order of the input.
        var state = (ulong)(uint)seed;
        for (var i = guests.Count - 1; seed != 0 && i > 0; i--)
        {
            var j = (int)(SplitMix(ref state) % (ulong)(i + 1));
            (guests[i], guests[j]) = (guests[j], guests[i]);
        }

        return [.. guests];
    }

    /// <summary>SplitMix64 (Steele, Lea, Flood 2014): the same numbers on any machine and runtime.</summary>
    private static ulong SplitMix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>
    /// Brings guests and places that have hubs in common next to each other: the searches go from one to the next, and in a large round
    /// memory answers several times sooner where that one is near.
    /// </summary>
    private void SortAlike(int[] places)
    {
        var facts = Problem.Facts;
        var profiles = new Numbering<(PlacementSector Sector, ulong Languages, ulong Weeks)>();
        Sort(Guests, guest => Key((_sectorOf[Problem.Guests[guest].Organisation], facts.GuestLanguages[guest], facts.GuestWeeks[guest]), Skills.Sought(guest)));
        Sort(places, place => Key((_sectorOf[_placeHost[place]], facts.PlaceLanguages[place], facts.PlaceWeeks[place]), Skills.Offered(place)));

        ulong Key((PlacementSector Sector, ulong Languages, ulong Weeks) profile, ulong skills) => ((ulong)profiles.Add(profile, out _) << 40) | (skills & ((1UL << 40) - 1));

        static void Sort(int[] items, Func<int, ulong> keyOf)
        {
            // By key, and in the order given where keys are equal.
            var keys = Array.ConvertAll(items, item => keyOf(item));
            int[] positions = [.. Enumerable.Range(0, items.Length)];
            Array.Sort(keys, positions);
            for (int first = 0, end = 1; first < keys.Length; first = end++)
            {
                while (end < keys.Length && keys[end] == keys[first]) end++;
                if (end - first > 1) Array.Sort(positions, first, end - first);
            }

            Array.ConvertAll(positions, position => items[position]).CopyTo(items, 0);
        }
    }

    /// <summary>The slots, place after place in the order given; the first of each place.</summary>
    private static (int[] First, int[] Place, int[] Week, int[] Capacity) OpenSlots(PlacementProblem problem, int[] order)
    {
        var first = new int[order.Length];
        var total = 0;
        foreach (var place in order)
        {
            first[place] = total;
            total += problem.Places[place].Weeks.Length;
        }

        int[] places = new int[total], weeks = new int[total], capacity = new int[total];
        for (var place = 0; place < order.Length; place++)
        {
            var open = problem.Places[place].Weeks;
            open.CopyTo(weeks, first[place]);
            Array.Fill(places, place, first[place], open.Length);
            Array.Fill(capacity, problem.Places[place].PlacesPerWeek, first[place], open.Length);
        }

        foreach (var pin in problem.Pins) capacity[Array.IndexOf(weeks, pin.Week, first[pin.Place], problem.Places[pin.Place].Weeks.Length)]--;
        return (first, places, weeks, capacity);
    }

    private static int[][] PlacesByOrganisation(PlacementProblem problem)
    {
        var places = new List<int>?[problem.Organisations.Count];
        for (var place = 0; place < problem.Places.Count; place++) (places[problem.Places[place].Organisation] ??= []).Add(place);
        return Array.ConvertAll(places, list => list?.ToArray() ?? []);
    }
}
