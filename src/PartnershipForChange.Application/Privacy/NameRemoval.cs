using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Files;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Privacy;

/// <summary>
/// Removes everything that names or describes a person from rounds that closed <see cref="Round.YearsOfNames"/> years ago; their figures
/// stay. The texts <c>Public.Privacy.*Until</c> promise it, ADR 11 says what is kept and why. One transaction a round, with one entry in
/// the trail: what goes must not live on there, so nothing but the round itself is saved with a trail of its own.
/// </summary>
internal sealed class NameRemoval(PortalDbContext db, FileStore store, TimeProvider clock, ILogger<NameRemoval> log) : IDailyTask
{
    public async Task Run(DateOnly today, CancellationToken cancellation)
    {
        var since = today.AddYears(-Round.YearsOfNames);
        var due = await db.Rounds.Where(r => r.State == RoundState.Closed && r.NamesRemovedOn == null && r.ClosedOn <= since)
            .OrderBy(r => r.From).Select(r => r.Id).ToListAsync(cancellation);
        foreach (var id in due)
        {
            await db.Database.CreateExecutionStrategy().ExecuteAsync(() => Remove(id, today, cancellation));
        }
    }

    private async Task Remove(Guid id, DateOnly today, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        await using var all = await db.Database.BeginTransactionAsync(cancellation);
        var round = await db.Rounds.FirstAsync(r => r.Id == id, cancellation);
        if (!round.CanRemoveNames(today))
        {
            return;
        }

        // First of all: of two nodes that are here at once, the second finds another version and does nothing.
        round.RemoveNames(today);
        await db.SaveAsync(Actor.Portal, clock.GetUtcNow(), cancellation);
        var files = await db.ProposalFiles.Where(f => db.Proposals.Any(p => p.Id == f.ProposalId && p.RoundId == id)).Select(f => f.Key).Distinct().ToListAsync(cancellation);
        var people = await new RoundPeople(db, round, clock.GetUtcNow()).Forget(cancellation);
        await new RoundWords(db, round, today).Forget(cancellation);
        await RemoveFiles(files, cancellation);
        await all.CommitAsync(cancellation);
        log.LogInformation("Names were removed from round {Round}: of {People} people, {Accounts} of whom are kept no more", round.Code, people.Named, people.Gone);
    }

    /// <summary>
    /// Before the transaction ends: where it fails, the rows stay a day longer than the files. The other way round, files could stay for
    /// which no row is left to tell of them.
    /// </summary>
    private async Task RemoveFiles(IReadOnlyList<string> keys, CancellationToken cancellation)
    {
        foreach (var key in keys)
        {
            // The same content may be kept for somebody else too.
            if (!await db.ProposalFiles.AnyAsync(f => f.Key == key, cancellation) && !await db.Stories.AnyAsync(s => s.PictureKey == key, cancellation)
                && !await db.TextPictures.AnyAsync(p => p.PictureKey == key, cancellation))
            {
                store.Remove(key);
            }
        }
    }
}
