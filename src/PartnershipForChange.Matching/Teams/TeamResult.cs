namespace PartnershipForChange.Matching.Teams;

/// <summary>Value of a division, by its parts.</summary>
/// <param name="WishScore">Sum of s(p, g) over people in their groups.</param>
/// <param name="Diversity">Sum of d(p, q) over pairs that share a group, without the weight.</param>
/// <param name="Value">What is maximised: wish score + weight * diversity.</param>
public readonly record struct TeamValue(double WishScore, double Diversity, double Value);

/// <summary>The best division found.</summary>
public sealed record TeamResult
{
    /// <summary>Group of each person; length n.</summary>
    public required int[] Group { get; init; }

    /// <summary>Its value.</summary>
    public required TeamValue Value { get; init; }

    /// <summary>A value no division within the group sizes can exceed. Not tight.</summary>
    public required double Bound { get; init; }

    /// <summary>
    /// Rules the division breaks; empty when it meets them all. Where rules cannot be met together, loosening
    /// exactly these, each by its <see cref="TeamBreach.Size"/>, makes this division lawful; the search minimises
    /// the sum of their sizes before anything else.
    /// </summary>
    public required IReadOnlyList<TeamBreach> Breaches { get; init; }

    /// <summary>
    /// A sum of sizes that no division falls below. Above 0 it proves that the rules cannot be met together; equal
    /// to the sum of <see cref="Breaches"/> it proves that no smaller loosening would do.
    /// </summary>
    public required int LeastBreach { get; init; }

    /// <summary>True when all rules are met.</summary>
    public bool Feasible => Breaches.Count == 0;

    /// <summary>Steps made, see <see cref="TeamOptions.IterationLimit"/>.</summary>
    public required long Iterations { get; init; }

    /// <summary>Time of the search, seconds on one thread.</summary>
    public required double Seconds { get; init; }
}
