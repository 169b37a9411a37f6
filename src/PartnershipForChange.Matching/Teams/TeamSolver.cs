using System.Diagnostics;
using PartnershipForChange.Matching.Teams.Search;

namespace PartnershipForChange.Matching.Teams;

/// <summary>Finds good divisions of people into groups.</summary>
public static class TeamSolver
{
    /// <summary>One part in so many of the limit goes to finding out whether the rules can be met.</summary>
    private const int TrialPart = 20;

    /// <summary>
    /// Searches until a limit is reached and returns the best division found: one that meets all rules, if any was
    /// found, and else one that breaks them least.
    /// </summary>
    /// <param name="problem">What to divide.</param>
    /// <param name="options">Limits and seed. At least one limit must be set.</param>
    /// <param name="progress">Told now and then, on the calling thread, in phase <c>teams</c>.</param>
    /// <param name="cancellation">Ends the search at once; nothing is returned.</param>
    /// <exception cref="TeamProblemException">The problem is malformed; every fault is listed.</exception>
    /// <exception cref="ArgumentException">No limit is set.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static TeamResult Solve(
        TeamProblem problem, TeamOptions options, IProgress<MatchingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        if (options is { IterationLimit: null, TimeLimit: null })
        {
            throw new ArgumentException("An iteration limit or a time limit is needed.", nameof(options));
        }

        if (TeamProblemFaults.Of(problem) is { Count: > 0 } faults)
        {
            throw new TeamProblemException(faults);
        }

        var clock = Stopwatch.StartNew();
        var bound = TeamBound.Of(problem, cancellation);
        var (roomy, steps) = MayBreakRules(problem, options, cancellation);
        var search = new TeamAnnealing(new TeamModel(problem, roomy, cancellation), Rest());
        search.Run(Tell, cancellation);
        var value = TeamRules.Evaluate(problem, search.Best);
        progress?.Report(new MatchingProgress("teams", 1, value.Value, bound));
        return new TeamResult
        {
            Group = search.Best,
            Value = value,
            Bound = bound,
            Breaches = TeamRules.Check(problem, search.Best),
            LeastBreach = TeamBreachBound.Of(problem),
            Iterations = steps + search.Steps,
            Seconds = clock.Elapsed.TotalSeconds,
        };

        TeamOptions Rest() => options with
        {
            IterationLimit = options.IterationLimit - steps,
            TimeLimit = options.TimeLimit - clock.Elapsed,
        };

        void Tell(double share) => progress?.Report(new MatchingProgress("teams", share, search.BestValue, bound));
    }

    /// <summary>
    /// A short search that tells whether the rules can be met. Where it finds no way, the search proper may let
    /// groups grow as well, so as to break rules as little as possible.
    /// </summary>
    private static (bool Roomy, long Steps) MayBreakRules(
        TeamProblem problem, TeamOptions options, CancellationToken cancellation)
    {
        if (problem.Categories.Count + problem.Apart.Count + problem.Together.Count == 0)
        {
            return (false, 0);
        }

        var trial = new TeamAnnealing(new TeamModel(problem, roomy: false, cancellation), options with
        {
            IterationLimit = options.IterationLimit / TrialPart,
            TimeLimit = options.TimeLimit / TrialPart,
        });
        if (trial.BestBroken > 0)
        {
            trial.Run(_ => { }, cancellation);
        }

        return (trial.BestBroken > 0, trial.Steps);
    }
}
