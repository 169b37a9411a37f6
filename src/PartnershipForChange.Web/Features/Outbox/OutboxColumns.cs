using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Messaging;
using PartnershipForChange.Web.Features.Shared.Lists;

namespace PartnershipForChange.Web.Features.Outbox;

internal static class OutboxColumns
{
    public static ListDefinition<OutboxRow> List { get; } = new(
        "outbox",
        "Outbox.Title",
        "Lists.File.Outbox",
        usualSort: "-written",
        new("subject", "Outbox.Subject", (m, _) => m.Subject) { Sort = "subject", IsHead = true },
        new("name", "Outbox.To", (m, _) => m.Name) { IsUsual = false },
        new("to", "Outbox.Address", (m, _) => m.To) { Sort = "to" },
        new("written", "Outbox.Written", (m, _) => m.CreatedAt.LocalTime()) { Sort = "written" },
        new("left", "Outbox.Left", (m, _) => m.SentAt?.LocalTime()) { Sort = "left" },
        new("attempts", "Outbox.Attempts", (m, _) => m.Attempts) { Sort = "attempts", IsNumeric = true, IsUsual = false },
        new("state", "Outbox.State", (m, t) => t.Of(m.State, "Outbox")) { Sort = "state" });
}
