namespace PartnershipForChange.Matching.Placements;

/// <summary>The same problem with one thing changed: what-if questions, and what the explanations ask.</summary>
public static class PlacementVariants
{
    /// <summary>Without one of the rules that can be waived.</summary>
    /// <exception cref="ArgumentException">The rule is part of what an exchange is, and cannot be waived.</exception>
    /// <exception cref="PlacementProblemException">Never: fewer rules break no pin.</exception>
    public static PlacementProblem Without(this PlacementProblem problem, HardRule rule) => rule switch
    {
        HardRule.NoSharedLanguage => WithLanguageForAll(problem),
        HardRule.ExcludedByGuest => Change(problem, guests: Array.ConvertAll<PlacementGuest, PlacementGuest>(
            [.. problem.Guests], guest => guest with { ExcludedOrganisations = [], ExcludedPlaces = [] })),
        HardRule.DeclaredConflict => Change(problem, conflicts: []),
        HardRule.RelationInForce => Change(problem, relations: []),
        HardRule.EarlierHost => Change(problem, guests: Array.ConvertAll<PlacementGuest, PlacementGuest>(
            [.. problem.Guests], guest => guest with { EarlierHosts = [] })),
        HardRule.TooManyAway => Change(problem, organisations: Array.ConvertAll<PlacementOrganisation, PlacementOrganisation>(
            [.. problem.Organisations], organisation => organisation with { MaxAwayPerWeek = null })),
        HardRule.Pinned => Change(problem, pins: []),
        _ => throw new ArgumentException($"{rule} cannot be waived.", nameof(rule)),
    };

    /// <summary>With one guest more in each week of a host place.</summary>
    public static PlacementProblem WithOneMore(this PlacementProblem problem, int place)
    {
        PlacementHost[] places = [.. problem.Places];
        places[place] = places[place] with { PlacesPerWeek = places[place].PlacesPerWeek + 1 };
        return Change(problem, places: places);
    }

    /// <summary>With the guest pinned there, instead of any other pin of the guest.</summary>
    /// <exception cref="PlacementProblemException">The pins break a hard rule, alone or together.</exception>
    public static PlacementProblem WithPin(this PlacementProblem problem, PlacementPin pin) =>
        Change(problem, pins: [.. problem.Pins.Where(other => other.Guest != pin.Guest), pin]);

    /// <summary>Without a pin of the guest.</summary>
    public static PlacementProblem WithoutPin(this PlacementProblem problem, int guest) =>
        Change(problem, pins: [.. problem.Pins.Where(pin => pin.Guest != guest)]);

    /// <summary>Without a guest, who drops out; other guests keep their indices.</summary>
    public static PlacementProblem WithoutGuest(this PlacementProblem problem, int guest)
    {
        PlacementGuest[] guests = [.. problem.Guests];
        guests[guest] = guests[guest] with { TakesPart = false };
        return Change(problem, guests: guests, pins: [.. problem.Pins.Where(pin => pin.Guest != guest)]);
    }

    /// <summary>Without a host place, which is withdrawn together with pins on it; other places keep their indices.</summary>
    public static PlacementProblem WithoutPlace(this PlacementProblem problem, int place)
    {
        PlacementHost[] places = [.. problem.Places];
        places[place] = places[place] with { PlacesPerWeek = 0, Weeks = [] };
        return Change(problem, places: places, pins: [.. problem.Pins.Where(pin => pin.Place != place)]);
    }

    /// <summary>With weeks (a bit each) taken from guests.</summary>
    internal static PlacementProblem WithWeeksOff(this PlacementProblem problem, ulong[] weeksOff)
    {
        var guests = new PlacementGuest[problem.Guests.Count];
        for (var i = 0; i < guests.Length; i++)
        {
            var (guest, off) = (problem.Guests[i], weeksOff[i]);
            guests[i] = off == 0 ? guest : guest with { Weeks = Array.FindAll(guest.Weeks, week => (off >> week & 1) == 0) };
        }

        return Change(problem, guests: guests);
    }

    private static PlacementProblem WithLanguageForAll(PlacementProblem problem)
    {
        static int[] With(int[] languages) => languages.Contains(0) ? languages : [.. languages, 0];
        return Change(
            problem,
            guests: Array.ConvertAll<PlacementGuest, PlacementGuest>([.. problem.Guests], guest => guest with { Languages = With(guest.Languages) }),
            places: Array.ConvertAll<PlacementHost, PlacementHost>([.. problem.Places], place => place with { Languages = With(place.Languages) }));
    }

    private static PlacementProblem Change(
        PlacementProblem problem,
        PlacementOrganisation[]? organisations = null,
        PlacementGuest[]? guests = null,
        PlacementHost[]? places = null,
        PlacementRelation[]? relations = null,
        PlacementConflict[]? conflicts = null,
        PlacementPin[]? pins = null) => new(
            problem.WeekCount,
            organisations ?? [.. problem.Organisations],
            guests ?? [.. problem.Guests],
            places ?? [.. problem.Places],
            relations ?? [.. problem.Relations],
            conflicts ?? [.. problem.Conflicts],
            pins ?? [.. problem.Pins]);
}
