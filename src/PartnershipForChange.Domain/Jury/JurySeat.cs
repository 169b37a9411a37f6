namespace PartnershipForChange.Domain.Jury;

public enum JurySeatState
{
    /// <summary>The juror has not begun.</summary>
    Waiting,

    /// <summary>Saved, not handed in.</summary>
    Begun,

    /// <summary>Handed in. It stands, for from now on the juror sees what others gave.</summary>
    Done,

    /// <summary>The juror declared a conflict of interest; the seat is free for another.</summary>
    Conflict,
}

/// <summary>What a juror says of a subject.</summary>
/// <param name="Points">0 to 10 for each criterion in their order; null where not given yet.</param>
/// <param name="Comment">For the authors; who wrote it they are not told.</param>
public sealed record JuryOpinion(IReadOnlyList<int?> Points, Verdict? Advice, string Comment);

/// <summary>A juror at a subject: the points, the advice and the comment, or the conflict that frees the seat.</summary>
public sealed class JurySeat : Entity
{
    public const int CommentLength = 3000;
    public const int ReasonLength = 1000;

    private JurySeat()
    {
    }

    internal JurySeat(Guid entryId, Guid personId) => (EntryId, PersonId) = (entryId, personId);

    public Guid EntryId { get; private set; }

    public Guid PersonId { get; private set; }

    public JurySeatState State { get; private set; }

    public Verdict? Advice { get; private set; }

    public string Comment { get; private set; } = string.Empty;

    /// <summary>Why there is a conflict, in the juror's words.</summary>
    public string Reason { get; private set; } = string.Empty;

    /// <summary>Points weighted by the criteria, 0 to 10; null until handed in.</summary>
    public double? Total { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>0 to 10 for each criterion in their order, which stands once the panel is open; null where not given.</summary>
    public List<int?> Points { get; private set; } = [];

    public bool Counts => State != JurySeatState.Conflict;

    public bool IsOwed => State is JurySeatState.Waiting or JurySeatState.Begun;

    /// <summary>Saves an opinion; handed in, it stands.</summary>
    /// <exception cref="DomainRuleException">
    /// When the panel takes no scores, the juror declared a conflict or has handed in, or a field is missing or out of range.
    /// </exception>
    public void Judge(JuryPanel panel, JuryOpinion opinion, bool handIn, DateTimeOffset now)
    {
        Guard.Against(WhyNotJudge(panel));
        var criteria = panel.Criteria;
        List<int?> points = [.. criteria.Select((_, i) => Checked(opinion.Points.ElementAtOrDefault(i), $"{nameof(Points)}[{i}]", handIn))];
        var comment = Guard.Optional(opinion.Comment, CommentLength, nameof(Comment));
        if (handIn)
        {
            Guard.Against(
                opinion.Advice is null ? new DomainRuleException("Rules.ChooseOne") { Field = nameof(Advice) }
                : opinion.Advice == Verdict.Revise && comment.Length == 0 ? new DomainRuleException("Rules.ReviseReason") { Field = nameof(Comment) }
                : null);
            Total = points.Zip(criteria, (given, criterion) => given!.Value * criterion.Weight).Sum() / (double)criteria.Sum(c => c.Weight);
            DoneAt = now;
        }

        (Points, Advice, Comment) = (points, opinion.Advice, comment);
        State = handIn ? JurySeatState.Done : JurySeatState.Begun;
    }

    public bool CanJudge(JuryPanel panel) => WhyNotJudge(panel) is null;

    /// <summary>The juror steps aside: points given so far are dropped, and the seat is free for another.</summary>
    /// <exception cref="DomainRuleException">When the panel takes no scores, the score is handed in, or the reason is missing.</exception>
    public void DeclareConflict(JuryPanel panel, string reason)
    {
        Guard.Against(WhyNotJudge(panel));
        Reason = Guard.Required(reason, ReasonLength, nameof(Reason));
        (State, Points, Advice, Comment) = (JurySeatState.Conflict, [], null, string.Empty);
    }

    private static int? Checked(int? given, string field, bool handIn) =>
        given is { } points ? Guard.InRange(points, 0, JuryCriterion.MostPoints, field)
        : handIn ? throw new DomainRuleException("Rules.PointsMissing") { Field = field }
        : null;

    private DomainRuleException? WhyNotJudge(JuryPanel panel) => panel.State switch
    {
        JuryPanelState.SetUp => new DomainRuleException("Rules.JuryNotOpen"),
        JuryPanelState.Open => State switch
        {
            JurySeatState.Done => new DomainRuleException("Rules.JurySeatDone"),
            JurySeatState.Conflict => new DomainRuleException("Rules.JurySeatDeclared"),
            _ => null,
        },
        _ => new DomainRuleException("Rules.JuryOver"),
    };
}
