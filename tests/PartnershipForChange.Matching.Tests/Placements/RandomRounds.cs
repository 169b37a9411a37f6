using PartnershipForChange.Matching.Placements;

namespace PartnershipForChange.Matching.Tests.Placements;

/// <summary>Random rounds, small or large, with every rule in play; equal seeds give equal rounds.</summary>
internal static class RandomRounds
{
    /// <summary>A tiny round that brute force can solve: up to 6 guests, 4 places, 2 weeks.</summary>
    public static PlacementProblem Tiny(int seed, bool awayLimits = false, bool pins = false)
    {
        var random = new Random(seed);
        return Create(random, guests: random.Next(2, 7), places: random.Next(1, 5), weeks: random.Next(1, 3), organisations: random.Next(2, 6),
            languages: 2, skills: 3, mostWishes: random.Next(0, 5), relations: random.Next(0, 3), conflicts: random.Next(0, 2),
            awayLimits: awayLimits, pins: pins);
    }

    /// <summary>A round too large for brute force.</summary>
    public static PlacementProblem Large(int seed, int guests, bool awayLimits = false, bool pins = false)
    {
        var random = new Random(seed);
        return Create(random, guests, places: (guests / 3) + 1, weeks: random.Next(1, 4), organisations: (guests / 3) + 2,
            languages: 4, skills: 12, mostWishes: 5, relations: guests / 4, conflicts: guests / 10, awayLimits: awayLimits, pins: pins);
    }

    /// <summary>A round of any shape: few or many places, wishes and prohibitions for each guest.</summary>
    public static PlacementProblem OfAnyShape(int seed)
    {
        var random = new Random(seed);
        var guests = random.Next(20, 500);
        return Create(random, guests, places: random.Next(2, guests), weeks: random.Next(1, 5), organisations: random.Next(4, 40),
            languages: random.Next(1, 4), skills: random.Next(1, 9), mostWishes: random.Next(0, 15), relations: random.Next(0, 60),
            conflicts: random.Next(0, guests), awayLimits: false, pins: seed % 3 == 0);
    }

    private static PlacementProblem Create(
        Random random, int guests, int places, int weeks, int organisations, int languages, int skills, int mostWishes, int relations, int conflicts,
        bool awayLimits, bool pins)
    {
        int[] Some(int count, double chance) => [.. Enumerable.Range(0, count).Where(_ => random.NextDouble() < chance)];

        // Squaring a uniform number skews the choice to low indices: popular hosts.
        int Skewed(int count) => (int)(random.NextDouble() * random.NextDouble() * count);

        var organisationList = new PlacementOrganisation[organisations];
        for (var i = 0; i < organisations; i++)
        {
            int? limit = awayLimits && random.Next(3) > 0 ? random.Next(0, 3) : null;
            organisationList[i] = new PlacementOrganisation((PlacementSector)(i % 2), limit);
        }

        var placeList = new PlacementHost[places];
        for (var i = 0; i < places; i++)
        {
            placeList[i] = new PlacementHost(random.Next(organisations), random.Next(5) == 0 ? random.Next(0, 4) : 1,
                Some(weeks, 0.85), Some(languages, 0.75), Some(skills, 0.3));
        }

        var guestList = new PlacementGuest[guests];
        for (var i = 0; i < guests; i++)
        {
            var wishes = new PlacementWish[random.Next(mostWishes + 1)];
            for (var j = 0; j < wishes.Length; j++)
            {
                wishes[j] = random.Next(3) == 0 ? PlacementWish.ForOrganisation(Skewed(organisations)) : PlacementWish.ForPlace(Skewed(places));
            }

            guestList[i] = new PlacementGuest(random.Next(organisations), random.Next(10) > 0, Some(weeks, 0.85), Some(languages, 0.8), Some(skills, 0.3), wishes,
                ExcludedOrganisations: random.Next(5) == 0 ? [random.Next(organisations)] : [],
                ExcludedPlaces: random.Next(5) == 0 ? [random.Next(places)] : [],
                EarlierHosts: random.Next(5) == 0 ? [random.Next(organisations)] : []);
        }

        var relationList = new PlacementRelation[relations];
        for (var i = 0; i < relations; i++) relationList[i] = new PlacementRelation(random.Next(organisations), random.Next(organisations), Some(weeks, 0.7));
        var conflictList = new PlacementConflict[conflicts];
        for (var i = 0; i < conflicts; i++) conflictList[i] = new PlacementConflict(random.Next(guests), random.Next(organisations));
        var problem = new PlacementProblem(weeks, organisationList, guestList, placeList, relationList, conflictList);
        return pins ? WithRandomPins(problem, random) : problem;
    }

    private static PlacementProblem WithRandomPins(PlacementProblem problem, Random random)
    {
        var pins = new List<PlacementPin>();
        var placements = new GuestPlacement?[problem.Guests.Count];
        for (var guest = 0; guest < placements.Length; guest++)
        {
            if (random.Next(3) > 0) continue;
            for (var attempt = 0; attempt < 5; attempt++)
            {
                var (place, week) = (random.Next(problem.Places.Count), random.Next(problem.WeekCount));
                if (PlacementRules.CheckMove(problem, placements, guest, place, week).Count > 0) continue;
                placements[guest] = new GuestPlacement(place, week, problem.Rank(guest, place), problem.Fit(guest, place));
                pins.Add(new PlacementPin(guest, place, week));
                break;
            }
        }

        return problem.WithPins([.. pins]);
    }
}
