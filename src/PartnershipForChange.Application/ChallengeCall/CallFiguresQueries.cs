using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Challenges;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>How many submissions of a round are where.</summary>
/// <param name="WaitingSince">When the oldest of those that wait to be checked came; null when none waits.</param>
public sealed record CallFigures(IReadOnlyDictionary<SubmissionState, int> Counts, DateTimeOffset? WaitingSince)
{
    public static CallFigures None { get; } = new(new Dictionary<SubmissionState, int>(), null);

    /// <summary>Handed in with a confirmed address, whatever became of them; those that turned out the same as another too.</summary>
    public int Submitted => Counts.Where(c => c.Key is not (SubmissionState.Draft or SubmissionState.Unconfirmed)).Sum(c => c.Value);

    public int Waiting => Counts.GetValueOrDefault(SubmissionState.Submitted);

    /// <summary>On the public list: the finalists and the chosen too.</summary>
    public int Published => Counts.GetValueOrDefault(SubmissionState.Published) + Finalists;

    /// <summary>The chosen too.</summary>
    public int Finalists => Counts.GetValueOrDefault(SubmissionState.Finalist) + Chosen;

    public int Chosen => Counts.GetValueOrDefault(SubmissionState.Chosen);
}

/// <summary>Counts submissions, in a number of queries that does not grow with the rounds.</summary>
public sealed class CallFiguresQueries(PortalDbContext db)
{
    private readonly Dictionary<Guid, CallFigures> _counted = [];

    /// <summary>The figures of each of these rounds, by its id. Counted once per request: several parts of a report ask for the same.</summary>
    public async Task<IReadOnlyDictionary<Guid, CallFigures>> Of(IReadOnlyList<Guid> rounds, CancellationToken cancellation)
    {
        foreach (var (id, figures) in await Count([.. rounds.Where(id => !_counted.ContainsKey(id))], cancellation))
        {
            _counted.Add(id, figures);
        }

        return rounds.ToDictionary(id => id, id => _counted[id]);
    }

    private async Task<IReadOnlyDictionary<Guid, CallFigures>> Count(IReadOnlyList<Guid> rounds, CancellationToken cancellation)
    {
        if (rounds.Count == 0)
        {
            return new Dictionary<Guid, CallFigures>();
        }

        var counted = (await db.ChallengeSubmissions.AsNoTracking().Where(s => rounds.Contains(s.RoundId))
            .GroupBy(s => new { s.RoundId, s.State })
            .Select(g => new { g.Key.RoundId, g.Key.State, Count = g.Count(), Since = g.Min(s => s.SubmittedAt) }).ToListAsync(cancellation))
            .ToLookup(c => c.RoundId);
        return rounds.ToDictionary(id => id, id => new CallFigures(
            counted[id].ToDictionary(c => c.State, c => c.Count),
            counted[id].FirstOrDefault(c => c.State == SubmissionState.Submitted)?.Since));
    }
}
