using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Web.TagHelpers;

namespace PartnershipForChange.Web.Features.Shared;

/// <summary>The last day for something, said in one way wherever something waits.</summary>
public static class Deadlines
{
    private const int SoonDays = 7;

    /// <summary>
    /// The date, with the days beside it where it is near or past: "was due 15 March (3 days late)", "by 15 March (today)",
    /// "by 15 March (2 days left)", "by 15 March"; null without a day.
    /// </summary>
    public static string? Due(this Text text, DateOnly? due, DateOnly today) => due is not { } day ? null
        : (day.DayNumber - today.DayNumber) switch
        {
            < 0 and var days => text["Home.WasDue", text.Day(day), text.Plural("Home.DaysLate", -days)],
            0 => text["Home.DueNear", text.Day(day), text["Home.DueToday"]],
            <= SoonDays and var days => text["Home.DueNear", text.Day(day), text.Plural("Home.DaysLeft", days)],
            _ => text["Home.DueBy", text.Day(day)],
        };

    /// <summary>How much a day presses: late once it has passed, soon within a week.</summary>
    public static Urgency Presses(this DateOnly? due, DateOnly today) =>
        due is not { } day ? Urgency.None
        : day < today ? Urgency.Late
        : day <= today.AddDays(SoonDays) ? Urgency.Soon
        : Urgency.None;
}
