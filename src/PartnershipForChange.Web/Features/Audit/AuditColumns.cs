using PartnershipForChange.Application.Audit;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Web.Features.Shared.Lists;

namespace PartnershipForChange.Web.Features.Audit;

internal static class AuditColumns
{
    public static ListDefinition<AuditRow> List { get; } = new(
        "audit",
        "Audit.Title",
        "Lists.File.Audit",
        usualSort: "-when",
        new("when", "Audit.When", (a, _) => a.At.LocalTime()) { Sort = "when", IsHead = true },
        new("who", "Audit.Who", (a, _) => a.Actor) { Sort = "who" },
        new("act", "Audit.Act", (a, t) => t.Of(a.Act, "Audit")),
        new("what", "Audit.What", (a, _) => a.About.Length > 0 ? $"{a.Subject}: {a.About}" : a.Subject) { Sort = "what" },
        new("round", "Audit.Round", (a, t) => a.Round is null ? null : t.Of(a.Round)) { IsUsual = false },
        new("changes", "Audit.Changes", (a, _) => string.Join("; ", a.Changes.Select(c => $"{c.Property}: {c.From ?? "–"} → {c.To ?? "–"}"))));
}
