using PartnershipForChange.Application.Workshops;

namespace PartnershipForChange.Web.Features.Workshops.Manage;

/// <summary>Sessions in a table, each with a link to its people.</summary>
/// <param name="IsCancelled">All that is to come is off: the round has no workshops any more.</param>
public sealed record SessionTable(string Round, LocalisedText Title, IReadOnlyList<SessionRow> Sessions, DateTimeOffset Now, DateOnly Today, bool IsCancelled);
