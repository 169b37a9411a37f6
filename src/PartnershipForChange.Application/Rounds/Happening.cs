using System.Text.Json;
using PartnershipForChange.Application.Data;

namespace PartnershipForChange.Application.Rounds;

/// <summary>A row of the audit trail, as far as the dashboard needs it.</summary>
public sealed record Change(DateTimeOffset At, string ActorName, AuditAct Act, string Subject, string Label, string Changes);

/// <summary>
/// What happened, in words: the changes of one kind within an hour, told as one ("2 new host places").
/// </summary>
/// <param name="At">The latest of them.</param>
/// <param name="ActorName">Who made the latest.</param>
/// <param name="OtherActors">How many others made such changes in that hour.</param>
/// <param name="Key">Plural key; the count is <c>{0}</c>, the label <c>{1}</c>.</param>
/// <param name="Label">Name of the thing changed last.</param>
public sealed record Happening(DateTimeOffset At, string ActorName, int OtherActors, string Key, int Count, string Label)
{
    private const int Most = 8;

    /// <summary>Told things only: a change of a thing without a sentence of its own is in the audit trail, not here.</summary>
    private static readonly HashSet<string> Told =
    [
        "Round.Added", "Round.Changed", "Phase.Changed", "Challenge.Added", "Challenge.Changed", "Challenge.Removed",
        "Participation.Added", "Participation.Accepted", "Participation.Maybe", "Participation.Declined", "Participation.Changed",
        "HostPlace.Added", "HostPlace.Changed",
        "Registration.Nominated", "Registration.Draft", "Registration.Submitted", "Registration.Released", "Registration.SentBack",
        "Registration.Withdrawn", "Registration.Changed",
    ];

    /// <summary>Newest first, at most a screenful.</summary>
    public static IReadOnlyList<Happening> Of(IEnumerable<Change> changes) =>
        [.. (from change in changes
             let what = What(change)
             where what is not null
             group change by (what, change.At.Date, change.At.Hour) into alike
             let last = alike.MaxBy(c => c.At)
             orderby last.At descending
             select new Happening(
                 last.At, last.ActorName, alike.Select(c => c.ActorName).Distinct().Count() - 1,
                 $"Rounds.Today.{alike.Key.what}", alike.Count(), last.Label)).Take(Most)];

    private static string? What(Change change) =>
        new[] { $"{change.Subject}.{StateAfter(change)}", $"{change.Subject}.{change.Act}" }.FirstOrDefault(Told.Contains);

    /// <summary>The state the change led to, where it changed one.</summary>
    private static string? StateAfter(Change change)
    {
        using var changes = JsonDocument.Parse(change.Changes);
        return changes.RootElement.TryGetProperty("State", out var state) && state.GetArrayLength() == 2 ? state[1].GetString() : null;
    }
}
