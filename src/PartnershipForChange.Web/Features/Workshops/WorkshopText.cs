using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Web.Features.Shared;

namespace PartnershipForChange.Web.Features.Workshops;

/// <summary>Sentences about workshops.</summary>
public static class WorkshopText
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
