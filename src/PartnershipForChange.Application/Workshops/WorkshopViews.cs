using PartnershipForChange.Application.Common;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Workshops;

namespace PartnershipForChange.Application.Workshops;

/// <summary>A session in a list.</summary>
/// <param name="Taken">People with a place.</param>
/// <param name="Waiting">People on the waiting list.</param>
/// <param name="Attended">People who were there.</param>
/// <param name="Mine">What the reader is in it; null: nothing.</param>
public sealed record SessionRow(
    Guid Id, Guid WorkshopId, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Least, int Most, DateOnly SignUpUntil, bool IsCancelled,
    int Taken, int Waiting, int Attended, SignUpState? Mine)
{
    public int Free => Math.Max(0, Most - Taken);

    public bool IsOverAt(DateTimeOffset now) => EndsAt <= now;

    /// <summary>Sign-up has ended with fewer people than it needs, and it can still be called off.</summary>
    public bool IsTooSmallAt(DateTimeOffset now, DateOnly today) => !IsCancelled && StartsAt > now && today > SignUpUntil && Taken < Least;
}

/// <summary>A workshop in a list.</summary>
public sealed record WorkshopRow(
    Guid Id, WorkshopKind Kind, string Competency, LocalisedText Title, string Trainer, string Place, IReadOnlyList<SessionRow> Sessions);

/// <summary>What those who attended thought of a workshop, once enough have said.</summary>
/// <param name="Count">Answers.</param>
/// <param name="Mean">Of the marks 1 to 5; null while there are fewer than <see cref="WorkshopFeedback.FewestShown"/>.</param>
/// <param name="Sentences">In no order that tells who wrote them; empty while there are fewer.</param>
public sealed record FeedbackView(int Count, decimal? Mean, IReadOnlyList<string> Sentences);

/// <summary>The workshops of a round, for coordinators.</summary>
public sealed record WorkshopsView(Round Round, IReadOnlyList<WorkshopRow> Workshops, DateTimeOffset Now, DateOnly Today)
{
    public bool CanAdd => Workshop.CanEdit(Round);
}

/// <summary>One workshop, for coordinators.</summary>
public sealed record WorkshopView(
    Round Round, Workshop Workshop, IReadOnlyList<SessionRow> Sessions, FeedbackView Feedback, DateTimeOffset Now, DateOnly Today)
{
    public bool CanEdit => Workshop.CanEdit(Round);
}

/// <summary>Somebody in a session.</summary>
/// <param name="Side">Of their employer; null where the programme knows none.</param>
public sealed record SignUpRow(
    Guid Id, string Name, LocalisedText? Organisation, Sector? Side, SignUpState State, int Number, DateTimeOffset SignedUpAt, DateTimeOffset? AttendedAt);

/// <summary>One session with its people, for coordinators.</summary>
/// <param name="People">Those with a place by name, then those who wait in order; whoever left is not in it.</param>
public sealed record SessionView(
    Round Round, Workshop Workshop, WorkshopSession Session, IReadOnlyList<SignUpRow> People, DateTimeOffset Now, DateOnly Today)
{
    public bool CanEdit => Session.CanEdit(new SessionMoment(Round, Now, Today));

    public bool CanCancel => Session.CanCancel(Now);

    public bool CanCheckIn => Session.CanCheckIn(Now);
}

/// <summary>Somebody who stands at the door.</summary>
public sealed record CheckInView(
    SessionOf At, LocalisedText Workshop, DateTimeOffset StartsAt, DateTimeOffset EndsAt, SignUpRow Person, bool IsOpen, DateTimeOffset OpensAt);
