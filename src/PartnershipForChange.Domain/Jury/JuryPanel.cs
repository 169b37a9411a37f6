using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Jury;

/// <summary>What a jury judges in a round: one panel for each kind.</summary>
public enum JurySubjectKind
{
    /// <summary>What the mixed teams propose.</summary>
    Proposals,

    /// <summary>What came in by the call for challenges.</summary>
    Submissions,
}

public enum JuryPanelState
{
    /// <summary>Criteria, jurors and seats are being chosen; jurors see nothing yet.</summary>
    SetUp,

    /// <summary>Jurors score.</summary>
    Open,

    /// <summary>Scores stand; a coordinator sees them and decides.</summary>
    Closed,

    /// <summary>Decisions are told.</summary>
    Published,
}

/// <summary>
/// The commission of inspiration for one kind of subject in a round: criteria with weights, a deadline, jurors, and who
/// of them judges what. Everything but the scoring itself, which is the jurors' (<see cref="JurySeat"/>), goes through here.
/// </summary>
public sealed class JuryPanel : Entity
{
    public const int MostCriteria = 10;
    public const int MostSeats = 10;

    private readonly List<JuryCriterion> _criteria = [];
    private readonly List<PanelJuror> _jurors = [];
    private readonly List<JuryEntry> _entries = [];

    private JuryPanel()
    {
    }

    /// <summary>A panel with the programme's usual criteria (<see cref="JuryTemplate"/>).</summary>
    /// <exception cref="DomainRuleException">When the round is closed.</exception>
    public JuryPanel(Round round, JurySubjectKind kind, DateOnly deadline)
    {
        Guard.Against(round.CanEdit() ? null : new DomainRuleException("Rules.RoundClosed", round.Name));
        (RoundId, Kind) = (round.Id, kind);
        Apply(new JurySettings(deadline, JuryTemplate.Seats, JuryTemplate.CriteriaOf(kind)));
    }

    public Guid RoundId { get; private set; }

    public JurySubjectKind Kind { get; private set; }

    public JuryPanelState State { get; private set; }

    /// <summary>The day until which jurors are asked to score; the panel takes scores until a coordinator closes it.</summary>
    public DateOnly Deadline { get; private set; }

    /// <summary>How many jurors the system seats at each subject.</summary>
    public int SeatsPerSubject { get; private set; }

    public DateTimeOffset? OpenedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public IReadOnlyList<JuryCriterion> Criteria => [.. _criteria.OrderBy(c => c.Order)];

    public IReadOnlyList<PanelJuror> Jurors => _jurors;

    /// <summary>The subjects taken in, in their order.</summary>
    public IReadOnlyList<JuryEntry> Entries => [.. _entries.OrderBy(e => e.Number)];

    /// <summary>Sets criteria, deadline and seats at once.</summary>
    /// <exception cref="DomainRuleException">When jurors score already, or a field is not as it should be.</exception>
    public void Configure(JurySettings settings, DateOnly today)
    {
        Guard.Against(WhyNotConfigure() ?? WhyNotUntil(settings.Deadline, today));
        Apply(settings);
    }

    public bool CanConfigure() => WhyNotConfigure() is null;

    /// <summary>A new deadline while jurors score.</summary>
    /// <exception cref="DomainRuleException">When they do not, or the day has passed.</exception>
    public void Extend(DateOnly deadline, DateOnly today)
    {
        Guard.Against(WhyNotOpen() ?? WhyNotUntil(deadline, today));
        Deadline = deadline;
    }

    /// <exception cref="DomainRuleException">When the panel is closed or the juror is in it.</exception>
    public void AddJuror(Guid personId)
    {
        Guard.Against(WhyNotSeat() ?? (Has(personId) ? new DomainRuleException("Rules.JurorThere") : null));
        _jurors.Add(new PanelJuror(Id, personId));
    }

    /// <summary>Takes a juror out, with the seats in which nothing is handed in.</summary>
    /// <exception cref="DomainRuleException">When the panel is closed, or the juror has handed in a score.</exception>
    public void RemoveJuror(Guid personId)
    {
        Guard.Against(
            WhyNotSeat()
            ?? (_entries.Exists(e => e.SeatOf(personId) is { State: JurySeatState.Done }) ? new DomainRuleException("Rules.JurorHasScored") : null));
        _jurors.Remove(JurorOf(personId));
        _entries.ForEach(e => e.Free(personId));
    }

