using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Workshops;

namespace PartnershipForChange.Application.Workshops;

/// <summary>A round's workshops as one of its people sees them.</summary>
/// <param name="Coming">Those with a session that is not over.</param>
/// <param name="Past">Those whose sessions are all over and in which the reader was.</param>
/// <param name="Competencies">What the reader has learnt in workshops they attended.</param>
/// <param name="Sought">What the reader's registration says they seek.</param>
public sealed record MyWorkshopsView(
    Round Round, IReadOnlyList<WorkshopRow> Coming, IReadOnlyList<WorkshopRow> Past, IReadOnlyList<string> Competencies,
    IReadOnlyList<string> Sought, DateTimeOffset Now, DateOnly Today)
{
    public bool IsCancelled => Round.Strands.Workshops == StrandState.Cancelled;
}

/// <summary>Something else the reader does at the time of a session.</summary>
/// <param name="Title">The other workshop.</param>
public sealed record Clash(LocalisedText Title, DateTimeOffset StartsAt);

/// <summary>A session as one person sees it.</summary>
/// <param name="State">What the reader is in it; null: nothing.</param>
/// <param name="Ahead">People before the reader on the waiting list.</param>
/// <param name="Clashes">Other sessions of theirs at the same time.</param>
/// <param name="IsInPlacementWeek">It falls into the week of their placement.</param>
/// <param name="Mark">What they said of it: 1 to 5; null: nothing yet.</param>
public sealed record MySession(
    WorkshopSession Session, SignUpState? State, int Ahead, IReadOnlyList<Clash> Clashes, bool IsInPlacementWeek,
    bool CanJoin, bool CanLeave, bool HasAttended, bool CanGiveFeedback, int? Mark, string Sentence)
{
    public bool HasPlace => State == SignUpState.SignedUp;
}

/// <summary>One workshop as one person sees it.</summary>
/// <param name="Link">Where to meet online; empty for whoever has no place.</param>
/// <param name="Materials">Empty for whoever did not attend.</param>
public sealed record MyWorkshopView(
    Round Round, Workshop Workshop, IReadOnlyList<MySession> Sessions, FeedbackView Feedback, string Link, LocalisedText Materials, DateTimeOffset Now);

/// <summary>What somebody shows at the door.</summary>
/// <param name="Address">Leads an organiser to the page that notes them as there.</param>
public sealed record MyCodeView(Round Round, Guid WorkshopId, LocalisedText Title, string Name, DateTimeOffset StartsAt, string Place, string Address);
