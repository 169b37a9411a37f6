namespace PartnershipForChange.Application.Rounds.Checks;

/// <summary>
/// One thing a round needs. A check reads the round and its figures, asks no database, and says nothing while it does
/// not apply. To add one: a class beside these, its place in <see cref="RoundChecks.All"/>, its figures in
/// <see cref="RoundFigures"/>, its texts.
/// </summary>
public interface IRoundCheck
{
    IEnumerable<CheckResult> Of(RoundStanding standing);
}

/// <summary>What one check found.</summary>
/// <param name="Key">
/// Texts: <c>Key.Met</c> or <c>Key.Missing</c> on the list; <c>Key.Title</c>, <c>.Text</c> and <c>.Button</c> when it is the
/// next step. With <paramref name="Count"/>, all but the button are plural and the count is <c>{0}</c>.
/// </param>
/// <param name="Path">Where to do something about it.</param>
/// <param name="Due">The last day for it; null when it has none of its own.</param>
/// <param name="Arguments">Values of the sentences (after the count).</param>
public sealed record CheckResult(
    string Key, bool IsMet, string Path, DateOnly? Due = null, int? Count = null, params object?[] Arguments)
{
    /// <summary>Said on the list, but nothing waits for it: never the next step, and no to-do.</summary>
    public bool IsNote { get; init; }

    public NextStep Step => new(Key, Path, Count, Arguments);
}

/// <summary>The one thing to do next: texts <c>Key.Title</c>, <c>Key.Text</c> (plural with a count), <c>Key.Button</c>.</summary>
public sealed record NextStep(string Key, string Path, int? Count = null, params object?[] Arguments);
