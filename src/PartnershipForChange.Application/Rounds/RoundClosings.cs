using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds;

internal static class RoundClosings
{
    /// <summary>As the trail of changes writes it down, when a coordinator closes a round.</summary>
    private const string Closing = "\"State\":[\"Open\",\"Closed\"]";

    /// <summary>The day on which the round was closed; no query while it is open.</summary>
    public static async Task<DateOnly?> ClosedOn(this PortalDbContext db, Round round, CancellationToken cancellation) =>
        round.State != RoundState.Closed ? null
        : await db.AuditEntries.AsNoTracking().Where(a => a.SubjectId == round.Id && a.Changes.Contains(Closing))
            .OrderByDescending(a => a.At).Select(a => (DateTimeOffset?)a.At).FirstOrDefaultAsync(cancellation) is { } at ? at.LocalDay() : null;
}
