using System.Text;

namespace PartnershipForChange.Application.Import;

/// <summary>Between the words of files and the names of the domain.</summary>
internal static class Cells
{
    /// <summary><c>state_owned_company</c> or <c>open tender</c> → the value of that name; a word that is none (already a fault) gives the first.</summary>
    public static T EnumOf<T>(string word)
        where T : struct, Enum =>
        Enum.TryParse<T>(word.Replace("_", string.Empty, StringComparison.Ordinal).Replace(" ", string.Empty, StringComparison.Ordinal), ignoreCase: true, out var value)
            ? value
            : default;

    /// <summary>The column of a field: <c>MentorName</c> → <c>mentor_name</c>.</summary>
    public static string ColumnOf(string? field)
    {
        var column = new StringBuilder();
        foreach (var c in field ?? string.Empty)
        {
            if (char.IsUpper(c) && column.Length > 0)
            {
                column.Append('_');
            }

            column.Append(char.ToLowerInvariant(c));
        }

        return column.ToString();
    }

    public static bool SameSet(IEnumerable<string> one, IEnumerable<string> other) =>
        one.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(other);

    public static bool SameList(IReadOnlyList<string> one, IEnumerable<string> other) =>
        one.SequenceEqual(other.Distinct(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);

    /// <summary>As the domain keeps them: each once, in order.</summary>
    public static IEnumerable<DateOnly> WeeksInOrder(this HostPlaceRow row) => row.Weeks.Distinct().Order();

    /// <inheritdoc cref="WeeksInOrder(HostPlaceRow)"/>
    public static IEnumerable<DateOnly> WeeksInOrder(this ParticipantRow row) => row.WeeksAvailable.Distinct().Order();

    /// <summary>What <paramref name="make"/> makes, or null after reporting the rule that forbids it.</summary>
    /// <param name="column">Column of a field whose name in the file is another one.</param>
    public static T? Try<T>(this ImportFaults faults, string file, int row, Func<T> make, Func<string, string>? column = null)
        where T : class
    {
        try
        {
            return make();
        }
        catch (DomainRuleException broken)
        {
            faults.Add(file, row, broken, column);
            return null;
        }
    }

    /// <summary>Reports what a rule says against a row, in the column of the rule's field.</summary>
    /// <param name="column">Column of a field whose name in the file is another one.</param>
    public static void Add(this ImportFaults faults, string file, int row, DomainRuleException broken, Func<string, string>? column = null)
    {
        var name = ColumnOf(broken.Field);
        faults.Add(file, row, column?.Invoke(name) ?? name, broken);
    }
}
