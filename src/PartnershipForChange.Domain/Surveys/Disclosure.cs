using System.Numerics;

namespace PartnershipForChange.Domain.Surveys;

/// <summary>
/// Which figures may be shown so that nobody learns what fewer than <see cref="Fewest"/> people answered, also not by adding
/// and subtracting what is shown (complementary suppression; the cell suppression problem of Fischetti and Salazar 2001,
/// here by a greedy choice in a given order rather than the most figures possible).
/// </summary>
/// <remarks>
/// The people are divided into smallest groups, the atoms; every figure is about some of them together. Sums over people (and
/// so means, variances and what follows from them) add up over atoms, hence whatever a reader can work out by adding and
/// subtracting is about a vector in the linear span of the shown figures' indicator vectors. A figure is shown only if
/// no set of atoms that holds between one and four people has its indicator vector in that span. A few atoms (up to
/// <see cref="MostAtoms"/>) make few sets, so all of them are tried, exactly, in whole numbers.
/// </remarks>
public static class Disclosure
{
    public const int Fewest = 5;

    public const int MostAtoms = 12;

    /// <param name="people">How many people each atom holds.</param>
    /// <param name="figures">The atoms each figure is about, the figure wanted most first.</param>
    /// <returns>For each figure whether it is shown.</returns>
    public static IReadOnlyList<bool> Shown(IReadOnlyList<int> people, IReadOnlyList<IReadOnlyCollection<int>> figures)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(people.Count, MostAtoms);
        var secret = Enumerable.Range(1, (1 << people.Count) - 1)
            .Where(set => Enumerable.Range(0, people.Count).Sum(atom => (set >> atom & 1) * people[atom]) is > 0 and < Fewest)
            .Select(set => Vector(people.Count, atom => (set >> atom & 1) == 1))
            .ToList();
        var shown = new List<BigInteger[]>();
        var answer = new bool[figures.Count];
        for (var at = 0; at < figures.Count; at++)
        {
            var figure = Reduced(Vector(people.Count, figures[at].Contains), shown);
            List<BigInteger[]> then = IsZero(figure) ? shown : [.. shown, figure];
            answer[at] = figures[at].Sum(atom => people[atom]) >= Fewest && secret.TrueForAll(set => !IsZero(Reduced(set, then)));
            shown = answer[at] ? then : shown;
        }

        return answer;
    }

    private static BigInteger[] Vector(int length, Func<int, bool> holds) =>
        [.. Enumerable.Range(0, length).Select(atom => holds(atom) ? BigInteger.One : BigInteger.Zero)];

    /// <summary>What remains of a vector when all it shares with the echelon <paramref name="basis"/> is taken out: nothing, if it lies in the span.</summary>
    private static BigInteger[] Reduced(BigInteger[] vector, List<BigInteger[]> basis)
    {
        foreach (var row in basis)
        {
            var pivot = Array.FindIndex(row, x => !x.IsZero);
            var (here, there) = (vector[pivot], row[pivot]);
            if (!here.IsZero)
            {
                vector = [.. vector.Zip(row, (v, r) => (v * there) - (r * here))];
            }
        }

        return vector;
    }

    private static bool IsZero(BigInteger[] vector) => Array.TrueForAll(vector, x => x.IsZero);
}
