namespace PartnershipForChange.Matching.Placements;

/// <summary>Totals as the vector that an objective minimises lexicographically, to compare results by.</summary>
internal sealed class ValueOrder(PlacementProblem problem, PlacementObjective objective)
{
    /// <summary>Minus placed; the rule over ranks; minus the fit.</summary>
    public long[] Of(PlacementTotals totals)
    {
        IEnumerable<long> ranks = objective switch
        {
            PlacementObjective.MinimumCost => [totals.RankSum],
            PlacementObjective.Generous => totals.Profile.Reverse().Select(count => (long)count),
            _ => totals.Profile.Select(count => -(long)count),
        };
        return [-totals.Placed, .. ranks, -totals.Fit];
    }

    /// <summary>Whether a difference of two values is no improvement.</summary>
    public bool IsNoGain(long[] difference)
    {
        foreach (var level in difference)
        {
            if (level != 0) return level > 0;
        }

        return true;
    }

    /// <summary>
    /// Places in order of the most that one guest more per week can gain by the prices (weak duality; as vectors to subtract), null where
    /// the proof has parts or fractions and says nothing of a single place; those come first.
    /// </summary>
    public IEnumerable<(int Place, long[]? Limit)> GainLimits(PlacementCertificate certificate)
    {
        var isPlain = certificate is { Branch: null, Cut: null, Scale: 1 };
        var limits = new List<(int Place, long[]? Limit)>();
        for (var place = 0; place < problem.Places.Count; place++)
        {
            limits.Add((place, isPlain ? Limit(certificate, place) : null));
        }

        if (isPlain) limits.Sort((a, b) => a.Limit.AsSpan().SequenceCompareTo(b.Limit) is var order && order != 0 ? order : a.Place.CompareTo(b.Place));
        return limits;
    }

    private long[] Limit(PlacementCertificate certificate, int place)
    {
        var limit = new long[certificate.SlotPrices.Length];
        foreach (var week in problem.Places[place].Weeks)
        {
            for (var level = 0; level < limit.Length; level++) limit[level] -= certificate.SlotPrices[level][(place * problem.WeekCount) + week];
        }

        return limit;
    }
}
