namespace PartnershipForChange.Application.Localisation;

/// <summary>Days as people write them in the reader's language.</summary>
public static class DayText
{
    /// <summary>For example <c>15. marca</c> or <c>15 March</c>.</summary>
    public static string Day(this Text text, DateOnly day) => day.ToString(text.IsEnglish() ? "d MMMM" : "d. MMMM", text.Culture);

    /// <summary>For example <c>15. marca 2027</c> or <c>15 March 2027</c>.</summary>
    public static string DayAndYear(this Text text, DateOnly day) =>
        day.ToString(text.IsEnglish() ? "d MMMM yyyy" : "d. MMMM yyyy", text.Culture);

    /// <summary>As <see cref="DayAndYear"/>, or the year alone where nobody knows more.</summary>
    public static string When(this Text text, DayOrYear when) =>
        when.Precision == DatePrecision.Year ? when.Year.ToString(text.Culture) : text.DayAndYear(when.Day);

    /// <summary>For example <c>15.–26. marca</c>, <c>31. maja–18. junija</c> or <c>31 May–18 June</c>.</summary>
    public static string Days(this Text text, DateOnly from, DateOnly to)
    {
        var first = (from == to, from.Month == to.Month && from.Year == to.Year) switch
        {
            (true, _) => string.Empty,
            (_, true) => from.ToString(text.IsEnglish() ? "%d" : "d.", text.Culture) + "–",
            _ => text.Day(from) + "–",
        };
        return first + text.Day(to);
    }

    /// <summary>As <see cref="Days"/>, with the year of the last day.</summary>
    public static string DaysAndYear(this Text text, DateOnly from, DateOnly to) =>
        from.Year == to.Year
            ? text.Days(from, to) + to.ToString(" yyyy", text.Culture)
            : $"{text.DayAndYear(from)}–{text.DayAndYear(to)}";

    /// <summary>As <see cref="Days"/>, with the year where the days are so far from today that one might think of another.</summary>
    public static string DaysSeenFrom(this Text text, DateOnly today, DateOnly from, DateOnly to) =>
        IsFar(today, from) || IsFar(today, to) ? text.DaysAndYear(from, to) : text.Days(from, to);

    /// <summary>As <see cref="Day"/>, with the year where the day is so far from today that one might think of another.</summary>
    public static string DaySeenFrom(this Text text, DateOnly today, DateOnly day) => IsFar(today, day) ? text.DayAndYear(day) : text.Day(day);

    private static bool IsFar(DateOnly today, DateOnly day) => Math.Abs(day.DayNumber - today.DayNumber) > 300;

    private static bool IsEnglish(this Text text) => text.Culture.TwoLetterISOLanguageName == "en";
}
