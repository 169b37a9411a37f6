using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Participations;
using PartnershipForChange.Web.Features.Shared.Lists;

namespace PartnershipForChange.Web.Features.Participations;

internal static class ParticipationColumns
{
    public static ListDefinition<ParticipationRow> List { get; } = new(
        "participations",
        "Participations.Title",
        "Lists.File.Participations",
        usualSort: "name",
        new("name", "Participations.Column.Name", (r, t) => t.Of(r.Name)) { Sort = "name", IsHead = true },
        new("code", "Organisations.Column.Code", (r, _) => r.Code) { IsUsual = false },
        new("side", "Organisations.Column.Side", (r, t) => t.Of(r.Sector)) { Sort = "side", IsUsual = false },
        new("state", "Participations.Column.State", (r, t) => r.State is { } state ? t.Of(state) : t.Of(InvitationStatus.NotInvited)) { Sort = "state" },
        new("reason", "Participations.Column.Reason", (r, _) => r.Reason) { IsUsual = false },
        new("sends", "Participations.Column.Sends", (r, _) => r.Sends) { Sort = "sends", IsNumeric = true },
        new("people", "Participations.Column.People", (r, _) => r.People) { IsNumeric = true, IsUsual = false },
        new("hosts", "Participations.Column.Hosts", (r, _) => r.Hosts) { Sort = "hosts", IsNumeric = true },
        new("places", "Participations.Column.Places", (r, _) => r.Places) { IsNumeric = true, IsUsual = false },
        new("contacts", "Organisations.Column.Contacts", (r, _) => r.Contacts) { IsNumeric = true, IsUsual = false },
        new("answered", "Participations.Column.Answered", (r, _) => r.AnsweredAt?.LocalDay()) { Sort = "answered" },
        new("reminded", "Participations.Column.Reminded", (r, _) => r.RemindedOn) { Sort = "reminded", IsUsual = false });
}
