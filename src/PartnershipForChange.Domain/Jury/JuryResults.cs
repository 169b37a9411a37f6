namespace PartnershipForChange.Domain.Jury;

/// <summary>A score handed in.</summary>
/// <param name="Total">0 to 10.</param>
public readonly record struct GivenScore(Guid JurorId, Guid SubjectId, double Total);

/// <summary>A subject's scores brought together, all 0 to 10.</summary>
/// <param name="Count">Scores handed in; with none there is no figure.</param>
/// <param name="Normalised">Mean of the scores normalised per juror (see <see cref="JuryResults.Of"/>).</param>
/// <param name="Deviation">Standard deviation of the scores as given: how far the jurors are apart.</param>
public sealed record SubjectResult(
    Guid SubjectId, int Count, double? Mean, double? Median, double? Normalised, double? Lowest, double? Highest, double? Deviation);

/// <summary>Brings the scores of a panel together.</summary>
public static class JuryResults
{
    /// <summary>Below this the totals of a juror count as one and the same.</summary>
    private const double NoSpread = 1e-9;

    /// <summary>
    /// Mean and median of what was given, and the mean of what was given <b>normalised per juror</b>, which takes out that
    /// one juror is strict and another generous, and that one uses the whole scale and another a part of it. With m(j)
    /// and s(j) the mean and the standard deviation (of the whole population, dividing by n) of juror j's totals, and M and
    /// S those of all totals of the panel, a total x of juror j becomes the z-score z = (x − m(j)) / s(j), and back on the
    /// scale M + S·z, kept within 0 to 10. A juror with no spread (all totals alike, or only one) says nothing about which
    /// is better, so z = 0: it counts as M.
    /// </summary>
    public static IReadOnlyDictionary<Guid, SubjectResult> Of(IReadOnlyList<Guid> subjects, IReadOnlyList<GivenScore> scores)
    {
        var (mean, deviation) = Spread([.. scores.Select(s => s.Total)]);
        var jurors = scores.GroupBy(s => s.JurorId).ToDictionary(g => g.Key, g => Spread([.. g.Select(s => s.Total)]));
        double Normalised(GivenScore score)
        {
            var own = jurors[score.JurorId];
            var z = own.Deviation < NoSpread ? 0 : (score.Total - own.Mean) / own.Deviation;
            return Math.Clamp(mean + (deviation * z), 0, JuryCriterion.MostPoints);
        }

        var of = scores.ToLookup(s => s.SubjectId);
        return subjects.ToDictionary(id => id, id =>
        {
            var totals = of[id].Select(s => s.Total).Order().ToList();
            return totals.Count == 0
                ? new SubjectResult(id, 0, null, null, null, null, null, null)
                : new SubjectResult(
                    id, totals.Count, totals.Average(), Median(totals), of[id].Average(Normalised), totals[0], totals[^1], Spread(totals).Deviation);
        });
    }

    /// <summary>Places by a figure, best first: equal figures share a place, those without one have none.</summary>
    public static IReadOnlyDictionary<Guid, int> Places(IEnumerable<SubjectResult> results, Func<SubjectResult, double?> figure)
    {
        // Rounded as shown: a place must not hang on what nobody can see.
        var known = results.Where(r => figure(r) is not null).Select(r => (r.SubjectId, Value: Math.Round(figure(r)!.Value, 2))).ToList();
        return known.ToDictionary(r => r.SubjectId, r => 1 + known.Count(other => other.Value > r.Value));
    }

    private static double Median(IReadOnlyList<double> sorted) =>
        sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;

    private static (double Mean, double Deviation) Spread(IReadOnlyList<double> values)
    {
        if (values.Count == 0)
        {
            return (0, 0);
        }

        var mean = values.Average();
        return (mean, Math.Sqrt(values.Average(v => (v - mean) * (v - mean))));
    }
}
