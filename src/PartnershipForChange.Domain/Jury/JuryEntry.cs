namespace PartnershipForChange.Domain.Jury;

/// <summary>What is decided about a subject, and what a juror may advise.</summary>
public enum Verdict
{
    Accept,

    /// <summary>To be reworked and handed in again.</summary>
    Revise,
    Decline,
}

/// <summary>A decision with what its authors are told.</summary>
/// <param name="Feedback">Goes to the authors word for word.</param>
/// <param name="ReviseBy">The last day for handing in again; only and always with <see cref="Verdict.Revise"/>.</param>
public sealed record JuryDecision(Verdict Verdict, string Feedback, DateOnly? ReviseBy);

/// <summary>A subject before a panel: who judges it, and what is decided.</summary>
public sealed class JuryEntry : Entity
{
    public const int FeedbackLength = 4000;

    private readonly List<JurySeat> _seats = [];

    private JuryEntry()
    {
    }

    internal JuryEntry(Guid panelId, Guid subjectId, int number) => (PanelId, SubjectId, Number) = (panelId, subjectId, number);

    public Guid PanelId { get; private set; }

    /// <summary>The proposal or submission; which of the two, the panel's kind says.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>How jurors name it, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Null until decided.</summary>
    public Verdict? Verdict { get; private set; }

    public string Feedback { get; private set; } = string.Empty;

    public DateOnly? ReviseBy { get; private set; }

    public Guid? DecidedById { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>When its authors were told of the decision; null while it is pending.</summary>
    public DateTimeOffset? ToldAt { get; private set; }

    public IReadOnlyList<JurySeat> Seats => _seats;

    /// <summary>Decided, and its authors do not know yet.</summary>
    public bool IsPending => Verdict is not null && ToldAt is null;

    public JurySeat? SeatOf(Guid personId) => _seats.Find(s => s.PersonId == personId);

    /// <summary>A decision that was told stands, but for one that asked for a revision: what follows it is decided anew.</summary>
    public bool CanDecide() => ToldAt is null || Verdict == Jury.Verdict.Revise;

    internal JurySeat Seat(Guid personId)
    {
        var seat = new JurySeat(Id, personId);
        _seats.Add(seat);
        return seat;
    }

    internal void Free(Guid personId) => _seats.RemoveAll(s => s.PersonId == personId && s.State != JurySeatState.Conflict);

    internal void Decide(JuryDecision decision, Guid by, DateTimeOffset now, DateOnly today)
    {
        Guard.Against(CanDecide() ? null : new DomainRuleException("Rules.JuryDecisionTold"));
        var revises = decision.Verdict == Jury.Verdict.Revise;
        if (revises && !(decision.ReviseBy >= today))
        {
            throw new DomainRuleException("Rules.ReviseByMissing") { Field = nameof(ReviseBy) };
        }

        Feedback = Guard.Required(decision.Feedback, FeedbackLength, nameof(Feedback));
        (Verdict, ReviseBy) = (decision.Verdict, revises ? decision.ReviseBy : null);
        (DecidedById, DecidedAt, ToldAt) = (by, now, null);
    }

    internal void Tell(DateTimeOffset now) => ToldAt = now;
}