    /// <summary>
    /// Takes in the subjects that are ready. Before the panel opens those that no longer are drop out; once jurors
    /// score, none does.
    /// </summary>
    /// <exception cref="DomainRuleException">When the panel is closed.</exception>
    public void Take(IReadOnlyList<Guid> ready)
    {
        Guard.Against(WhyNotSeat());
        if (State == JuryPanelState.SetUp)
        {
            _entries.RemoveAll(e => !ready.Contains(e.SubjectId));
        }

        var number = _entries.Select(e => e.Number).DefaultIfEmpty(0).Max();
        foreach (var subject in ready.Where(id => !_entries.Exists(e => e.SubjectId == id)))
        {
            _entries.Add(new JuryEntry(Id, subject, ++number));
        }
    }

    /// <summary>Seats a juror at a subject.</summary>
    /// <param name="conflict">What the portal knows that speaks against it.</param>
    /// <exception cref="DomainRuleException">
    /// When the panel is closed, subject or juror are not in it, the juror has the seat already or declared a conflict, or there is a conflict.
    /// </exception>
    public JurySeat Seat(Guid subjectId, Guid personId, ConflictKind? conflict)
    {
        Guard.Against(WhyNotSeat());
        var (entry, juror) = (EntryOf(subjectId), JurorOf(personId));
        Guard.Against(entry.SeatOf(personId) switch
        {
            { State: JurySeatState.Conflict } => new DomainRuleException("Rules.JurySeatDeclared") { Field = "Juror" },
            { } => new DomainRuleException("Rules.JurySeatThere") { Field = "Juror" },
            null => conflict is { } kind ? new DomainRuleException("Rules.JuryConflict", kind) { Field = "Juror" } : null,
        });
        return entry.Seat(juror.PersonId);
    }

    /// <exception cref="DomainRuleException">When the panel is closed, there is no such seat, or its score is handed in.</exception>
    public void Unseat(Guid subjectId, Guid personId)
    {
        Guard.Against(WhyNotSeat());
        var entry = EntryOf(subjectId);
        Guard.Against(entry.SeatOf(personId)?.State switch
        {
            null => new DomainRuleException("Rules.JurorNotInPanel"),
            JurySeatState.Done => new DomainRuleException("Rules.JurorHasScored"),
            JurySeatState.Conflict => new DomainRuleException("Rules.JurySeatDeclared"),
            _ => null,
        });
        entry.Free(personId);
    }

    /// <summary>Lets the jurors in: from now on criteria and weights stand.</summary>
    /// <exception cref="DomainRuleException">When it was open before, the deadline has passed, or a subject has no juror.</exception>
    public void Open(DateTimeOffset now, DateOnly today)
    {
        Guard.Against(WhyNotBegin(today));
        (State, OpenedAt) = (JuryPanelState.Open, now);
    }

    public bool CanOpen(DateOnly today) => WhyNotBegin(today) is null;

    /// <summary>Ends the scoring for good: what coordinators have seen no juror can still answer to.</summary>
    /// <exception cref="DomainRuleException">When it is not open, or nobody has handed in a score.</exception>
    public void Close(DateTimeOffset now)
    {
        Guard.Against(WhyNotClose());
        (State, ClosedAt) = (JuryPanelState.Closed, now);
    }

    public bool CanClose() => WhyNotClose() is null;

    /// <summary>Notes what is decided about a subject; nobody is told before <see cref="Publish"/>.</summary>
    /// <exception cref="DomainRuleException">
    /// When scoring is not closed, the subject is not in the panel, a decision that ends the matter is told already, or a field is not as it should be.
    /// </exception>
    public void Decide(Guid subjectId, JuryDecision decision, Guid by, DateTimeOffset now, DateOnly today)
    {
        Guard.Against(AreScoresKnown ? null : new DomainRuleException("Rules.JuryNotClosed"));
        EntryOf(subjectId).Decide(decision, by, now, today);
    }

    /// <summary>Makes the pending decisions known, all at once.</summary>
    /// <param name="there">The subjects that still exist; one that was taken back since needs no decision, and drops out.</param>
    /// <returns>The entries whose decision is new.</returns>
    /// <exception cref="DomainRuleException">When scoring is not closed, a subject is without a decision, or nothing is new.</exception>
    public IReadOnlyList<JuryEntry> Publish(IReadOnlyList<Guid> there, DateTimeOffset now)
    {
        Guard.Against(WhyNotPublish(there));
        _entries.RemoveAll(e => e.ToldAt is null && !there.Contains(e.SubjectId));
        var pending = Entries.Where(e => e.IsPending).ToList();
        pending.ForEach(e => e.Tell(now));
        (State, PublishedAt) = (JuryPanelState.Published, PublishedAt ?? now);
        return pending;
    }

    public bool CanPublish(IReadOnlyList<Guid> there) => WhyNotPublish(there) is null;

    /// <summary>Coordinators see scores, and jurors no longer change them.</summary>
    public bool AreScoresKnown => State is JuryPanelState.Closed or JuryPanelState.Published;

