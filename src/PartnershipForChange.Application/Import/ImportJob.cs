using System.Text.Json;

namespace PartnershipForChange.Application.Import;

public enum ImportJobState
{
    /// <summary>Read and checked; waits for somebody to confirm it. Nothing is imported.</summary>
    Checked,

    /// <summary>Read and checked, and something is wrong: there is nothing to confirm.</summary>
    Faulty,

    /// <summary>Confirmed; waits for its turn.</summary>
    Queued,

    /// <summary>Being imported.</summary>
    Running,

    /// <summary>Everything is in.</summary>
    Done,

    /// <summary>Nothing is in: something is wrong by now that was right when it was checked.</summary>
    Refused,

    /// <summary>The portal stopped in the middle of it. Nothing is in; it can be started again.</summary>
    Interrupted,

    /// <summary>Nobody wants it any more.</summary>
    Discarded,
}

/// <summary>
/// An import from upload to end, kept in the database so that it survives a restart and so that pressing twice does
/// it once. The end is saved in the same transaction as what it imports: it is either all there and
/// <see cref="ImportJobState.Done"/>, or not at all.
/// </summary>
public sealed class ImportJob
{
    private ImportJob()
    {
    }

    /// <param name="nominatesForId">The organisation whose contact nominates; null for a coordinator's files of a round.</param>
    public ImportJob(Guid roundId, Guid? nominatesForId, Guid by, IEnumerable<ImportFile> files, ImportReport report, DateTimeOffset now)
    {
        (RoundId, NominatesForId, ById, CreatedAt, SeenAt) = (roundId, nominatesForId, by, now, now);
        Files = [.. files];
        Tell(report);
        State = report.IsValid ? ImportJobState.Checked : ImportJobState.Faulty;
        if (!report.IsValid)
        {
            Files.Clear();
        }
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid RoundId { get; private set; }

    public Guid? NominatesForId { get; private set; }

    /// <summary>Who uploaded it; only they see it.</summary>
    public Guid ById { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public ImportJobState State { get; private set; }

    /// <summary>Kept until the job ends.</summary>
    public List<ImportFile> Files { get; private set; } = [];

    /// <summary>The <see cref="ImportReport"/>, as JSON: of the check, then of the import.</summary>
    public string Report { get; private set; } = string.Empty;

    /// <summary>Rows of all files.</summary>
    public int Rows { get; private set; }

    /// <summary>True when the people of the files are to be invited to the portal.</summary>
    public bool InvitesPeople { get; private set; }

    public ImportStage Stage { get; private set; }

    /// <summary>Rows done of <see cref="Stage"/>.</summary>
    public int RowsDone { get; private set; }

    /// <summary>When the node that works on it last gave a sign.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>The node that works on it.</summary>
    public string Node { get; private set; } = string.Empty;

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Concurrency token: of two nodes, or two clicks, one wins.</summary>
    public Guid Version { get; private set; } = Guid.NewGuid();

    public ImportReport ReadReport() => JsonSerializer.Deserialize<ImportReport>(Report)!;

    /// <summary>Puts it in the queue. A second click finds it there and changes nothing.</summary>
    /// <exception cref="DomainRuleException">When there is nothing to confirm.</exception>
    public void Confirm(bool invitesPeople)
    {
        if (State is ImportJobState.Queued or ImportJobState.Running or ImportJobState.Done)
        {
            return;
        }

        Guard.Against(CanConfirm() ? null : new DomainRuleException("Rules.ImportNotWaiting"));
        InvitesPeople = invitesPeople;
        Become(ImportJobState.Queued);
    }

    public bool CanConfirm() => State is ImportJobState.Checked or ImportJobState.Interrupted;

    /// <exception cref="DomainRuleException">When it is on its way or at its end.</exception>
    public void Discard(DateTimeOffset now)
    {
        Guard.Against(CanDiscard() ? null : new DomainRuleException("Rules.ImportNotWaiting"));
        End(ImportJobState.Discarded, now);
    }

    public bool CanDiscard() => CanConfirm();

    public void Start(string node, DateTimeOffset now)
    {
        (Node, SeenAt, Stage, RowsDone) = (node, now, ImportStage.Reading, 0);
        Become(ImportJobState.Running);
    }

    /// <summary>Everything is in, or, where something is wrong by now, nothing.</summary>
    public void Finish(ImportReport report, DateTimeOffset now)
    {
        Tell(report);
        End(report.IsValid ? ImportJobState.Done : ImportJobState.Refused, now);
    }

    public void Interrupt() => Become(ImportJobState.Interrupted);

    private void Tell(ImportReport report)
    {
        Report = JsonSerializer.Serialize(report);
        Rows = report.Rows;
    }

    private void End(ImportJobState state, DateTimeOffset now)
    {
        Files.Clear();
        EndedAt = now;
        Become(state);
    }

    private void Become(ImportJobState state) => (State, Version) = (state, Guid.NewGuid());
}

/// <summary>An uploaded file.</summary>
/// <param name="Name">Name the user knows it by.</param>
public sealed class ImportFile(ImportKind kind, string name, byte[] content)
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public ImportKind Kind { get; private init; } = kind;

    public string Name { get; private init; } = name;

    public byte[] Content { get; private init; } = content;
}
