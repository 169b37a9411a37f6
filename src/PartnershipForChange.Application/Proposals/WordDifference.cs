using System.Text.RegularExpressions;

namespace PartnershipForChange.Application.Proposals;

public enum DifferenceKind
{
    Same,
    Removed,
    Added,
}

/// <summary>A stretch of text that is in both versions, in the older only, or in the newer only.</summary>
public sealed record DifferencePart(DifferenceKind Kind, string Text);

/// <summary>
/// What changed between two texts, word by word: first the lines that differ are found, then the words within them.
/// The parts that are not added make up the older text, those that are not removed the newer.
/// </summary>
/// <remarks>
/// E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986): the shortest edit script is a
/// furthest-reaching path through the edit graph, found by trying 0, 1, 2 ... differences. Texts that differ in more
/// than <see cref="MostDifferences"/> places count as replaced: nobody would read such a list, and it bounds the work.
/// </remarks>
public static partial class WordDifference
{
    private const int MostDifferences = 1000;

    public static IReadOnlyList<DifferencePart> Between(string older, string newer)
    {
        var parts = new List<DifferencePart>();
        List<string> removed = [], added = [];
        void Flush()
        {
            parts.AddRange(Script(Words(string.Concat(removed)), Words(string.Concat(added))));
            removed.Clear();
            added.Clear();
        }

        foreach (var line in Script(Lines(older), Lines(newer)))
        {
            switch (line.Kind)
            {
                case DifferenceKind.Removed:
                    removed.Add(line.Text);
                    break;
                case DifferenceKind.Added:
                    added.Add(line.Text);
                    break;
                default:
                    Flush();
                    parts.Add(line);
                    break;
            }
        }

        Flush();
        return Joined(parts);
    }

    /// <summary>The shortest way from one sequence to the other, piece by piece.</summary>
    private static List<DifferencePart> Script(IReadOnlyList<string> from, IReadOnlyList<string> to)
    {
        // reach[d][k]: the furthest x on diagonal k = x - y with d differences.
        var trace = new List<Dictionary<int, int>>();
        var reach = new Dictionary<int, int> { [1] = 0 };
        var most = Math.Min(MostDifferences, from.Count + to.Count);
        for (var d = 0; d <= most; d++)
        {
            trace.Add(new Dictionary<int, int>(reach));
            for (var k = -d; k <= d; k += 2)
            {
                var x = IsDown(reach, k, d) ? reach[k + 1] : reach[k - 1] + 1;
                while (x < from.Count && x - k < to.Count && from[x] == to[x - k])
                {
                    x++;
                }

                reach[k] = x;
                if (x >= from.Count && x - k >= to.Count)
                {
                    return Walked(from, to, trace);
                }
            }
        }

        return [.. from.Select(t => new DifferencePart(DifferenceKind.Removed, t)), .. to.Select(t => new DifferencePart(DifferenceKind.Added, t))];
    }

    /// <summary>Whether the furthest path comes from above (something added) rather than from the left (something removed).</summary>
    private static bool IsDown(Dictionary<int, int> reach, int k, int d) => k == -d || (k != d && reach[k - 1] < reach[k + 1]);

    /// <summary>Walks the path back from its end.</summary>
    private static List<DifferencePart> Walked(IReadOnlyList<string> from, IReadOnlyList<string> to, List<Dictionary<int, int>> trace)
    {
        var parts = new List<DifferencePart>();
        var (x, y) = (from.Count, to.Count);
        for (var d = trace.Count - 1; d >= 0; d--)
        {
            var k = x - y;
            var isDown = IsDown(trace[d], k, d);
            var startX = d == 0 ? 0 : trace[d][isDown ? k + 1 : k - 1];
            var startY = d == 0 ? 0 : startX - (isDown ? k + 1 : k - 1);
            while (x > startX && y > startY)
            {
                parts.Add(new DifferencePart(DifferenceKind.Same, from[--x]));
                y--;
            }

            if (d > 0)
            {
                parts.Add(isDown ? new DifferencePart(DifferenceKind.Added, to[startY]) : new DifferencePart(DifferenceKind.Removed, from[startX]));
                (x, y) = (startX, startY);
            }
        }

        parts.Reverse();
        return parts;
    }

    /// <summary>
    /// Pieces of one kind as one, what was removed before what was added in its place. A space that both texts have
    /// between two replaced words goes with them: whole stretches are read more easily than marks word by word.
    /// </summary>
    private static List<DifferencePart> Joined(List<DifferencePart> parts)
    {
        var joined = new List<DifferencePart>();
        string removed = string.Empty, added = string.Empty, same = string.Empty, between = string.Empty;
        void Put(DifferenceKind kind, ref string text)
        {
            if (text.Length > 0)
            {
                joined.Add(new DifferencePart(kind, text));
            }

            text = string.Empty;
        }

        foreach (var part in parts)
        {
            if (part.Kind == DifferenceKind.Same)
            {
                if (removed.Length > 0 && added.Length > 0 && IsBetweenWords(between + part.Text))
                {
                    between += part.Text;
                    continue;
                }

                Put(DifferenceKind.Removed, ref removed);
                Put(DifferenceKind.Added, ref added);
                same += between + part.Text;
                between = string.Empty;
                continue;
            }

            Put(DifferenceKind.Same, ref same);
            removed += between;
            added += between;
            between = string.Empty;
            if (part.Kind == DifferenceKind.Removed)
            {
                removed += part.Text;
            }
            else
            {
                added += part.Text;
            }
        }

        Put(DifferenceKind.Same, ref same);
        Put(DifferenceKind.Removed, ref removed);
        Put(DifferenceKind.Added, ref added);
        Put(DifferenceKind.Same, ref between);
        return joined;
    }

    private static bool IsBetweenWords(string text) => text.All(c => char.IsWhiteSpace(c) && c != '\n');

    private static List<string> Lines(string text) => [.. Line().Matches(text.ReplaceLineEndings("\n")).Select(m => m.Value)];

    private static List<string> Words(string text) => [.. Word().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"[^\n]*\n|[^\n]+")]
    private static partial Regex Line();

    /// <summary>Words, spaces and single signs.</summary>
    [GeneratedRegex(@"[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]")]
    private static partial Regex Word();
}
