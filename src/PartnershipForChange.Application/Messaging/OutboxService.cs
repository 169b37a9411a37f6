using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;

namespace PartnershipForChange.Application.Messaging;

/// <summary>What coordinators do with messages that did not leave.</summary>
public sealed class OutboxService(PortalDbContext db, TimeProvider clock)
{
    /// <summary>Sends a failed or unconfirmed message again.</summary>
    /// <returns>The address it goes to.</returns>
    /// <exception cref="DomainRuleException">When it is sent or on its way.</exception>
    public async Task<string> SendAgain(Guid id, Identity.Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var message = await db.OutboxMessages.FirstOrDefaultAsync(m => m.Id == id, cancellation).OrNotFound();
        message.SendAgain(now);
        await db.SaveAsync(actor, now, cancellation);
        return message.To;
    }

    /// <summary>Sends those of the chosen again that failed or are unconfirmed; the others are left as they are.</summary>
    /// <returns>How many.</returns>
    public async Task<int> SendAgain(IReadOnlyCollection<Guid> chosen, Identity.Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var messages = await db.OutboxMessages.Where(m => chosen.Contains(m.Id)).ToListAsync(cancellation);
        var stuck = messages.FindAll(m => m.CanSendAgain());
        stuck.ForEach(m => m.SendAgain(now));
        await db.SaveAsync(actor, now, cancellation);
        return stuck.Count;
    }

    /// <summary>Sends every failed message again; unconfirmed ones are judged one by one.</summary>
    /// <returns>How many.</returns>
    public async Task<int> SendAllFailedAgain(Identity.Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var failed = await db.OutboxMessages.Where(m => m.State == OutboxState.Failed).ToListAsync(cancellation);
        foreach (var message in failed)
        {
            message.SendAgain(now);
        }

        await db.SaveAsync(actor, now, cancellation);
        return failed.Count;
    }
}
