using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PartnershipForChange.Application.Common;

namespace PartnershipForChange.Application.Data;

/// <summary>
/// Deletes what the privacy notice says is kept no longer: messages after a year, the audit trail after five years. How much was
/// deleted goes to the log. Texts <c>Public.Privacy.MailUntil</c> and <c>AuditUntil</c> say the same.
/// </summary>
internal sealed class Retention(PortalDbContext db, ILogger<Retention> log) : IDailyTask
{
    private const int YearsOfMessages = 1;
    private const int YearsOfTrail = 5;

    public async Task Run(DateOnly today, CancellationToken cancellation)
    {
        var (messagesSince, trailSince) = (today.AddYears(-YearsOfMessages).BeginsAt(), today.AddYears(-YearsOfTrail).BeginsAt());
        var messages = await db.OutboxMessages.Where(m => m.CreatedAt < messagesSince).ExecuteDeleteAsync(cancellation);
        var entries = await db.AuditEntries.Where(a => a.At < trailSince).ExecuteDeleteAsync(cancellation);
        if (messages + entries > 0)
        {
            log.LogInformation("Kept no longer: {Messages} messages, {Entries} entries of the audit trail", messages, entries);
        }
    }
}
