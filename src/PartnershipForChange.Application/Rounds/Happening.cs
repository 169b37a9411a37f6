using System.Text.Json;
using PartnershipForChange.Application.Data;

namespace PartnershipForChange.Application.Rounds;

/// <summary>A row of the audit trail, as far as the dashboard needs it.</summary>
public sealed record Change(DateTimeOffset At, string ActorName, AuditAct Act, string Subject, string Label, string Changes);

/// <summary>
/// What happened, in words: the changes of one kind by one person that follow one another, told as one
/// ("Tina Zorman: 2 new host places").
/// </summary>
/// <param name="Key">Plural key; the count is <c>{0}</c>, the label of the first thing <c>{1}</c>.</param>
/// <param name="Label">Name of the thing where there is one only; empty where there are several.</param>
public sealed record Happening(DateTimeOffset At, string ActorName, string Key, int Count, string Label)
{
    private const int Most = 12;

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
    /// <param name="changes">Newest first.</param>
    public static IReadOnlyList<Happening> Of(IEnumerable<Change> changes)
    {
        var told = new List<Happening>();
        foreach (var change in changes)
        {
            var what = Told.FirstOrDefault(t => t == $"{change.Subject}.{StateAfter(change)}")
                ?? Told.FirstOrDefault(t => t == $"{change.Subject}.{change.Act}");
            if (what is null)
            {
                continue;
            }

            var key = $"Rounds.Today.{what}";
            if (told.Count > 0 && told[^1] is var last && last.Key == key && last.ActorName == change.ActorName)
            {
                told[^1] = last with { Count = last.Count + 1, Label = string.Empty };
            }
            else if (told.Count < Most)
            {
                told.Add(new Happening(change.At, change.ActorName, key, 1, change.Label));
            }
            else
            {
                break;
            }
        }

        return told;
    }

    /// <summary>The state the change led to, where it changed one.</summary>
    private static string? StateAfter(Change change)
    {
        using var changes = JsonDocument.Parse(change.Changes);
        return changes.RootElement.TryGetProperty("State", out var state) && state.GetArrayLength() == 2 ? state[1].GetString() : null;
    }
}
