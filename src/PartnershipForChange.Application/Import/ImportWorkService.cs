using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;

namespace PartnershipForChange.Application.Import;

/// <summary>Works confirmed imports. What an import adds and that it is done are saved together, or neither is.</summary>
public sealed class ImportWorkService(
    PortalDbContext db, RoundImportService imports, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ImportWorkService> log)
{
    /// <summary>A node that gave no sign for this long has stopped.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(15);

    private static readonly string Node = Environment.MachineName;

    /// <summary>
    /// Marks what this node was working on when it stopped, and what another node has not touched for long. True when
    /// there was something.
    /// </summary>
    public async Task<bool> RecoverAfterRestart(CancellationToken cancellation)
    {
        var silent = clock.GetUtcNow() - Silence;
        var stopped = await db.ImportJobs
            .Where(j => j.State == ImportJobState.Running && (j.Node == Node || j.SeenAt < silent))
            .ToListAsync(cancellation);
        stopped.ForEach(job => job.Interrupt());
        await db.SaveAsync(Actor.Portal, clock.GetUtcNow(), cancellation);
        return stopped.Count > 0;
    }

    /// <summary>Works the import that waits longest; false when none waits.</summary>
    public async Task<bool> WorkNext(CancellationToken cancellation)
    {
        var job = await db.ImportJobs.Include(j => j.Files).Where(j => j.State == ImportJobState.Queued)
            .OrderBy(j => j.CreatedAt).FirstOrDefaultAsync(cancellation);
        if (job is null)
        {
            return false;
        }

        try
        {
            job.Start(Node, clock.GetUtcNow());
            await db.SaveAsync(Actor.Portal, clock.GetUtcNow(), cancellation);
            await Work(job, await ActorOf(job, cancellation), cancellation);
        }
        catch (ConcurrencyException)
        {
            // Another node took it, or somebody discarded it in that moment: it is theirs.
            log.LogInformation("Import {Job} is somebody else's", job.Id);
        }
#pragma warning disable CA1031 // Whatever went wrong, nothing was saved, and the person who waits must learn of it.
        catch (Exception failed) when (failed is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError(failed, "Import {Job} failed; nothing of it was saved", job.Id);
            await Interrupt(job.Id, cancellation);
        }

        return true;
    }

    private async Task Work(ImportJob job, Actor actor, CancellationToken cancellation)
    {
        var order = await imports.OrderOf(job, cancellation);
        using var progress = new ImportProgressRecorder(scopes, job.Id, clock);
        try
        {
            var report = await imports.Add(order, job.Files, actor, job.InvitesPeople, progress, cancellation);
            if (!report.IsValid)
            {
                // What the plan added to the context must not be saved with the job's end.
                db.ChangeTracker.Clear();
                job = await db.ImportJobs.Include(j => j.Files).SingleAsync(j => j.Id == job.Id, cancellation);
            }

            job.Finish(report, clock.GetUtcNow());
            await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        }
        catch (DomainRuleException broken)
        {
            await Refuse(job.Id, broken, actor, cancellation);
        }
    }

    private async Task Refuse(Guid id, DomainRuleException broken, Actor actor, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        var job = await db.ImportJobs.Include(j => j.Files).SingleAsync(j => j.Id == id, cancellation);
        var faults = new ImportFaults();
        faults.Add(job.Files[0].Name, 0, string.Empty, broken);
        job.Finish(ImportReport.Of([], faults), clock.GetUtcNow());
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    private async Task Interrupt(Guid id, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        var job = await db.ImportJobs.SingleAsync(j => j.Id == id, cancellation);
        job.Interrupt();
        await db.SaveAsync(Actor.Portal, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Who confirmed it: what is imported is theirs in the audit trail.</summary>
    private async Task<Actor> ActorOf(ImportJob job, CancellationToken cancellation)
    {
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == job.ById, cancellation);
        return new Actor(person.Id, person.FullName, new HashSet<string>(), job.NominatesForId is { } id ? [id] : []);
    }
}
