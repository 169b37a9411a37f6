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

    public static PlacementCertificate Certificate(PlacementGraph graph, ObjectiveLevels levels, ProofNode proof)
    {
        var problem = graph.Problem;
        if (proof.Guests.Length > 0)
        {
            var cases = Array.ConvertAll(proof.Children, child => Certificate(graph, levels, child));
            return new PlacementCertificate([], [])
            {
                Branch = new PlacementBranch(proof.Key / problem.WeekCount, proof.Key % problem.WeekCount, proof.Guests, cases),
            };
        }

        if (proof is { Below: { } below, Rest: { } rest })
        {
            var (level, weight) = proof.Cut;
            var cut = new PlacementCut(level, weight, Certificate(graph, levels, below), Certificate(graph, levels.Cut(level, weight), rest));
            return new PlacementCertificate([], []) { Cut = cut };
        }

        var values = new long[levels.Count][];
        var prices = new long[levels.Count][];
        var away = proof.AwayKeys.Length == 0 ? null : new long[levels.Count][];
        for (var level = 0; level < levels.Count; level++)
        {
            values[level] = new long[problem.Guests.Count];
            prices[level] = new long[problem.SlotCount];
            for (var slot = 0; slot < graph.SlotPlace.Length; slot++)
            {
                prices[level][(graph.SlotPlace[slot] * problem.WeekCount) + graph.SlotWeek[slot]] = proof.SlotPrices[level][slot];
            }

            if (away is not null)
            {
                away[level] = new long[problem.Organisations.Count * problem.WeekCount];
                for (var row = 0; row < proof.AwayKeys.Length; row++) away[level][proof.AwayKeys[row]] = proof.AwayPrices[level][row];
            }

            for (var guest = 0; guest < graph.Guests.Length; guest++) values[level][graph.Guests[guest]] = proof.GuestValues[level][guest];
            foreach (var pin in problem.Pins)
            {
                var cost = levels.Cost(level, problem.Rank(pin.Guest, pin.Place), graph.Skills.Fit(pin.Guest, pin.Place), moves: false);
                values[level][pin.Guest] = (proof.Scale * (long)cost)
                    + prices[level][(pin.Place * problem.WeekCount) + pin.Week]
                    + (away?[level][(problem.Guests[pin.Guest].Organisation * problem.WeekCount) + pin.Week] ?? 0);
            }
        }

        return new PlacementCertificate(values, prices) { Scale = proof.Scale, AwayPrices = away };
    }
}
