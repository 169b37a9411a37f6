using System.Globalization;
using System.Text.RegularExpressions;

namespace PartnershipForChange.Application.Import;

/// <summary>
/// Reads the cells of a table's current row as values. A cell that is not what it should be is reported and read as
/// an empty value, so that one reading finds every fault of a row.
/// </summary>
internal sealed partial class CellReader(CsvTable table)
{
    private const char ListSeparator = '|';
    private const int MaxEmailLength = 254;
    private const int MaxCodeLength = 32;
    private const int MaxListItems = 60;
    private const int MaxItemLength = 80;

    // ISO first; the others are what a Slovene spreadsheet makes of a date when it saves a CSV file.
    private static readonly string[] DateFormats = ["yyyy-MM-dd", "d.M.yyyy", "d. M. yyyy"];

    public string Text(string column, int maxLength, bool required = false)
    {
        var text = table[column];
        if (text.Length > maxLength)
        {
            table.Fault(column, "TooLong", Number(text.Length), Number(maxLength));
        }

        return Present(column, text, required);
    }

    /// <summary>A code: no spaces and no list separator, so that lists of codes can be read back.</summary>
    public string Code(string column, bool required = true)
    {
        var code = Text(column, MaxCodeLength, required);
        if (code.Any(character => char.IsWhiteSpace(character) || character == ListSeparator))
        {
            table.Fault(column, "CodeShape", code);
        }

        return code;
    }

    /// <summary>A code that the row gives to something: as <see cref="Guard.Code"/> wants it, since it will stand in addresses.</summary>
    public string NewCode(string column)
    {
        var code = Text(column, MaxCodeLength, required: true);
        if (!code.All(Guard.IsOfCode))
        {
            table.Fault(column, "NewCodeShape", code);
        }

        return code;
    }

    public string Email(string column, bool required)
    {
        var email = Text(column, MaxEmailLength, required);
        if (email.Length > 0 && !EmailShape().IsMatch(email))
        {
            table.Fault(column, "EmailShape", email);
        }

        return email;
    }

    public int? WholeNumber(string column, int least, int most, bool required)
    {
        var text = Present(column, table[column], required);
        if (text.Length == 0)
        {
            return null;
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            table.Fault(column, "NotNumber", text);
            return null;
        }

        if (number < least || number > most)
        {
            table.Fault(column, "OutOfRange", text, Number(least), Number(most));
        }

        return number;
    }

    public DateOnly? Date(string column, bool required)
    {
        var text = Present(column, table[column], required);
        return text.Length == 0 ? null : Date(column, text);
    }

    /// <summary>One of the allowed words, in the spelling of <paramref name="allowed"/>.</summary>
    public string Word(string column, IReadOnlyList<string> allowed, string rule, bool required)
    {
        var text = Present(column, table[column], required);
        return text.Length == 0 ? text : Known(column, text, allowed, rule) ?? string.Empty;
    }

    public IReadOnlyList<string> Words(string column, IReadOnlyList<string> allowed, string rule, bool required) =>
        [.. List(column, required).Select(item => Known(column, item, allowed, rule)).OfType<string>()];

    /// <summary>Languages as two-letter ISO 639-1 codes, lower case.</summary>
    public IReadOnlyList<string> Languages(string column, bool required)
    {
        var languages = List(column, required);
        foreach (var language in languages.Where(language => language.Length != 2 || !language.All(char.IsAsciiLetter)))
        {
            table.Fault(column, "LanguageShape", language);
        }

        return [.. languages.Select(language => language.ToLowerInvariant())];
    }

    /// <summary>Weeks, each named by its Monday.</summary>
    public IReadOnlyList<DateOnly> Weeks(string column, bool required)
    {
        var weeks = new List<DateOnly>();
        foreach (var item in List(column, required))
        {
            if (Date(column, item) is not { } day)
            {
                continue;
            }

            if (day.DayOfWeek != DayOfWeek.Monday)
            {
                var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
                table.Fault(column, "WeekNotMonday", item, monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            }

            weeks.Add(day);
        }

        return weeks;
    }

    /// <summary>The items of a cell, separated by <c>|</c>; empty items are left out.</summary>
    public IReadOnlyList<string> List(string column, bool required = false)
    {
        var text = Present(column, table[column], required);
        if (text.Length == 0)
        {
            return [];
        }

        var items = text.Split(ListSeparator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (items.Length > MaxListItems)
        {
            table.Fault(column, "TooManyItems", Number(items.Length), Number(MaxListItems));
        }

        foreach (var item in items.Where(item => item.Length > MaxItemLength))
        {
            table.Fault(column, "ItemTooLong", item, Number(MaxItemLength));
        }

        return items;
    }

    private string Present(string column, string text, bool required)
    {
        if (required && text.Length == 0 && table.Has(column))
        {
            table.Fault(column, "Required");
        }

        return text;
    }

    private string? Known(string column, string word, IReadOnlyList<string> allowed, string rule)
    {
        var known = allowed.FirstOrDefault(one => one.Equals(word, StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            table.Fault(column, rule, word, string.Join(", ", allowed));
        }

        return known;
    }

    private DateOnly? Date(string column, string text)
    {
        if (DateOnly.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        table.Fault(column, "NotDate", text);
        return null;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    // The shape browsers hold an e-mail field to (WHATWG HTML, "valid e-mail address").
    [GeneratedRegex(@"^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$")]
    private static partial Regex EmailShape();
}
