using System.Globalization;
using PartnershipForChange.Matching.Teams;

namespace PartnershipForChange.Benchmarks.Teams;

/// <summary>
/// Reads an instance of MDGPLIB: a line <c>n m ss|ds L1 U1 ... Lm Um</c>, then a line <c>i j d</c> per pair,
/// elements from 0.
/// </summary>
internal static class MdgpFile
{
    private const int MaxElements = 5_000;
    private const int MaxFaults = 100;

    /// <exception cref="BadInputException">A line per fault: file, row, column, what is wrong.</exception>
    public static TeamProblem Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new BadInputException($"{path}: There is no such file.");
        }

        using var lines = File.ReadLines(path).GetEnumerator();
        var name = Path.GetFileName(path);
        var (n, least, most) = Header(name, lines.MoveNext() ? lines.Current : string.Empty);
        return new TeamProblem { People = n, Least = least, Most = most, Distances = Distances(name, n, lines) };
    }

    private static (int Elements, int[] Least, int[] Most) Header(string name, string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length < 3 || Whole(words[0]) is not (>= 1 and <= MaxElements) || Whole(words[1]) is not >= 1)
        {
            throw new BadInputException($"{name}, row 1: It should read \"n m ss L1 U1 ... Lm Um\", with n from 1 to {MaxElements} and m of 1 or more.");
        }

        var (n, m) = (Whole(words[0])!.Value, Whole(words[1])!.Value);
        if (words.Length - 3 != 2L * m)
        {
            throw new BadInputException($"{name}, row 1: There are {words.Length - 3} bounds for {m} groups; there should be two for each.");
        }

        var bounds = words.Skip(3).Select(Whole).ToArray();
        var wrong = Enumerable.Range(0, bounds.Length)
            .Where(k => bounds[k] is not >= 0 || (k % 2 == 1 && bounds[k] < bounds[k - 1]))
            .Select(k => $"{name}, row 1, column {k + 4}: The bound {words[k + 3]} should be a whole number, and an upper one not below its lower one.")
            .ToList();
        return wrong.Count > 0
            ? throw new BadInputException(wrong)
            : (n, [.. bounds.Where((_, k) => k % 2 == 0).Select(bound => bound!.Value)], [.. bounds.Where((_, k) => k % 2 == 1).Select(bound => bound!.Value)]);
    }

    private static double[] Distances(string name, int n, IEnumerator<string> lines)
    {
        var distances = new double[n * n];
        Array.Fill(distances, double.NaN);
        var faults = new List<string>();
        var row = 1;
        while (lines.MoveNext() && faults.Count < MaxFaults)
        {
            row++;
            if (!string.IsNullOrWhiteSpace(lines.Current) && Fault(lines.Current, n, distances) is { } fault)
            {
                faults.Add($"{name}, row {row}{fault}");
            }
        }

        for (var i = 0; i < n; i++)
        {
            distances[(i * n) + i] = 0;
            for (var j = i + 1; j < n && faults.Count < MaxFaults; j++)
            {
                if (double.IsNaN(distances[(i * n) + j]))
                {
                    faults.Add($"{name}: The distance of {i} and {j} is missing.");
                }
            }
        }

        return faults.Count == 0 ? distances : throw new BadInputException(faults);
    }

    /// <summary>Takes one line; what is wrong with it, or null.</summary>
    private static string? Fault(string line, int n, double[] distances)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length != 3)
        {
            return $": There are {words.Length} values; there should be three, i j d.";
        }

        for (var column = 0; column < 2; column++)
        {
            if (Whole(words[column]) is not { } element || element < 0 || element >= n)
            {
                return $", column {column + 1}: {words[column]} is not an element; they are 0 to {n - 1}.";
            }
        }

        if (!double.TryParse(words[2], NumberStyles.Float, CultureInfo.InvariantCulture, out var distance) || !double.IsFinite(distance))
        {
            return $", column 3: {words[2]} is not a number.";
        }

        var (i, j) = (Whole(words[0])!.Value, Whole(words[1])!.Value);
        if (i == j || !double.IsNaN(distances[(i * n) + j]))
        {
            return i == j ? ": An element has no distance to itself." : $": The pair {i} {j} appears twice.";
        }

        distances[(i * n) + j] = distances[(j * n) + i] = distance;
        return null;
    }

    private static int? Whole(string word) =>
        int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
