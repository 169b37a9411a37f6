using PartnershipForChange.Application.Placements;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Web.Features.Shared.Lists;

namespace PartnershipForChange.Web.Features.Placements.Board;

/// <summary>The columns of a run's guests: a draft speaks of pins, a published run of answers.</summary>
internal static class GuestColumns
{
    public static ListDefinition<GuestRow> Draft { get; } = Of(
        "draft-placements",
        new ListColumn<GuestRow>("pinned", "Placements.Column.Pinned", (g, t) => t[g.Seat?.IsPinned == true ? "Shared.Yes" : "Shared.No"]));

    public static ListDefinition<GuestRow> Published { get; } = Of(
        "placements",
        new("guest-answer", "Placements.Column.GuestAnswer", (g, t) => g.Seat is { AnswerBy: not null } seat ? t.Of(seat.Guest.State) : null),
        new("host-answer", "Placements.Column.HostAnswer", (g, t) => g.Seat is { AnswerBy: not null } seat ? t.Of(seat.HostAnswer.State) : null),
        new("answer-by", "Placements.Column.AnswerBy", (g, _) => g.Seat?.AnswerBy) { IsUsual = false });

    private static ListDefinition<GuestRow> Of(string name, params ListColumn<GuestRow>[] more) => new(
        name,
        "Placements.List",
        "Lists.File.Placements",
        usualSort: "name",
        [
            new("guest", "Placements.Column.Guest", (g, _) => g.Name) { Sort = "name", IsHead = true },
            new("email", "Placements.Column.Email", (g, _) => Person.IsReachable(g.Email) ? g.Email : null) { IsUsual = false },
            new("organisation", "Placements.Column.Organisation", (g, t) => t.Of(g.Organisation)) { Sort = "organisation" },
            new("host", "Placements.Column.Host", (g, t) => g.Seat is { } seat ? t.Of(seat.Host) : null) { Sort = "host" },
            new("place", "Placements.Column.HostPlace", (g, _) => g.Seat?.PlaceCode) { IsUsual = false },
            new("department", "Placements.Column.Department", (g, _) => g.Seat?.Department),
            new("city", "Placements.Column.City", (g, _) => g.Seat?.City) { IsUsual = false },
            new("week", "Placements.Column.Week", (g, _) => g.Seat?.Week) { Sort = "week" },
            new("rank", "Placements.Column.Rank", (g, _) => g.Seat?.Rank) { Sort = "rank" },
            new("mentor", "Placements.Column.Mentor", (g, _) => g.Seat?.Mentor) { IsUsual = false },
            new("mentor-email", "Placements.Column.MentorEmail", (g, _) => g.Seat?.MentorEmail) { IsUsual = false },
            .. more,
        ]);
}
