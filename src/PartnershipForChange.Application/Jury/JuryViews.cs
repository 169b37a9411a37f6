using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Jury;

/// <summary>A panel of a round, or the place where one can be set up.</summary>
/// <param name="State">Null: none is set up.</param>
/// <param name="Ready">Subjects that can be judged.</param>
public sealed record JuryPanelRow(JurySubjectKind Kind, string Address, JuryPanelState? State, DateOnly? Deadline, int Jurors, int Ready, int Given, int Wanted, bool IsCancelled);

/// <summary>The panels of a round.</summary>
public sealed record JuryList(string Round, LocalisedText RoundName, IReadOnlyList<JuryPanelRow> Panels);

/// <summary>What every page of a panel shows on top.</summary>
public sealed record JuryHead(string Round, LocalisedText RoundName, JurySubjectKind Kind, string Path, JuryPanelState State, DateOnly Deadline, Guid Version, bool IsCancelled, bool CanBeRevised);

/// <summary>A juror of a panel with their share.</summary>
public sealed record JurorRow(Guid PersonId, string Name, LocalisedText? Employer, int Seats, int Done, bool HasDone);

/// <summary>Who sits at a subject; never what they gave.</summary>
/// <param name="Reason">Why the juror stepped aside.</param>
public sealed record SeatRow(Guid PersonId, string Name, JurySeatState State, string Reason);

/// <summary>A juror who could still be seated.</summary>
/// <param name="Conflict">What speaks against it.</param>
public sealed record SeatOption(Guid PersonId, string Name, ConflictKind? Conflict);

/// <summary>A subject of a panel with its jurors.</summary>
/// <param name="Number">0 where it is not taken in yet.</param>
public sealed record SubjectRow(Guid Id, int Number, string Title, string Path, IReadOnlyList<SeatRow> Seats, IReadOnlyList<SeatOption> Options);

/// <summary>A panel as its coordinators see it until scoring is closed: who is to judge what, and how far it has come.</summary>
/// <param name="Others">People with the role who are not in the panel.</param>
public sealed record JuryPanelView(
    JuryHead Head, int SeatsPerSubject, IReadOnlyList<CriterionText> Criteria, IReadOnlyList<JurorRow> Jurors, IReadOnlyList<JurorOption> Others,
    IReadOnlyList<SubjectRow> Subjects, int Given, int Wanted, bool CanConfigure, bool CanOpen, bool CanClose)
{
    public bool TakesJurors => !Head.IsCancelled && Head.State is JuryPanelState.SetUp or JuryPanelState.Open;
}

public sealed record JurorOption(Guid PersonId, string Name, LocalisedText? Employer);

/// <summary>A subject with its scores brought together.</summary>
/// <param name="MeanPlace">Place by the mean of what was given, from 1; null without scores.</param>
/// <param name="NormalisedPlace">Place by the scores normalised per juror.</param>
/// <param name="CanDecide">False once a decision that ends the matter is told.</param>
/// <param name="IsBack">A revision was asked for and it is handed in again.</param>
public sealed record ResultRow(
    Guid Id, int Number, string Title, string Path, SubjectResult Result, int? MeanPlace, int? NormalisedPlace,
    Verdict? Verdict, DateTimeOffset? ToldAt, bool CanDecide, bool IsBack, int AdviseRevision);

public sealed record JuryResultsView(JuryHead Head, IReadOnlyList<ResultRow> Rows, int Undecided, int Pending, bool CanPublish);

/// <summary>One juror's opinion, named for coordinators, unnamed for fellow jurors.</summary>
/// <param name="Points">In the order of the criteria.</param>
public sealed record OpinionRow(string Juror, IReadOnlyList<int> Points, double Total, Verdict? Advice, string Comment);

/// <summary>A subject about to be decided.</summary>
/// <param name="Feedback">What the authors were or will be told; of one that is back after a revision, nothing yet.</param>
/// <param name="Asked">What the revision was asked for; empty where none was.</param>
public sealed record JuryDecisionView(
    JuryHead Head, ResultRow Row, IReadOnlyList<CriterionText> Criteria, IReadOnlyList<OpinionRow> Opinions,
    string Feedback, DateOnly? ReviseBy, Guid Version, string Asked);

/// <summary>A panel in a juror's home.</summary>
/// <param name="Round">The round's name.</param>
/// <param name="Deadline">Until when scores are asked for.</param>
public sealed record JurorPanel(
    LocalisedText Round, JurySubjectKind Kind, JuryPanelState State, DateOnly Deadline, IReadOnlyList<JurorSubject> Subjects, bool IsCancelled)
{
    public int Done => Subjects.Count(s => s.State == JurySeatState.Done);

    /// <summary>Those the juror has not stepped aside from.</summary>
    public int Wanted => Subjects.Count(s => s.State != JurySeatState.Conflict);
}

public sealed record JurorSubject(Guid SeatId, int Number, string Title, JurySeatState State, double? Total);

/// <summary>A subject as its juror reads and scores it: without names.</summary>
/// <param name="Markdown">Its text, names hidden.</param>
/// <param name="Others">What other jurors gave, unnamed; empty until one's own score is handed in.</param>
public sealed record JurorSeatView(
    Guid Id, Guid Version, LocalisedText Round, JurySubjectKind Kind, int Number, DateOnly Deadline, string Title, LocalisedText Context, string Markdown,
    JurySeatState State, IReadOnlyList<CriterionText> Criteria, IReadOnlyList<int?> Points, Verdict? Advice, string Comment, double? Total,
    IReadOnlyList<OpinionRow> Others, bool CanJudge, bool CanBeRevised, Guid? NextSeat);
