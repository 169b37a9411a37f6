namespace PartnershipForChange.Web.Features.Shared;

/// <summary>
/// Moves in a ranked list as a form posts them without script: the button <c>move</c> carries <c>up:2</c>,
/// <c>down:0</c> or <c>remove:4</c>, the position counted from 0 in the posted order.
/// </summary>
public static class Ranking
{
    /// <summary>The list after the move. A move that makes no sense changes nothing.</summary>
    public static IReadOnlyList<T> Move<T>(IReadOnlyList<T> ranked, string? move)
    {
        var parts = (move ?? string.Empty).Split(':');
        if (parts.Length != 2 || !int.TryParse(parts[1], out var at) || at < 0 || at >= ranked.Count)
        {
            return ranked;
        }

        var moved = ranked.ToList();
        var item = moved[at];
        moved.RemoveAt(at);
        switch (parts[0])
        {
            case "up":
                moved.Insert(Math.Max(0, at - 1), item);
                return moved;
            case "down":
                moved.Insert(Math.Min(moved.Count, at + 1), item);
                return moved;
            case "remove":
                return moved;
            default:
                return ranked;
        }
    }
}

/// <summary>One line of a ranked list.</summary>
/// <param name="Value">What the form posts.</param>
/// <param name="Label">What the reader reads.</param>
/// <param name="Note">A second, smaller line.</param>
public sealed record RankedItem(string Value, string Label, string? Note = null, Sector? Side = null);
