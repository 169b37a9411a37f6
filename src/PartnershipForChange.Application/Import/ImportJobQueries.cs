using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;

namespace PartnershipForChange.Application.Import;

/// <summary>An import as the person who uploaded it sees it.</summary>
/// <param name="Organisation">Code of the organisation whose contact nominates; null for a coordinator's files.</param>
/// <param name="Share">How much is done, 0 to 1, while it runs.</param>
public sealed record ImportJobPage(
    Guid Id, string RoundCode, LocalisedText RoundName, string? Organisation, ImportJobState State, ImportReport Report, ImportStage Stage, int RowsDone,
    int Rows, double Share, int Ahead, DateTimeOffset? EndedAt);

/// <summary>Reads imports: everybody their own.</summary>
public sealed class ImportJobQueries(PortalDbContext db)
{
    private const double Stages = 3;

    /// <exception cref="NotFoundException">When it is not the actor's, or belongs to another round or organisation than the address says.</exception>
    public async Task<ImportJobPage> One(Guid id, string roundCode, string? organisationCode, Actor actor, CancellationToken cancellation)
    {
        var (round, organisation) = (roundCode.ToLowerInvariant(), organisationCode?.ToUpperInvariant());
        var found = await (
            from job in db.ImportJobs.AsNoTracking()
            join of in db.Rounds on job.RoundId equals of.Id
            where job.Id == id && job.ById == actor.PersonId && of.Code == round
            select new
            {
                Job = job,
                of.Name,
                Organisation = db.Organisations.Where(o => o.Id == job.NominatesForId).Select(o => o.Code).FirstOrDefault(),
                Ahead = db.ImportJobs.Count(other => other.State == ImportJobState.Queued && other.CreatedAt < job.CreatedAt),
            }).FirstOrDefaultAsync(cancellation).OrNotFound();
        if (found.Organisation != organisation || (organisation is not null && !actor.ActsFor(found.Job.NominatesForId!.Value) && !actor.IsCoordinator))
        {
            throw new NotFoundException(nameof(ImportJob));
        }

        var one = found.Job;
        var share = one.Rows == 0 ? 0 : ((int)one.Stage + (one.Stage == ImportStage.Saving ? 0 : (double)one.RowsDone / one.Rows)) / Stages;
        return new ImportJobPage(
            one.Id, round, found.Name, found.Organisation, one.State, one.ReadReport(), one.Stage, one.RowsDone, one.Rows, Math.Min(1, share),
            found.Ahead, one.EndedAt);
    }
}
