namespace PartnershipForChange.Matching.Placements;

/// <summary>
/// One placement problem, complete and checked: who may go, where to, when, and what forbids it.
/// Everything refers to everything else by index. The problem keeps the arrays it is given; do not change them.
/// </summary>
public sealed class PlacementProblem
{
    /// <summary>Most weeks a problem may have.</summary>
    public const int MaxWeeks = 64;

    /// <summary>Most languages a problem may have.</summary>
    public const int MaxLanguages = 64;

    /// <summary>Poses a problem.</summary>
    /// <exception cref="PlacementProblemException">The input contradicts itself; the exception lists every fault.</exception>
    public PlacementProblem(
        int weekCount,
        PlacementOrganisation[] organisations,
        PlacementGuest[] guests,
        PlacementHost[] places,
        PlacementRelation[]? relations = null,
        PlacementConflict[]? conflicts = null,
        PlacementPin[]? pins = null)
    {
        WeekCount = weekCount;
        Organisations = organisations;
        Guests = guests;
        Places = places;
        Relations = relations ?? [];
        Conflicts = conflicts ?? [];
        Pins = pins ?? [];
        var faults = PlacementValidation.Faults(this);
        if (faults.Count > 0) throw new PlacementProblemException(faults);
        Facts = new PlacementFacts(this);
        faults = PlacementValidation.PinFaults(this);
        if (faults.Count > 0) throw new PlacementProblemException(faults);
    }

    /// <summary>Number of weeks; week w is the w-th Monday of the round, in order.</summary>
    public int WeekCount { get; }

    /// <summary>Organisations by index.</summary>
    public IReadOnlyList<PlacementOrganisation> Organisations { get; }

    /// <summary>Guests by index.</summary>
    public IReadOnlyList<PlacementGuest> Guests { get; }

    /// <summary>Host places by index.</summary>
    public IReadOnlyList<PlacementHost> Places { get; }

    /// <summary>Relations that block placements.</summary>
    public IReadOnlyList<PlacementRelation> Relations { get; }

    /// <summary>Declared conflicts of interest.</summary>
    public IReadOnlyList<PlacementConflict> Conflicts { get; }

    /// <summary>Placements that stay.</summary>
    public IReadOnlyList<PlacementPin> Pins { get; }

    /// <summary>Slots: a slot is a place in a week, numbered place * <see cref="WeekCount"/> + week.</summary>
    public int SlotCount => Places.Count * WeekCount;

    /// <summary>The same facts as bit masks and sorted lists, for quick tests of one pair.</summary>
    internal PlacementFacts Facts { get; }

    /// <summary>
    /// The rank the guest gives the place: the best 1-based position of a wish that names the place or its organisation,
    /// and one past the end of the list for a place not wished for, so that a short list buys no advantage.
    /// </summary>
    public int Rank(int guest, int place)
    {
        var wishes = Guests[guest].Wishes;
        var organisation = Places[place].Organisation;
        for (var i = 0; i < wishes.Length; i++)
        {
            if (wishes[i].Index == (wishes[i].IsOrganisation ? organisation : place)) return i + 1;
        }

        return wishes.Length + 1;
    }

    /// <summary>Number of skills the guest seeks and the place offers.</summary>
    public int Fit(int guest, int place)
    {
        var offered = Places[place].SkillsOffered;
        var sought = Guests[guest].SkillsSought;
        var shared = 0;
        foreach (var skill in sought)
        {
            if (Array.IndexOf(offered, skill) >= 0) shared++;
        }

        return shared;
    }

    /// <summary>The same problem with other pins.</summary>
    /// <exception cref="PlacementProblemException">A pin breaks a hard rule.</exception>
    public PlacementProblem WithPins(PlacementPin[] pins) =>
        new(WeekCount, [.. Organisations], [.. Guests], [.. Places], [.. Relations], [.. Conflicts], pins);
}
