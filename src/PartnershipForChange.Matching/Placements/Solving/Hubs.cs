namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>
/// The lists of slots through which guests reach places they did not wish for, on one level of the objective. Slots stand in one
/// list where they agree in side, week, languages and, from the levels before, in price; on the level of the skills fit also
/// in a subset of the skills offered. Guests that agree in all that decides which lists are theirs form a group.
/// </summary>
internal sealed class Hubs
{
    private const int CancellationInterval = 1024;

    /// <summary>No hubs at all: every pair is an explicit arc.</summary>
    public static readonly Hubs None = new();

    private readonly int[] _hubs;
    private readonly int[] _slotFirst;

    private Hubs()
    {
        SlotFirst = [0];
        Slots = [];
        _hubs = [];
        _slotFirst = [];
        Bonus = [];
        GroupFirst = [0];
        GroupHubs = [];
        GroupOf = [];
    }

    public Hubs(HubPlan plan, int[] slotClass, int[] guestClass, bool withSkills, CancellationToken cancellation)
    {
        var lists = new Numbering<(int Base, int Class)>();
        var numbers = new PairNumbering();
        var hubOf = new List<int>(slotClass.Length);
        var bonus = new List<int>();
        int[] nothing = [0];
        for (var slot = 0; slot < slotClass.Length; slot++)
        {
            if (slot % CancellationInterval == 0) cancellation.ThrowIfCancellationRequested();
            var list = lists.Add((plan.SlotBase[slot], slotClass[slot]), out _);
            foreach (var subset in withSkills ? plan.SubsetsOffered(slot) : nothing)
            {
                hubOf.Add(numbers.Add(list, subset, out var isNew));
                if (isNew) bonus.Add(plan.Skills.Size(subset));
            }
        }

        _hubs = [.. hubOf];
        Bonus = [.. bonus];
        SlotFirst = new int[Bonus.Length + 1];
        foreach (var hub in hubOf) SlotFirst[hub + 1]++;
        for (var hub = 0; hub < Bonus.Length; hub++) SlotFirst[hub + 1] += SlotFirst[hub];
        Slots = new int[hubOf.Count];
        var next = (int[])SlotFirst.Clone();
        var entry = 0;
        _slotFirst = new int[slotClass.Length + 1];
        for (var slot = 0; slot < slotClass.Length; slot++)
        {
            var count = withSkills ? plan.SubsetsOffered(slot).Length : 1;
            _slotFirst[slot + 1] = _slotFirst[slot] + count;
            for (var i = 0; i < count; i++) Slots[next[hubOf[entry++]]++] = slot;
        }

        var groups = new Numbering<(int Kind, int Class)>();
        var first = new List<int> { 0 };
        var hubs = new List<int>();
        GroupOf = new int[guestClass.Length];
        for (var guest = 0; guest < guestClass.Length; guest++)
        {
            if (guest % CancellationInterval == 0) cancellation.ThrowIfCancellationRequested();
            GroupOf[guest] = -1;
            if (guestClass[guest] < 0) continue;
            GroupOf[guest] = groups.Add((plan.KindOf(guest, withSkills), guestClass[guest]), out var isNew);
            if (!isNew) continue;
            foreach (var slotBase in plan.BasesOf(guest))
            {
                var list = lists.Find((slotBase, guestClass[guest]));
                if (list < 0) continue;
                foreach (var subset in withSkills ? plan.SubsetsSought(guest) : nothing)
                {
                    var hub = numbers.Find(list, subset);
                    if (hub >= 0) hubs.Add(hub);
                }
            }

            first.Add(hubs.Count);
        }

        GroupFirst = [.. first];
        GroupHubs = [.. hubs];
    }

    public int Count => Bonus.Length;

    /// <summary>Slots of hub h: Slots[SlotFirst[h]] to Slots[SlotFirst[h + 1]]; the order within a hub is free.</summary>
    public int[] SlotFirst { get; }

    public int[] Slots { get; }

    /// <summary>The hubs that list the slot.</summary>
    public ReadOnlySpan<int> HubsOf(int slot) => Count == 0 ? [] : _hubs.AsSpan(_slotFirst[slot].._slotFirst[slot + 1]);

    /// <summary>Number of skills the hub stands for: a guest's cost through it is lower by as much.</summary>
    public int[] Bonus { get; }

    public int GroupCount => GroupFirst.Length - 1;

