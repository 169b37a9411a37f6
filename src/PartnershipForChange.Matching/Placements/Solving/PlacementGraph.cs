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
    private readonly PlacesOfHosts _placesOf;

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
        int[] organisations = [.. problem.Guests.Select(guest => guest.Organisation)];
        cancellation.ThrowIfCancellationRequested();
        Skills = new SkillMasks(problem, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var slots = problem.Places.Sum(place => (long)place.Weeks.Length);
        LongestSkillLists = (Skills.MostSought(Guests), Skills.MostOffered());
        IsExplicit = explicitArcs ?? (Guests.Length * slots <= ExplicitPairs || LongestSkillLists is { Sought: > LongestSkillSet, Offered: > LongestSkillSet });
        int[] places = [.. Enumerable.Range(0, problem.Places.Count)];
        if (!IsExplicit)
        {
            var facts = problem.Facts;
            GuestKinds = Kinds.Sort(
                Guests,
                guest => new Profile(_sectorOf[organisations[guest]], facts.GuestLanguages[guest], facts.GuestWeeks[guest]),
                Skills.SoughtSet,
                Skills.FirstSought);
            Kinds.Sort(
                places,
                place => new Profile(_sectorOf[_placeHost[place]], facts.PlaceLanguages[place], facts.PlaceWeeks[place]),
                Skills.OfferedSet,
                Skills.FirstOffered);
        }

        cancellation.ThrowIfCancellationRequested();
        Prohibitions = new Prohibitions(problem, Guests, organisations, cancellation);
        cancellation.ThrowIfCancellationRequested();
        (_placeSlots, SlotPlace, SlotWeek, SlotCapacity) = OpenSlots(problem, places);
        SlotHost = Array.ConvertAll(SlotPlace, place => _placeHost[place]);
        _placesOf = new PlacesOfHosts(_placeHost, problem.Organisations.Count);
        OtherRank = new int[Guests.Length];
        WasPublished = new bool[Guests.Length];
        PublishedSlot = new int[Guests.Length];
        if (published is not null) FindPublishedSlots(published);
        HasProhibitions = new bool[Guests.Length];
        for (var guest = 0; guest < Guests.Length; guest++) HasProhibitions[guest] = Prohibitions.Any(guest);
        Parts = IsExplicit ? [new GraphPart(0, Guests.Length, 0, SlotPlace.Length)] : SidesApart();
        ArcFirst = new int[Guests.Length + 1];
        (ArcSlot, ArcRank) = IsExplicit ? AddAllPairs() : AddWishes();
    }

    public PlacementProblem Problem { get; }

    /// <summary>The guests to place (taking part and not pinned), as indices into the problem's.</summary>
    public int[] Guests { get; }

    public int[] SlotPlace { get; }

    public int[] SlotWeek { get; }

    public int[] SlotHost { get; }

    /// <summary>Places per slot that pins leave free.</summary>
    public int[] SlotCapacity { get; }

    /// <summary>All guests and slots, in parts without a pair between them.</summary>
    public GraphPart[] Parts { get; }

    /// <summary>Whether every feasible pair is an explicit arc, and there are no hubs.</summary>
    public bool IsExplicit { get; }

    /// <summary>Arcs of guest g: ArcFirst[g] to ArcFirst[g + 1].</summary>
    public int[] ArcFirst { get; }

    public int[] ArcSlot { get; }

    public int[] ArcRank { get; }

    /// <summary>The rank each guest gives a place not wished for.</summary>
    public int[] OtherRank { get; }

    /// <summary>Whether each guest has a published placement that a repair would keep.</summary>
    public bool[] WasPublished { get; }

    /// <summary>Slot of each published placement, -1 where there is none any more.</summary>
    public int[] PublishedSlot { get; }

    public bool[] HasProhibitions { get; }

    public Prohibitions Prohibitions { get; }

    public SkillMasks Skills { get; }

    /// <summary>The kinds of guests, who stand in that order; none where there are no hubs.</summary>
    public Kinds GuestKinds { get; } = Kinds.None;

    /// <summary>Length of the longest list of skills sought (of those offered somewhere), and offered.</summary>
    public (int Sought, int Offered) LongestSkillLists { get; }

    /// <summary>Slot and rank of the arcs, for a solver to change: a copy where another may need them as they are.</summary>
    public (int[] Slot, int[] Rank) OwnArcs()
    {
        var arcs = ArcFirst[^1];
        return IsExplicit ? (ArcSlot[..arcs], ArcRank[..arcs]) : (ArcSlot, ArcRank);
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

    /// <summary>Guests of one side with the slots of the other, where items of a side stand together, the public ones first.</summary>
    private GraphPart[] SidesApart()
    {
        int guests = 0, slots = 0;
        while (guests < Guests.Length && SectorOf(guests) == PlacementSector.Public) guests++;
        while (slots < SlotHost.Length && _sectorOf[SlotHost[slots]] == PlacementSector.Public) slots++;
        return [new GraphPart(0, guests, slots, SlotHost.Length), new GraphPart(guests, Guests.Length, 0, slots)];
    }

    /// <summary>The slots, place after place in the order given and week after week; the first of each place.</summary>
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
            Array.Sort(weeks, first[place], open.Length);
            Array.Fill(places, place, first[place], open.Length);
            Array.Fill(capacity, problem.Places[place].PlacesPerWeek, first[place], open.Length);
        }

        foreach (var pin in problem.Pins) capacity[Array.IndexOf(weeks, pin.Week, first[pin.Place], problem.Places[pin.Place].Weeks.Length)]--;
        return (first, places, weeks, capacity);
    }
}
