using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Localisation;

namespace PartnershipForChange.Web.Features.Shared;

/// <summary>When something takes place.</summary>
public static class TimesText
{
    /// <summary>For example <c>Monday, 15 March 2027, 09:00–12:00</c>, where the programme runs.</summary>
    public static string When(this Text text, DateTimeOffset starts, DateTimeOffset ends) =>
        $"{text.WeekdayOf(starts)}, {text.DayAndYear(starts.LocalDay())}, {text.Times(starts, ends)}";

    /// <summary>For example <c>09:00–12:00</c>; with the day of the end where it is another one.</summary>
    public static string Times(this Text text, DateTimeOffset starts, DateTimeOffset ends)
    {
        var end = ends.ToLocal().ToString("t", text.Culture);
        return starts.LocalDay() == ends.LocalDay()
            ? $"{starts.ToLocal().ToString("t", text.Culture)}–{end}"
            : $"{starts.ToLocal().ToString("t", text.Culture)}–{text.Day(ends.LocalDay())} {end}";
    }

    private static string WeekdayOf(this Text text, DateTimeOffset at) => at.ToLocal().ToString("dddd", text.Culture).Capitalised();
}
