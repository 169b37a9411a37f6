using PartnershipForChange.Application.Matching;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Matching.Placements;

namespace PartnershipForChange.Application.Placements;

/// <summary>An answer of the engine, checked.</summary>
/// <param name="Answer">As a run keeps it.</param>
/// <param name="Figures">What it reached; verified only where the independent check found neither fault nor anything better.</param>
public sealed record CheckedAnswer(StoredAnswer Answer, MatchFigures Figures);

/// <summary>Asks the engine, and has its answer checked by code that shares nothing with it.</summary>
public static class PlacementEngine
{
    /// <exception cref="PlacementProblemException">The snapshot contradicts itself.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static CheckedAnswer Solve(RoundSnapshot snapshot, MatchObjective objective, int seed, CancellationToken cancellation)
    {
        var round = snapshot.ToPlacements();
        var options = new PlacementOptions { Objective = Enum.Parse<PlacementObjective>(objective.ToString()), Seed = seed };
        var result = PlacementSolver.Solve(round.Problem, options, progress: null, cancellation);
        var report = CertificateChecker.Verify(round.Problem, result, cancellation);
        return new CheckedAnswer(
            StoredAnswer.Of(round, result, seed),
            new MatchFigures(
                round.Problem.Guests.Count(g => g.TakesPart),
                result.Totals.Placed,
                result.Totals.RankSum,
                result.Totals.Fit,
                result.Bound.Placed,
                result.Bound.RankSum,
                result.Optimal && report.Feasible,
                report is { Feasible: true, Optimal: true },
                (int)Math.Round(result.Seconds * 1000)));
    }

    /// <summary>Checks a stored answer against its frozen input, without asking the engine.</summary>
    public static CertificateReport Check(RoundSnapshot snapshot, StoredAnswer answer, CancellationToken cancellation)
    {
        var round = snapshot.ToPlacements();
        return CertificateChecker.Verify(round.Problem, answer.ToResult(round), cancellation);
    }
}
