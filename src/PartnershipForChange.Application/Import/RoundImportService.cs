using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Domain.Rounds;

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

/// <summary>Where files belong.</summary>
/// <param name="OrganisationId">The organisation whose contact nominates; null for a coordinator's files of the round.</param>
/// <param name="Organisation">Its code; empty where there is none.</param>
public sealed record ImportOrder(Guid RoundId, Guid? OrganisationId, string Organisation)
{
    public bool Nominates => OrganisationId is not null;
}

/// <summary>
/// Adds the files of a round to the database: all of it or, where anything is wrong, nothing. The preview does
/// everything the import does except save, so that the two cannot differ.
/// </summary>
public sealed class RoundImportService(PortalDbContext db, Invitations invitations, TimeProvider clock)
{
    /// <summary>What importing these files would do. Changes nothing.</summary>
    /// <exception cref="DomainRuleException">The round is closed.</exception>
    public async Task<ImportReport> Preview(ImportOrder order, IReadOnlyList<ImportFile> files, Actor actor, CancellationToken cancellation)
    {
        try
        {
            var sources = SourcesOf(files);
            return (await Plan(order, sources, Reader(order, sources, null, cancellation), actor, progress: null, cancellation)).Report;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Adds the files, and the letters to new contacts, to the context; the caller saves where the report has no faults, and clears the context where it has.</summary>
    /// <param name="invitesPeople">True to write to the people of the files of participants or nominations, too.</param>
    /// <exception cref="DomainRuleException">The round is closed.</exception>
    internal async Task<ImportReport> Add(
        ImportOrder order, IReadOnlyList<ImportFile> files, Actor actor, bool invitesPeople, IProgress<ImportProgress>? progress,
        CancellationToken cancellation)
    {
        var sources = SourcesOf(files);
        var (report, intake) = await Plan(order, sources, Reader(order, sources, progress, cancellation), actor, progress, cancellation);
        if (report.IsValid)
        {
            await invitations.Invite(intake.NewContacts, roundId: null, actor, cancellation);
        }

        if (report.IsValid && invitesPeople)
        {
            var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == order.RoundId, cancellation);
            await invitations.Invite([.. intake.NewRegistrations.Select(n => InvitationOf(n, round))], round.Id, actor, cancellation);
        }

        progress?.Report(new ImportProgress(ImportStage.Saving, report.Rows));
        return report;
    }

    /// <summary>Reads and adds the rows to the context, unsaved.</summary>
    /// <param name="read">Reads the files against what is known.</param>
    internal async Task<(ImportReport Report, RoundIntake Intake)> Plan(
        ImportOrder order, RoundSources sources, Func<KnownRound, RoundRows> read, Actor actor, IProgress<ImportProgress>? progress,
        CancellationToken cancellation)
    {
        var known = await KnownRound.Load(db, order.RoundId, cancellation);
        Guard.Against(known.Round.CanEdit() ? null : new DomainRuleException("Rules.RoundClosed", known.Round.Name));
        var rows = read(known);
        var acting = Addresses(rows.Contacts.Select(c => c.Email));
        await known.LoadPeople(db, [.. Addresses(rows.Participants.Select(p => p.Email)).Union(acting)], order.OrganisationId, cancellation);
        await known.LoadContacts(db, acting, cancellation);
        var intake = new RoundIntake(db, known, sources, rows.Faults, new ImportStamp(actor, clock.GetUtcNow(), clock.Today()));
        if (rows.Faults.Total > rows.Faults.Count)
        {
            // More is wrong than anyone will read: what the rules say of the rest can wait.
            return (ImportReport.Of([], rows.Faults), intake);
        }

        return (intake.Take(rows, order.Nominates, progress.At(ImportStage.Checking), cancellation), intake);
    }

    internal async Task<ImportOrder> OrderOf(ImportJob job, CancellationToken cancellation) => new(
        job.RoundId,
        job.NominatesForId,
        await db.Organisations.Where(o => o.Id == job.NominatesForId).Select(o => o.Code).FirstOrDefaultAsync(cancellation) ?? string.Empty);

    private static List<string> Addresses(IEnumerable<string> cells) =>
        [.. cells.Select(cell => cell.ToLowerInvariant()).Where(address => address.Length > 0).Distinct()];

    private static InvitationOrder InvitationOf(NewRegistration added, Round round) =>
        new(added.Person, Roles.Participant, Notice: added.Registration.Welcome(round, added.Organisation.Name));

    private static Func<KnownRound, RoundRows> Reader(
        ImportOrder order, RoundSources sources, IProgress<ImportProgress>? progress, CancellationToken cancellation) =>
        known => order.Nominates
            ? RoundFiles.ReadNominations(
                sources.Participants!, known.ContextFor(order.Organisation), order.Organisation, ImportLimits.Upload,
                progress.At(ImportStage.Reading), cancellation)
            : RoundFiles.Read(sources, known.Context(), ImportLimits.Upload, progress.At(ImportStage.Reading), cancellation);

    private static RoundSources SourcesOf(IReadOnlyList<ImportFile> files)
    {
        ImportSource? Of(params ReadOnlySpan<ImportKind> kinds)
        {
            foreach (var file in files)
            {
                if (kinds.Contains(file.Kind))
                {
                    return new ImportSource(file.Name, new MemoryStream(file.Content, writable: false));
                }
            }

            return null;
        }

        return new RoundSources(
            Of(ImportKind.Organisations), Of(ImportKind.HostPlaces), Of(ImportKind.Participants, ImportKind.Nominations), Of(ImportKind.Relations),
            Of(ImportKind.Contacts));
    }
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
