namespace PartnershipForChange.Matching.Placements;

/// <summary>A problem's facts as bit masks and sorted keys: one pair is tested in a few instructions.</summary>
internal sealed class PlacementFacts
{
    private readonly int _organisations;
    private readonly Dictionary<long, ulong> _relations = [];
    private readonly HashSet<long> _conflicts = [];

    public PlacementFacts(PlacementProblem problem)
    {
        _organisations = problem.Organisations.Count;
        GuestWeeks = Array.ConvertAll([.. problem.Guests], guest => Mask(guest.Weeks));
        GuestLanguages = Array.ConvertAll([.. problem.Guests], guest => Mask(guest.Languages));
        PlaceWeeks = Array.ConvertAll([.. problem.Places], place => Mask(place.Weeks));
        PlaceLanguages = Array.ConvertAll([.. problem.Places], place => Mask(place.Languages));
        foreach (var relation in problem.Relations)
        {
            var weeks = Mask(relation.Weeks);
            AddRelation(Key(relation.First, relation.Second), weeks);
            if (relation.First != relation.Second) AddRelation(Key(relation.Second, relation.First), weeks);
        }

        foreach (var conflict in problem.Conflicts) _conflicts.Add(Key(conflict.Guest, conflict.Organisation));
    }

    public ulong[] GuestWeeks { get; }

    public ulong[] GuestLanguages { get; }

    public ulong[] PlaceWeeks { get; }

    public ulong[] PlaceLanguages { get; }

    /// <summary>Weeks in which a relation between the two organisations is in force.</summary>
    public ulong RelationWeeks(int organisation, int host) => _relations.GetValueOrDefault(Key(organisation, host));

    /// <summary>Whether the guest declared a conflict with the organisation.</summary>
    public bool HasConflict(int guest, int host) => _conflicts.Contains(Key(guest, host));

    private static ulong Mask(int[] bits)
    {
        var mask = 0UL;
        foreach (var bit in bits) mask |= 1UL << bit;
        return mask;
    }

    private void AddRelation(long key, ulong weeks) => _relations[key] = _relations.GetValueOrDefault(key) | weeks;

    private long Key(int first, int organisation) => ((long)first * _organisations) + organisation;
}
