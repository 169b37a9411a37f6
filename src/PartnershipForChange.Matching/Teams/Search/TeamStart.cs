namespace PartnershipForChange.Matching.Teams.Search;

/// <summary>Makes a first division that breaks few rules; the search improves it.</summary>
internal static class TeamStart
{
    /// <summary>
    /// Seats the pinned, then clusters and people in random order, the largest clusters first, each where it
    /// breaks least and then where most places are left; empty places fill the rest.
    /// </summary>
    /// <returns>Group of each unit.</returns>
    public static int[] Make(TeamModel model, TeamRandom random)
    {
        var group = Enumerable.Repeat(-1, model.Units).ToArray();
        var left = (int[])model.Capacity.Clone();
        var counts = new int[model.Categories.Count, model.Groups];
        for (var p = 0; p < model.People; p++)
        {
            if (model.Pins[p] >= 0)
            {
                Seat(p, model.Pins[p]);
            }
        }

        var clustered = model.Clusters.SelectMany(cluster => cluster).ToHashSet();
        int[][] parties =
        [
            .. model.Clusters,
            .. Enumerable.Range(0, model.People).Where(p => group[p] < 0 && !clustered.Contains(p)).Select(p => new[] { p }),
        ];
        random.Shuffle<int[]>(parties);
        foreach (var party in parties.OrderByDescending(party => party.Length))
        {
            var room = Enumerable.Range(0, model.Groups).Where(g => left[g] >= party.Length).ToArray();
            foreach (var person in party)
            {
                // A party that fits nowhere is split; the search then mends what it can.
                var choice = room.Length > 0 ? room : Enumerable.Range(0, model.Groups).Where(g => left[g] > 0);
                Seat(person, group[party[0]] >= 0 && room.Length > 0 ? group[party[0]] : choice.MinBy(g => (Breaks(party, g), -left[g])));
            }
        }

        var seat = 0;
        for (var u = model.People; u < model.Units; u++)
        {
            while (left[seat] == 0)
            {
                seat++;
            }

            Seat(u, seat);
        }

        return group;

        void Seat(int unit, int g)
        {
            group[unit] = g;
            left[g]--;
            foreach (var c in model.CategoriesOf[unit])
            {
                counts[c, g]++;
            }
        }

        int Breaks(int[] party, int g) => party.Sum(person =>
            model.CategoriesOf[person].Sum(c =>
                counts[c, g] >= model.Categories[c].Most[g] ? 2 : counts[c, g] < model.Categories[c].Least[g] ? -1 : 0)
            + model.Partners[person].Count(partner => !partner.Together && group[partner.Person] == g));
    }
}
