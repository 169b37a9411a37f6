using System.Runtime.InteropServices;

namespace PartnershipForChange.Matching.Placements;

/// <summary>Finds every fault of a problem before anything is computed from it.</summary>
internal static class PlacementValidation
{
    /// <summary>Indices out of range, entries twice, counts below zero.</summary>
    public static List<PlacementFault> Faults(PlacementProblem problem)
    {
        var faults = new List<PlacementFault>();
        if (problem.WeekCount is < 0 or > PlacementProblem.MaxWeeks)
        {
            faults.Add(new("problem", -1, $"{problem.WeekCount} weeks; 0 to {PlacementProblem.MaxWeeks} are possible"));
        }

        if ((long)problem.Places.Count * Math.Max(problem.WeekCount, 0) > int.MaxValue / 4)
        {
            faults.Add(new("problem", -1, "too many slots"));
        }

        Organisations(problem, faults);
        Guests(problem, faults);
        Places(problem, faults);
        var organisations = problem.Organisations.Count;
        for (var i = 0; i < problem.Relations.Count; i++)
        {
            var (first, second, weeks) = problem.Relations[i];
            var check = new Checker(faults, "relation", i);
            check.Index("organisation", first, organisations);
            check.Index("organisation", second, organisations);
            check.Set("week", weeks, problem.WeekCount);
        }

        for (var i = 0; i < problem.Conflicts.Count; i++)
        {
            var check = new Checker(faults, "conflict", i);
            check.Index("guest", problem.Conflicts[i].Guest, problem.Guests.Count);
            check.Index("organisation", problem.Conflicts[i].Organisation, organisations);
        }

        for (var i = 0; i < problem.Pins.Count; i++)
        {
            var (guest, place, week) = problem.Pins[i];
            var check = new Checker(faults, "pin", i);
            check.Index("guest", guest, problem.Guests.Count);
            check.Index("place", place, problem.Places.Count);
            check.Index("week", week, problem.WeekCount);
        }

        return faults;
    }

    /// <summary>Pins that break a hard rule, alone or together. The rest of the problem must be free of faults.</summary>
    public static List<PlacementFault> PinFaults(PlacementProblem problem)
    {
        var faults = new List<PlacementFault>();
        var pinned = new HashSet<int>();
        var load = new Dictionary<int, int>();
        var away = new Dictionary<(int Organisation, int Week), int>();
        for (var i = 0; i < problem.Pins.Count; i++)
        {
            var (guest, place, week) = problem.Pins[i];
            if (!pinned.Add(guest)) faults.Add(new("pin", i, $"guest {guest} is pinned twice"));
            foreach (var rule in PlacementRules.Check(problem, guest, place, week))
            {
                faults.Add(new("pin", i, $"guest {guest} at place {place} in week {week} breaks {rule}"));
            }

            var slot = (place * problem.WeekCount) + week;
            if (++CollectionsMarshal.GetValueRefOrAddDefault(load, slot, out _) > problem.Places[place].PlacesPerWeek)
            {
                faults.Add(new("pin", i, $"place {place} has more pins in week {week} than places"));
            }

            var organisation = problem.Guests[guest].Organisation;
            if (++CollectionsMarshal.GetValueRefOrAddDefault(away, (organisation, week), out _) > problem.Organisations[organisation].MaxAwayPerWeek)
            {
                faults.Add(new("pin", i, $"organisation {organisation} has more pins in week {week} than may be away"));
            }
        }

        return faults;
    }

    private static void Organisations(PlacementProblem problem, List<PlacementFault> faults)
    {
        for (var i = 0; i < problem.Organisations.Count; i++)
        {
            var (sector, maxAway) = problem.Organisations[i];
            if (sector is not (PlacementSector.Public or PlacementSector.Business)) faults.Add(new("organisation", i, $"unknown sector {sector}"));
            if (maxAway < 0) faults.Add(new("organisation", i, $"at most {maxAway} away per week; below zero"));
        }
    }

    private static void Guests(PlacementProblem problem, List<PlacementFault> faults)
    {
        var organisations = problem.Organisations.Count;
        for (var i = 0; i < problem.Guests.Count; i++)
        {
            var guest = problem.Guests[i];
            var check = new Checker(faults, "guest", i);
            check.Index("organisation", guest.Organisation, organisations);
            check.Set("week", guest.Weeks, problem.WeekCount);
            check.Set("language", guest.Languages, PlacementProblem.MaxLanguages);
            check.Set("skill", guest.SkillsSought, int.MaxValue);
            check.Set("excluded organisation", guest.ExcludedOrganisations, organisations);
            check.Set("excluded place", guest.ExcludedPlaces, problem.Places.Count);
            check.Set("earlier host", guest.EarlierHosts, organisations);
            foreach (var wish in guest.Wishes)
            {
                if (wish.IsOrganisation) check.Index("wished organisation", wish.Index, organisations);
                else check.Index("wished place", wish.Index, problem.Places.Count);
            }
        }
    }

    private static void Places(PlacementProblem problem, List<PlacementFault> faults)
    {
        for (var i = 0; i < problem.Places.Count; i++)
        {
            var place = problem.Places[i];
            var check = new Checker(faults, "place", i);
            check.Index("organisation", place.Organisation, problem.Organisations.Count);
            if (place.PlacesPerWeek < 0) faults.Add(new("place", i, $"{place.PlacesPerWeek} places per week; below zero"));
            check.Set("week", place.Weeks, problem.WeekCount);
            check.Set("language", place.Languages, PlacementProblem.MaxLanguages);
            check.Set("skill", place.SkillsOffered, int.MaxValue);
        }
    }

    private readonly struct Checker(List<PlacementFault> faults, string subject, int index)
    {
        public void Index(string what, int value, int count)
        {
            if ((uint)value >= (uint)count) faults.Add(new(subject, index, $"{what} {value} does not exist"));
        }

        public void Set(string what, int[] values, int count)
        {
            for (var i = 0; i < values.Length; i++)
            {
                Index(what, values[i], count);
                if (Array.IndexOf(values, values[i]) < i) faults.Add(new(subject, index, $"{what} {values[i]} twice"));
            }
        }
    }
}