    /// <summary>Seats that count: those without a conflict.</summary>
    public int Wanted => _entries.Sum(e => e.Seats.Count(s => s.Counts));

    /// <summary>Scores handed in.</summary>
    public int Given => _entries.Sum(e => e.Seats.Count(s => s.State == JurySeatState.Done));

    /// <summary>Marks the jurors who owe a score as reminded today.</summary>
    /// <returns>Each with how many they owe.</returns>
    /// <exception cref="DomainRuleException">When it is not open, all have scored, or all who owe one were reminded today.</exception>
    public IReadOnlyList<(Guid PersonId, int Owed)> Remind(DateOnly today)
    {
        Guard.Against(WhyNotOpen());
        var owing = _jurors.Select(j => (Juror: j, Owed: _entries.Count(e => e.SeatOf(j.PersonId) is { IsOwed: true }))).Where(j => j.Owed > 0).ToList();
        var due = owing.Where(j => j.Juror.RemindedOn != today).ToList();
        Guard.Against(due.Count > 0 ? null : new DomainRuleException(owing.Count > 0 ? "Rules.RemindedToday" : "Rules.NobodyToRemind"));
        due.ForEach(j => j.Juror.Remind(today));
        return [.. due.Select(j => (j.Juror.PersonId, j.Owed))];
    }

    /// <summary>A panel for a later round: the same criteria and seats, no people.</summary>
    public JuryPanel CloneFor(Round round, DateOnly deadline)
    {
        var clone = new JuryPanel { RoundId = round.Id, Kind = Kind };
        clone.Apply(new JurySettings(deadline, SeatsPerSubject, [.. Criteria.Select(c => c.Text())]));
        return clone;
    }

    private bool Has(Guid personId) => _jurors.Exists(j => j.PersonId == personId);

    private PanelJuror JurorOf(Guid personId) =>
        _jurors.Find(j => j.PersonId == personId) ?? throw new DomainRuleException("Rules.JurorNotInPanel") { Field = "Juror" };

    private JuryEntry EntryOf(Guid subjectId) =>
        _entries.Find(e => e.SubjectId == subjectId) ?? throw new DomainRuleException("Rules.SubjectNotInPanel");

    private void Apply(JurySettings settings)
    {
        var checkedCriteria = settings.Checked();
        (Deadline, SeatsPerSubject) = (settings.Deadline, settings.SeatsPerSubject);
        for (var i = 0; i < checkedCriteria.Count; i++)
        {
            if (_criteria.Find(c => c.Order == i + 1) is { } there)
            {
                there.Edit(checkedCriteria[i]);
            }
            else
            {
                _criteria.Add(new JuryCriterion(Id, i + 1, checkedCriteria[i]));
            }
        }

        _criteria.RemoveAll(c => c.Order > checkedCriteria.Count);
    }

    private DomainRuleException? WhyNotConfigure() =>
        State == JuryPanelState.SetUp ? null : new DomainRuleException("Rules.JuryRubricFixed");

    private DomainRuleException? WhyNotSeat() =>
        State is JuryPanelState.SetUp or JuryPanelState.Open ? null : new DomainRuleException("Rules.JuryOver");

    private DomainRuleException? WhyNotOpen() => State switch
    {
        JuryPanelState.Open => null,
        JuryPanelState.SetUp => new DomainRuleException("Rules.JuryNotOpen"),
        _ => new DomainRuleException("Rules.JuryOver"),
    };

    private DomainRuleException? WhyNotBegin(DateOnly today) =>
        WhyNotConfigure() ?? WhyNotUntil(Deadline, today)
        ?? (_entries.Count == 0 ? new DomainRuleException("Rules.JuryWithoutSubjects")
            : _entries.Exists(e => e.Seats.All(s => !s.Counts)) ? new DomainRuleException("Rules.JuryUnseated")
            : null);

    private DomainRuleException? WhyNotClose() => WhyNotOpen() ?? (Given > 0 ? null : new DomainRuleException("Rules.JuryWithoutScores"));

    private DomainRuleException? WhyNotPublish(IReadOnlyList<Guid> there) =>
        !AreScoresKnown ? new DomainRuleException("Rules.JuryNotClosed")
        : _entries.Exists(e => e.Verdict is null && there.Contains(e.SubjectId)) ? new DomainRuleException("Rules.JuryUndecided")
        : _entries.Exists(e => e.IsPending && there.Contains(e.SubjectId)) ? null
        : new DomainRuleException("Rules.JuryNothingNew");

    private static DomainRuleException? WhyNotUntil(DateOnly deadline, DateOnly today) =>
        deadline >= today ? null : new DomainRuleException("Rules.JuryDeadlinePast") { Field = nameof(Deadline) };
}
