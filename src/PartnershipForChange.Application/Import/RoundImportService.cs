using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;

namespace PartnershipForChange.Application.Import;

/// <summary>How far an import is.</summary>
public enum ImportStage
{
    Reading,
    Checking,
    Saving,
}

/// <summary>Rows done of the current stage.</summary>
public readonly record struct ImportProgress(ImportStage Stage, int Rows);

/// <summary>
/// Imports the files of a round: all of it or, where anything is wrong, nothing. The preview does everything the
/// import does except save, so that the two cannot differ.
/// </summary>
public sealed class RoundImportService(PortalDbContext db, TimeProvider clock)
{
    /// <summary>What importing these files would do. Changes nothing.</summary>
    /// <exception cref="DomainRuleException">The round is closed.</exception>
    public async Task<ImportReport> Preview(Guid roundId, RoundSources sources, Actor actor, CancellationToken cancellation)
    {
        try
        {
            return (await Plan(roundId, sources, Reader(sources), actor, progress: null, cancellation)).Report;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Imports the files when nothing is wrong with them; the report says what was done, or what is wrong.</summary>
    /// <exception cref="DomainRuleException">The round is closed.</exception>
    /// <exception cref="DuplicateException">Somebody else added one of the same things at the same moment; nothing is imported.</exception>
    public async Task<ImportReport> Import(Guid roundId, RoundSources sources, Actor actor, CancellationToken cancellation)
    {
        var (report, _) = await Plan(roundId, sources, Reader(sources), actor, progress: null, cancellation);
        if (report.IsValid)
        {
            await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);
        }

        db.ChangeTracker.Clear();
        return report;
    }

    /// <summary>Reads and adds the rows to the context, unsaved.</summary>
    /// <param name="read">Reads the files against what is known.</param>
    internal async Task<(ImportReport Report, RoundIntake Intake)> Plan(
        Guid roundId, RoundSources sources, Func<KnownRound, RoundRows> read, Actor actor, IProgress<ImportProgress>? progress,
        CancellationToken cancellation, bool nominations = false)
    {
        var known = await KnownRound.Load(db, roundId, cancellation);
        Guard.Against(known.Round.CanEdit() ? null : new DomainRuleException("Rules.RoundClosed", known.Round.Name));
        var rows = read(known);
        await known.LoadPeople(db, [.. rows.Participants.Select(p => p.Email.ToLowerInvariant()).Where(e => e.Length > 0).Distinct()], cancellation);
        var now = clock.GetUtcNow();
        var intake = new RoundIntake(db, known, sources, rows.Faults, new ImportStamp(actor, now, clock.Today()));
        if (rows.Faults.Total > rows.Faults.Count)
        {
            // More is wrong than anyone will read: what the rules say of the rest can wait.
            return (new ImportReport([], [.. rows.Faults], rows.Faults.Total), intake);
        }

        var report = intake.Take(rows, nominations, progress.At(ImportStage.Checking), cancellation);
        progress?.Report(new ImportProgress(ImportStage.Saving, rows.Count));
        return (report, intake);
    }

    private static Func<KnownRound, RoundRows> Reader(RoundSources sources) =>
        known => RoundFiles.Read(sources, known.Context(), ImportLimits.Upload);
}

internal static class ImportProgressExtensions
{
    /// <summary>Rows of one stage, told as they come rather than on another thread.</summary>
    public static IProgress<int>? At(this IProgress<ImportProgress>? progress, ImportStage stage) =>
        progress is null ? null : new Rows(progress, stage);

    private sealed class Rows(IProgress<ImportProgress> progress, ImportStage stage) : IProgress<int>
    {
        public void Report(int value) => progress.Report(new ImportProgress(stage, value));
    }
}
