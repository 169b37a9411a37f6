using PartnershipForChange.Application.HostPlaces;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Web.Features.Shared.Lists;

namespace PartnershipForChange.Web.Features.HostPlaces;

internal static class HostPlaceColumns
{
    public static ListDefinition<HostPlaceRow> List { get; } = new(
        "places",
        "HostPlaces.Manage.Title",
        "Lists.File.HostPlaces",
        usualSort: "host",
        new("host", "HostPlaces.Column.Host", (r, t) => t.Of(r.Organisation)) { Sort = "host", IsHead = true },
        new("code", "Organisations.Column.Code", (r, _) => r.Code),
        new("department", "HostPlaces.Column.Place", (r, _) => r.Department) { Sort = "department" },
        new("city", "HostPlaces.Column.City", (r, _) => r.City) { Sort = "city" },
        new("weeks", "HostPlaces.Column.Weeks", (r, t) => string.Join(", ", r.Weeks.Select(w => t.Days(w, w.AddDays(4))))),
        new("perweek", "HostPlaces.Column.PerWeek", (r, _) => r.PlacesPerWeek) { Sort = "perweek", IsNumeric = true },
        new("languages", "HostPlaces.Column.Languages", (r, t) => string.Join(", ", r.Languages.Select(t.LanguageName))),
        new("mentor", "HostPlaces.Column.Mentor", (r, _) => r.MentorName) { Sort = "mentor" },
        new("mentor-email", "Placements.Column.MentorEmail", (r, _) => r.MentorEmail) { IsUsual = false });
}
