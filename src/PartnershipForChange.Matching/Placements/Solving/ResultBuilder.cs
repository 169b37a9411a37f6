namespace PartnershipForChange.Matching.Placements.Solving;

/// <summary>Turns the solver's arrays into the result's.</summary>
internal static class ResultBuilder
{
    public static GuestPlacement?[] Placements(PlacementGraph graph, Matching matching)
    {
        var problem = graph.Problem;
        var placements = new GuestPlacement?[problem.Guests.Count];
        for (var guest = 0; guest < graph.Guests.Length; guest++)
        {
            var slot = matching.SlotOf[guest];
            if (slot < 0) continue;
            placements[graph.Guests[guest]] = new GuestPlacement(graph.SlotPlace[slot], graph.SlotWeek[slot], matching.RankOf[guest], graph.Fit(guest, slot));
        }

        foreach (var pin in problem.Pins)
        {
            placements[pin.Guest] = new GuestPlacement(pin.Place, pin.Week, problem.Rank(pin.Guest, pin.Place), graph.Skills.Fit(pin.Guest, pin.Place));
        }

        return placements;
    }

    public static PlacementCertificate Certificate(PlacementGraph graph, LevelSolver solver, ObjectiveLevels levels, GuestPlacement?[] placements)
    {
        var problem = graph.Problem;
        var values = new long[levels.Count][];
        var prices = new long[levels.Count][];
        for (var level = 0; level < levels.Count; level++)
        {
            values[level] = new long[problem.Guests.Count];
            prices[level] = new long[problem.SlotCount];
            for (var slot = 0; slot < graph.SlotPlace.Length; slot++)
            {
                prices[level][(graph.SlotPlace[slot] * problem.WeekCount) + graph.SlotWeek[slot]] = solver.SlotPrices[level][slot];
            }

            for (var guest = 0; guest < graph.Guests.Length; guest++) values[level][graph.Guests[guest]] = solver.GuestValues[level][guest];
            foreach (var pin in problem.Pins)
            {
                var at = placements[pin.Guest]!.Value;
                values[level][pin.Guest] = levels.Cost(level, at.Rank, at.Fit) + prices[level][(at.Place * problem.WeekCount) + at.Week];
            }
        }

        return new PlacementCertificate(values, prices);
    }
}
