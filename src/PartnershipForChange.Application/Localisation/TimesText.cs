using PartnershipForChange.Application.Common;

namespace PartnershipForChange.Application.Localisation;

/// <summary>When something takes place.</summary>
public static class TimesText
{
    /// <summary>For example <c>Monday, 15 March 2027, 09:00–12:00</c>, where the programme runs.</summary>
    public static string When(this Text text, DateTimeOffset starts, DateTimeOffset ends) =>
        $"{text.WeekdayOf(starts)}, {text.DayAndYear(starts.LocalDay())}, {text.Times(starts, ends)}";

    /// <summary>For example <c>09:00–12:00</c>, or <c>09:00 – 16 March, 12:00</c> where it ends on another day.</summary>
    public static string Times(this Text text, DateTimeOffset starts, DateTimeOffset ends) =>
        $"{text.Time(starts)}{(starts.LocalDay() == ends.LocalDay() ? "–" : " – ")}{text.End(starts, ends)}";

    /// <summary>For example <c>12:00</c>, or <c>16 March, 12:00</c> where it is not the day of the beginning.</summary>
    public static string End(this Text text, DateTimeOffset starts, DateTimeOffset ends) =>
        starts.LocalDay() == ends.LocalDay() ? text.Time(ends) : $"{text.Day(ends.LocalDay())}, {text.Time(ends)}";

    public static string Time(this Text text, DateTimeOffset at) => at.ToLocal().ToString("t", text.Culture);

    private static string WeekdayOf(this Text text, DateTimeOffset at) => at.ToLocal().ToString("dddd", text.Culture).Capitalised();
}
