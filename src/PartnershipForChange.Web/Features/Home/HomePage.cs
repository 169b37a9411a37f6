using PartnershipForChange.Application.Home;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Organisations;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.Features.Shared.Charts;
using PartnershipForChange.Web.TagHelpers;

namespace PartnershipForChange.Web.Features.Home;

/// <summary>The home of someone signed in.</summary>
/// <param name="ToDos">What presses most comes first.</param>
/// <param name="Rounds">The open rounds, for coordinators.</param>
/// <param name="Organisations">Those the reader is a contact of.</param>
/// <param name="Trend">The long view, for reporters.</param>
public sealed record HomePage(
    Actor Actor, DateOnly Today, IReadOnlyList<ToDo> ToDos, IReadOnlyList<RoundStanding> Rounds, IReadOnlyList<OwnOrganisation> Organisations,
    StackedChart? Trend)
{
    public string FirstName => Actor.Name.Split(' ')[0];

    public ToDo? Next => ToDos.Count > 0 ? ToDos[0] : null;

    public Urgency UrgencyOf(ToDo toDo) => toDo.UrgencyOn(Today) switch
    {
        ToDoUrgency.Late => Urgency.Late,
        ToDoUrgency.Soon => Urgency.Soon,
        _ => Urgency.None,
    };
}

public static class ToDoText
{
    /// <summary>The sentence of a to-do.</summary>
    public static string Of(this Text text, ToDo toDo) =>
        (toDo.Count is { } count ? text.Plural(toDo.Key, count, toDo.Arguments) : text[toDo.Key, toDo.Arguments]).Capitalised();

    /// <summary>When a thing is due, as people say it: "3 days late", "today", "2 days left", "by 15 March"; null without a day.</summary>
    public static string? Due(this Text text, DateOnly? due, DateOnly today) => due is not { } day ? null
        : (day.DayNumber - today.DayNumber) switch
        {
            < 0 and var days => text.Plural("Home.DaysLate", -days),
            0 => text["Home.DueToday"],
            <= 7 and var days => text.Plural("Home.DaysLeft", days),
            _ => text["Home.DueBy", text.Day(day)],
        };
}
