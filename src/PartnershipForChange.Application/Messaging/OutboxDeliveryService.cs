using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PartnershipForChange.Application.Data;

namespace PartnershipForChange.Application.Messaging;

/// <summary>
/// Hands due messages to the mail server. A message is taken by one conditional update, so that of two nodes one
/// wins; what became of it is written down before the next is taken. A node that dies in between leaves it in
/// <see cref="OutboxState.Sending"/>, and nobody sends it again without a coordinator's word.
/// </summary>
public sealed class OutboxDeliveryService(
    PortalDbContext db, IMailTransport transport, TimeProvider clock, ILogger<OutboxDeliveryService> log)
{
    /// <summary>Longer than any hand-over takes: whatever is still being handed over then was left behind.</summary>
    public static readonly TimeSpan LongestHandOver = TimeSpan.FromMinutes(10);

    private const int Batch = 50;

    /// <summary>Sends what is due, message by message, until nothing is.</summary>
    /// <returns>How many the server took.</returns>
    public async Task<int> SendDue(CancellationToken cancellation)
    {
        var sent = 0;
        while (await Due(cancellation) is { Count: > 0 } due)
        {
            foreach (var (id, version) in due)
            {
                cancellation.ThrowIfCancellationRequested();
                sent += await Take(id, version, cancellation) && await HandOver(id) ? 1 : 0;
            }
        }

        return sent;
    }

    /// <summary>Marks messages that a stopped node left half-way.</summary>
    /// <returns>How many.</returns>
    public Task<int> MarkUnconfirmed(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - LongestHandOver;
        var version = Guid.NewGuid();
        return db.OutboxMessages
            .Where(m => m.State == OutboxState.Sending && m.NextAttemptAt < before)
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.State, OutboxState.Unconfirmed).SetProperty(m => m.Version, version), cancellation);
    }

    private async Task<IReadOnlyList<(Guid Id, Guid Version)>> Due(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var due = await db.OutboxMessages.AsNoTracking()
            .Where(m => m.State == OutboxState.Waiting && m.NextAttemptAt <= now)
            .OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Id)
            .Take(Batch)
            .Select(m => new { m.Id, m.Version })
            .ToListAsync(cancellation);
        return [.. due.Select(m => (m.Id, m.Version))];
    }

    /// <summary>True when this node is the one that may send it now.</summary>
    private async Task<bool> Take(Guid id, Guid version, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var taken = Guid.NewGuid();
        return await db.OutboxMessages
            .Where(m => m.Id == id && m.Version == version && m.State == OutboxState.Waiting)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(m => m.State, OutboxState.Sending)
                    .SetProperty(m => m.Attempts, m => m.Attempts + 1)
                    .SetProperty(m => m.NextAttemptAt, now)
                    .SetProperty(m => m.Version, taken),
                cancellation) == 1;
    }

    /// <summary>
    /// Sends and writes down what came of it. Not interrupted by the portal's stopping: half a hand-over is what
    /// nobody could judge afterwards, and the transport has a time limit of its own.
    /// </summary>
    private async Task<bool> HandOver(Guid id)
    {
        var message = await db.OutboxMessages.SingleAsync(m => m.Id == id, CancellationToken.None);
        try
        {
            await transport.Send(new OutgoingMail(message.Id, message.To, message.Subject, message.Body), CancellationToken.None);
            message.Succeed(clock.GetUtcNow());
        }
        catch (MailRefusedException refused)
        {
            log.LogWarning(refused, "Message {Message} is refused for good", id);
            message.Refuse(Causes(refused));
        }
#pragma warning disable CA1031 // Whatever goes wrong with one message must not keep back the others.
        catch (Exception failed)
#pragma warning restore CA1031
        {
            log.LogWarning(failed, "Message {Message} could not be sent, attempt {Attempt}", id, message.Attempts);
            message.Fail(Causes(failed), clock.GetUtcNow());
        }

        await db.SaveChangesAsync(CancellationToken.None);
        db.ChangeTracker.Clear();
        return message.State == OutboxState.Sent;
    }

    /// <summary>What a coordinator reads: "Failure sending mail." alone does not say that the server is down.</summary>
    private static string Causes(Exception failed)
    {
        var causes = new List<string>();
        for (var cause = failed; cause is not null; cause = cause.InnerException)
        {
            var words = cause is OperationCanceledException ? "The mail server did not answer in time." : cause.Message;
            if (!causes.Exists(said => said.Contains(words, StringComparison.Ordinal)))
            {
                causes.Add(words);
            }
        }

        return string.Join(' ', causes);
    }
}
