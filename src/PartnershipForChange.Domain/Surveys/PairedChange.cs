namespace PartnershipForChange.Domain.Surveys;

/// <summary>
/// What changed between two measurements of the same people, as after minus before, with the 95 % interval of Student's t.
/// </summary>
/// <param name="Pairs">People measured both times.</param>
/// <param name="Mean">Mean change, in the units of the scores.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="Dz">Mean change over the standard deviation of the changes (Cohen 1988; Lakens 2013, eq. 6); null where all changed alike.</param>
/// <param name="Dav">Mean change over the mean of both standard deviations (Lakens 2013, eq. 10); null where neither varies.</param>
public sealed record PairedChange(int Pairs, double Mean, double Low, double High, double? Dz, double? Dav)
{
    /// <returns>Null for fewer than two pairs, of which no interval can be said.</returns>
    public static PairedChange? Of(IReadOnlyList<(double Before, double After)> pairs)
    {
        if (pairs.Count < 2)
        {
            return null;
        }

        var changes = pairs.Select(p => p.After - p.Before).ToList();
        var (mean, deviation) = (changes.Average(), Deviation(changes));
        var half = StudentT.Quantile(0.975, pairs.Count - 1) * deviation / Math.Sqrt(pairs.Count);
        var average = (Deviation([.. pairs.Select(p => p.Before)]) + Deviation([.. pairs.Select(p => p.After)])) / 2;
        return new PairedChange(
            pairs.Count, mean, mean - half, mean + half, deviation > 0 ? mean / deviation : null, average > 0 ? mean / average : null);
    }

    /// <summary>Standard deviation of a sample (n − 1).</summary>
    private static double Deviation(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1));
    }
}