    /// <summary>Hubs of group k: GroupHubs[GroupFirst[k]] to GroupHubs[GroupFirst[k + 1]].</summary>
    public int[] GroupFirst { get; }

    public int[] GroupHubs { get; }

    /// <summary>Group of each guest, -1 where only explicit arcs can be optimal.</summary>
    public int[] GroupOf { get; }
}

/// <summary>What decides, for guests and slots, which hubs are theirs; the same on all levels.</summary>
internal sealed class HubPlan
{
    private const int CancellationInterval = 1024;

    private readonly PlacementGraph _graph;
    private readonly int[][] _basesOfProfile;

    // Per number of a set of skills, the subsets that have a number; null where nobody seeks or offers the set.
    private readonly int[]?[] _subsetsSought;
    private readonly int[]?[] _subsetsOffered;

    public HubPlan(PlacementGraph graph, CancellationToken cancellation)
    {
        _graph = graph;
        var problem = graph.Problem;
        var facts = problem.Facts;
        var bases = new Numbering<(PlacementSector Sector, ulong Languages, int Week)>();
        var baseList = new List<(PlacementSector Sector, ulong Languages, int Week)>();
        SlotBase = new int[graph.SlotPlace.Length];
        for (var slot = 0; slot < SlotBase.Length; slot++)
        {
            if (slot % CancellationInterval == 0) cancellation.ThrowIfCancellationRequested();
            var key = (problem.Organisations[graph.SlotHost[slot]].Sector, facts.PlaceLanguages[graph.SlotPlace[slot]], graph.SlotWeek[slot]);
            SlotBase[slot] = bases.Add(key, out var isNew);
            if (isNew) baseList.Add(key);
        }

        _basesOfProfile = Array.ConvertAll(graph.GuestKinds.Profiles, profile => Enumerable.Range(0, baseList.Count).Where(i =>
            baseList[i].Sector != profile.Sector && (baseList[i].Languages & profile.Languages) != 0 && (profile.Weeks >> baseList[i].Week & 1) != 0).ToArray());

        // Only subsets of both a list sought and a list offered make a hub: all those of the shorter lists, and of the longer only what is among them.
        var addsSought = graph.LongestSkillLists.Sought <= graph.LongestSkillLists.Offered;
        _subsetsSought = addsSought ? Sought() : [];
        _subsetsOffered = Subsets(graph.SlotPlace, graph.Skills.OfferedSet, graph.Skills.Offered, add: !addsSought, cancellation);
        if (!addsSought) _subsetsSought = Sought();

        int[]?[] Sought() => Subsets(graph.Guests, graph.Skills.SoughtSet, graph.Skills.Sought, addsSought, cancellation);
    }

    public SkillSets Skills { get; } = new();

    /// <summary>Per slot, a number for its side, languages and week.</summary>
    public int[] SlotBase { get; }

    /// <summary>The slot bases open to the guest.</summary>
    public int[] BasesOf(int guest) => _basesOfProfile[_graph.GuestKinds.ProfileOf[guest]];

    /// <summary>A number that guests share who have the same slot bases and, <paramref name="withSkills"/>, seek the same.</summary>
    public int KindOf(int guest, bool withSkills) => withSkills ? _graph.GuestKinds.KindOf[guest] : _graph.GuestKinds.ProfileOf[guest];

    /// <summary>The subsets of the skills offered at the slot that have a number.</summary>
    public int[] SubsetsOffered(int slot) => _subsetsOffered[_graph.Skills.OfferedSet[_graph.SlotPlace[slot]]]!;

    /// <summary>The subsets of the skills the guest seeks that have a number.</summary>
    public int[] SubsetsSought(int guest) => _subsetsSought[_graph.Skills.SoughtSet[_graph.Guests[guest]]]!;

    /// <summary>Lists the subsets of each set of skills.</summary>
    private int[]?[] Subsets(int[] owners, int[] setOf, Func<int, int[]> skillsOf, bool add, CancellationToken cancellation)
    {
        var subsets = new int[]?[setOf.Length == 0 ? 0 : setOf.Max() + 1];
        for (var i = 0; i < owners.Length; i++)
        {
            if (i % CancellationInterval == 0) cancellation.ThrowIfCancellationRequested();
            subsets[setOf[owners[i]]] ??= Skills.Subsets(skillsOf(owners[i]), add);
        }

        return subsets;
    }
}
