namespace PartnershipForChange.Matching.Placements;

/// <summary>Where one guest goes.</summary>
/// <param name="Place">Index of the host place.</param>
/// <param name="Week">Index of the week.</param>
/// <param name="Rank">The rank the guest gives the place (<see cref="PlacementProblem.Rank"/>).</param>
/// <param name="Fit">Skills sought and offered (<see cref="PlacementProblem.Fit"/>).</param>
public readonly record struct GuestPlacement(int Place, int Week, int Rank, int Fit);

/// <summary>What a result is worth.</summary>
/// <param name="Placed">Guests placed.</param>
/// <param name="RankSum">Sum of the ranks of those placed.</param>
/// <param name="Fit">Sum of the skills fit of those placed.</param>
/// <param name="Profile">Guests at rank 1, 2, ...; as long as the longest possible rank of a guest who takes part.</param>
public sealed record PlacementTotals(int Placed, long RankSum, long Fit, int[] Profile)
{
    /// <summary>Adds up placements (per guest, null where not placed).</summary>
    public static PlacementTotals Of(PlacementProblem problem, IReadOnlyList<GuestPlacement?> placements)
    {
        var profile = new int[LongestRank(problem)];
        var placed = 0;
        long rankSum = 0, fit = 0;
        foreach (var placement in placements)
        {
            if (placement is not { } at) continue;
            placed++;
            rankSum += at.Rank;
            fit += at.Fit;
            profile[at.Rank - 1]++;
        }

        return new PlacementTotals(placed, rankSum, fit, profile);
    }

    /// <summary>The longest rank a guest who takes part can give.</summary>
    internal static int LongestRank(PlacementProblem problem)
    {
        var longest = 0;
        foreach (var guest in problem.Guests)
        {
            if (guest.TakesPart) longest = Math.Max(longest, guest.Wishes.Length + 1);
        }

        return longest;
    }
}

/// <summary>
/// The proof: dual prices, one vector per guest and per slot with an entry per level of the objective; where limits on people
/// away took branches, a tree whose leaves carry such prices.
/// </summary>
/// <remarks>
/// The objective is a vector that is minimised lexicographically: guests not placed; then, for minimum cost, the sum of ranks,
/// for generous the number at the worst rank, the next worst ..., for greedy minus the number at rank 1, 2, ...; last, minus the fit.
/// With c(g, s) the vector of a pair times <see cref="Scale"/>, v(g) the value of a guest, p(s) the price of a slot and a(o, w) the
/// price of a person of organisation o away in week w, where p and a are lexicographically not negative and v(g) is at most
/// c(g, s) + p(s) + a for every feasible pair and at most the cost of staying unplaced, the sum of the values, less each
/// price times its capacity, is a vector that no result can be below: linear programming duality over an ordered group.
/// </remarks>
/// <param name="GuestValues">v, as [level][guest]. Guests who do not take part have zeros. Empty in a branch.</param>
/// <param name="SlotPrices">p, as [level][place * weeks + week]: what one more place in that slot would gain, times the scale.</param>
public sealed record PlacementCertificate(long[][] GuestValues, long[][] SlotPrices)
{
    /// <summary>What costs are multiplied by, so that prices may be fractions.</summary>
    public int Scale { get; init; } = 1;

    /// <summary>a, as [level][organisation * weeks + week]; null where no limit has a price.</summary>
    public long[][]? AwayPrices { get; init; }

    /// <summary>Set in a branch: the proof is then that of all its cases.</summary>
    public PlacementBranch? Branch { get; init; }

    /// <summary>Set where the proof goes on from what a level is at least: it then has these two parts, and no prices of its own.</summary>
    public PlacementCut? Cut { get; init; }
}

/// <summary>
/// Costs are whole numbers, so that a level is at least its bound rounded up. What equals the result on all levels before is then no lower
/// on this one. In the rest of the proof the level counts as nothing, and so many times in the level after: as none is lower here,
/// none that is lower there can be hidden by more here.
/// </summary>
/// <param name="Level">The level.</param>
/// <param name="Weight">How many times it counts in the level after, 1 or more.</param>
/// <param name="Below">Proves that the level is no lower than the result's.</param>
/// <param name="Rest">Proves the same of the levels after.</param>
public sealed record PlacementCut(int Level, int Weight, PlacementCertificate Below, PlacementCertificate Rest);

/// <summary>
/// Cases of which one must hold, since not all of the guests can be away in the week. In case i the i-th guest is not away in the
/// week, and those before are away in no other.
/// </summary>
/// <param name="Organisation">Whose limit it is.</param>
/// <param name="Week">The week.</param>
/// <param name="Guests">Guests of the organisation, one more than its limit leaves to those not pinned.</param>
/// <param name="Cases">A proof for each case.</param>
public sealed record PlacementBranch(int Organisation, int Week, int[] Guests, PlacementCertificate[] Cases);

/// <summary>An answer to a placement problem.</summary>
public sealed record PlacementResult
{
    /// <summary>The rule over wish ranks it was made for.</summary>
    public required PlacementObjective Objective { get; init; }

    /// <summary>Per guest, where the guest goes; null where not placed.</summary>
    public required IReadOnlyList<GuestPlacement?> Guests { get; init; }

    /// <summary>What it is worth.</summary>
    public required PlacementTotals Totals { get; init; }

    /// <summary>
    /// What no result can beat. Equal to the totals' placed and rank sum where <see cref="Optimal"/>.
    /// </summary>
    public required PlacementBound Bound { get; init; }

    /// <summary>True where the result is proven to be optimal.</summary>
    public required bool Optimal { get; init; }

    /// <summary>The proof that <see cref="CertificateChecker"/> checks.</summary>
    public required PlacementCertificate Certificate { get; init; }

    /// <summary>Time the solver took, in seconds.</summary>
    public required double Seconds { get; init; }
}

/// <summary>A limit on what any result can be worth.</summary>
/// <param name="Placed">No result places more guests.</param>
/// <param name="RankSum">
/// No result that places as many guests as this one has a smaller sum of ranks (for generous and greedy, once optimal: the sum of the best profile).
/// </param>
public sealed record PlacementBound(int Placed, long RankSum);
