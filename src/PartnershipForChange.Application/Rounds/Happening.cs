using System.Text.Json;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds;

/// <summary>Rows of the audit trail that somebody's one act wrote about one kind of thing, told by the last of them.</summary>
/// <param name="Count">How many things were changed alike.</param>
public sealed record Change(DateTimeOffset At, string ActorName, AuditAct Act, string Subject, string Label, string Changes, int Count = 1);

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
        "Round.Added", "Round.Changed", "Round.Opened", "Round.Closed", "Round.Reopened", "Phase.Changed", "Challenge.Added", "Challenge.Changed", "Challenge.Removed",
        "Participation.Added", "Participation.Accepted", "Participation.Maybe", "Participation.Declined", "Participation.Changed",
        "HostPlace.Added", "HostPlace.Changed",
        "Registration.Nominated", "Registration.Draft", "Registration.Submitted", "Registration.Released", "Registration.SentBack",
        "Registration.Withdrawn", "Registration.Changed",
        "MatchRun.Added", "MatchRun.Published", "Placement.Given", "Placement.Ended", "Placement.Accepted", "Placement.Declined",
        "TeamRun.Added", "TeamRun.Published",
    ];

    /// <summary>What things are told of.</summary>
    internal static IReadOnlyList<string> Subjects { get; } = [.. Told.Select(told => told[..told.IndexOf('.', StringComparison.Ordinal)]).Distinct()];

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
                 $"Rounds.Today.{alike.Key.what}", alike.Sum(c => c.Count), last.Label)).Take(Most)];

    private static string? What(Change change)
    {
        using var changes = JsonDocument.Parse(change.Changes);
        string? Value(string property, int which) =>
            changes.RootElement.TryGetProperty(property, out var values) && values.GetArrayLength() == 2 ? values[which].GetString() : null;
        string? After(string property) => Value(property, 1);
        string?[] acts = change.Subject switch
        {
            nameof(Placement) => [PlacementAct(change.Act, After)],
            nameof(Round) => [RoundAct(Value("State", 0), After("State")), change.Act.ToString()],
            _ => [After("State"), change.Act.ToString()],
        };
        return acts.Select(act => $"{change.Subject}.{act}").FirstOrDefault(Told.Contains);
    }

    private static string? RoundAct(string? before, string? after) => (before, after) switch
    {
        (nameof(RoundState.Draft), nameof(RoundState.Open)) => "Opened",
        (nameof(RoundState.Closed), nameof(RoundState.Open)) => "Reopened",
        (_, nameof(RoundState.Closed)) => "Closed",
        _ => null,
    };

    /// <summary>Of a draft's placements nothing is told, nor of each one that is published with its run.</summary>
    private static string? PlacementAct(AuditAct act, Func<string, string?> after) =>
        act == AuditAct.Added ? (after("PublishedAt") is null ? null : "Given")
        : after("EndedAt") is not null ? "Ended"
        : after("Guest.State") ?? after("Host.State");
}
