using PartnershipForChange.Application.Workshops;

namespace PartnershipForChange.Web.Features.Workshops.Manage;

/// <summary>Sessions in a table, each with a link to its people.</summary>
public sealed record SessionTable(string Round, LocalisedText Title, IReadOnlyList<SessionRow> Sessions, DateTimeOffset Now, DateOnly Today);
