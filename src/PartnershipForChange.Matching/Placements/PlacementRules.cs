namespace PartnershipForChange.Matching.Placements;

/// <summary>What can forbid a placement.</summary>
public enum HardRule
{
    /// <summary>The guest does not take part in the exchange.</summary>
    NotInExchange,

    /// <summary>Guest and host are on the same side.</summary>
    SameSector,

    /// <summary>The guest cannot be away in that week.</summary>
    GuestNotAvailable,

    /// <summary>The place is not open in that week.</summary>
    PlaceNotOpen,

    /// <summary>Guest and place share no language.</summary>
    NoSharedLanguage,

    /// <summary>The guest does not want to go to this place or organisation.</summary>
    ExcludedByGuest,

    /// <summary>The guest declared a conflict of interest with the host.</summary>
    DeclaredConflict,

    /// <summary>A relation between the two organisations is in force in that week.</summary>
    RelationInForce,

    /// <summary>The host had the guest in an earlier round.</summary>
    EarlierHost,

    /// <summary>The place has as many guests in that week as it takes.</summary>
    PlaceFull,

    /// <summary>The guest's organisation has as many people away in that week as it allows.</summary>
    TooManyAway,

    /// <summary>The guest is pinned elsewhere.</summary>
    Pinned,
}

/// <summary>The hard rules, for one pair at a time: hand moves, reasons and pins ask here.</summary>
public static class PlacementRules
{
    /// <summary>The rules that forbid this placement whatever else is placed, in the order of <see cref="HardRule"/>; empty where it is allowed.</summary>
    public static IReadOnlyList<HardRule> Check(PlacementProblem problem, int guest, int place, int week)
    {
        var person = problem.Guests[guest];
        var host = problem.Places[place];
        var facts = problem.Facts;
        var bit = 1UL << week;
        var broken = new List<HardRule>();
        if (!person.TakesPart) broken.Add(HardRule.NotInExchange);
        if (problem.Organisations[person.Organisation].Sector == problem.Organisations[host.Organisation].Sector) broken.Add(HardRule.SameSector);
        if ((facts.GuestWeeks[guest] & bit) == 0) broken.Add(HardRule.GuestNotAvailable);
        if ((facts.PlaceWeeks[place] & bit) == 0) broken.Add(HardRule.PlaceNotOpen);
        if ((facts.GuestLanguages[guest] & facts.PlaceLanguages[place]) == 0) broken.Add(HardRule.NoSharedLanguage);
        if (person.ExcludedOrganisations.Contains(host.Organisation) || person.ExcludedPlaces.Contains(place)) broken.Add(HardRule.ExcludedByGuest);
        if (facts.HasConflict(guest, host.Organisation)) broken.Add(HardRule.DeclaredConflict);
        if ((facts.RelationWeeks(person.Organisation, host.Organisation) & bit) != 0) broken.Add(HardRule.RelationInForce);
        if (person.EarlierHosts.Contains(host.Organisation)) broken.Add(HardRule.EarlierHost);
        return broken;
    }

    /// <summary>
    /// The rules that forbid moving the guest there while everybody else stays where <paramref name="placements"/> says
    /// (per guest, null where not placed): those of <see cref="Check"/>, and a full place, an away limit, a pin elsewhere.
    /// </summary>
    public static IReadOnlyList<HardRule> CheckMove(
        PlacementProblem problem, IReadOnlyList<GuestPlacement?> placements, int guest, int place, int week)
    {
        var broken = new List<HardRule>(Check(problem, guest, place, week));
        var organisation = problem.Guests[guest].Organisation;
        int there = 0, away = 0;
        for (var other = 0; other < placements.Count; other++)
        {
            if (other == guest || placements[other] is not { } placement || placement.Week != week) continue;
            if (placement.Place == place) there++;
            if (problem.Guests[other].Organisation == organisation) away++;
        }

        if (there >= problem.Places[place].PlacesPerWeek) broken.Add(HardRule.PlaceFull);
        if (away >= problem.Organisations[organisation].MaxAwayPerWeek) broken.Add(HardRule.TooManyAway);
        foreach (var pin in problem.Pins)
        {
            if (pin.Guest == guest && (pin.Place != place || pin.Week != week)) broken.Add(HardRule.Pinned);
        }

        return broken;
    }
}
