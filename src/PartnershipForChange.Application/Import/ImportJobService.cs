using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Organisations;
using PartnershipForChange.Application.Participations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Import;

/// <summary>A file somebody uploaded.</summary>
/// <param name="Name">Name it has on their machine.</param>
public sealed record ImportUpload(ImportKind Kind, string Name, byte[] Content);

/// <summary>What people do with an import: upload (which checks it), confirm, discard.</summary>
public sealed class ImportJobService(PortalDbContext db, RoundImportService imports, ImportSignal signal, TimeProvider clock)
{
    /// <summary>Reads and checks files of a round; nothing is imported yet.</summary>
    /// <returns>The job, whose page shows what would be added or what is wrong.</returns>
    /// <exception cref="NotFoundException">When there is no such round.</exception>
    /// <exception cref="DomainRuleException">When no file is given or the round is closed.</exception>
    public async Task<Guid> Upload(string roundCode, IReadOnlyList<ImportUpload> files, Actor actor, CancellationToken cancellation)
    {
        Guard.Against(files.Count > 0 ? null : new DomainRuleException("Rules.ImportWithoutFile"));
        var round = await db.Rounds.KnownTo(actor, roundCode).AsNoTracking().FirstOrDefaultAsync(cancellation).OrNotFound();
        return await Check(new ImportOrder(round.Id, null, string.Empty), files, actor, cancellation);
    }

    /// <summary>Reads and checks a file of people whom a contact nominates; nobody is nominated yet.</summary>
    /// <exception cref="NotFoundException">When the organisation is not the actor's, or there is no such round.</exception>
    /// <exception cref="DomainRuleException">When the round takes no nominations today, or the organisation does not take part.</exception>
    public async Task<Guid> UploadNominations(
        string organisationCode, string roundCode, ImportUpload file, Actor actor, CancellationToken cancellation)
    {
        var organisation = await db.Organisations.AsNoTracking().VisibleTo(actor).Named(organisationCode).FirstOrDefaultAsync(cancellation).OrNotFound();
        var round = await db.Rounds.KnownTo(actor, roundCode).AsNoTracking().FirstOrDefaultAsync(cancellation).OrNotFound();
        round.Require(RoundRight.Nominate, clock.Today());
        return await Check(new ImportOrder(round.Id, organisation.Id, organisation.Code), [file], actor, cancellation);
    }

    /// <summary>Queues it; a second click finds it queued and changes nothing.</summary>
    /// <param name="invitesPeople">True to invite the people of a coordinator's files to the portal; nominated people always are.</param>
    /// <exception cref="NotFoundException">When it is not the actor's.</exception>
    /// <exception cref="DomainRuleException">When there is nothing to confirm.</exception>
    public async Task Confirm(Guid id, bool invitesPeople, Actor actor, CancellationToken cancellation)
    {
        var job = await Own(id, actor, cancellation);
        job.Confirm(invitesPeople || job.NominatesForId is not null);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        signal.Wake();
    }

    /// <exception cref="NotFoundException">When it is not the actor's.</exception>
    /// <exception cref="DomainRuleException">When it is on its way or at its end.</exception>
    public async Task Discard(Guid id, Actor actor, CancellationToken cancellation)
    {
        var job = await Own(id, actor, cancellation);
        await db.Entry(job).Collection(j => j.Files).LoadAsync(cancellation);
        job.Discard(clock.GetUtcNow());
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
    }

    private async Task<Guid> Check(ImportOrder order, IReadOnlyList<ImportUpload> files, Actor actor, CancellationToken cancellation)
    {
        var kept = files.Select(f => new ImportFile(f.Kind, Path.GetFileName(f.Name), f.Content)).ToList();
        var report = await imports.Preview(order, kept, actor, cancellation);
        var job = new ImportJob(order.RoundId, order.OrganisationId, actor.PersonId, kept, report, clock.GetUtcNow());
        db.ImportJobs.Add(job);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        return job.Id;
    }

    private Task<ImportJob> Own(Guid id, Actor actor, CancellationToken cancellation) =>
        db.ImportJobs.FirstOrDefaultAsync(j => j.Id == id && j.ById == actor.PersonId, cancellation).OrNotFound();
}
