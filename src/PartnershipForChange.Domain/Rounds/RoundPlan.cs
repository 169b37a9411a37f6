namespace PartnershipForChange.Domain.Rounds;

public enum RoundState
{
    /// <summary>Being set up; only coordinators see it.</summary>
    Draft,
    Open,
    Closed,
}

/// <summary>What coordinators write about a round.</summary>
/// <param name="From">First day of the window in which stays may lie.</param>
/// <param name="To">Last day of the window.</param>
public sealed record RoundDetails(LocalisedText Name, string Season, LocalisedText Patron, DateOnly From, DateOnly To);

/// <summary>Days and rights of one phase, as a form gives them.</summary>
public sealed record PhasePlan(PhaseKind Kind, DateOnly From, DateOnly To, IReadOnlyList<RoundRight> Rights);

/// <summary>The days of a round: its window and its phases.</summary>
public sealed record RoundDates(DateOnly From, DateOnly To, IReadOnlyList<PhasePlan> Phases);

/// <summary>What moving on would do today, so that a coordinator can be told before.</summary>
/// <param name="Next">The phase that begins.</param>
/// <param name="Ending">The open phases that end.</param>
/// <param name="Gained">What people may do from then on and may not now.</param>
/// <param name="Lost">What people may do now and may not from then on.</param>
public sealed record PhaseMove(
    Phase Next, IReadOnlyList<Phase> Ending, IReadOnlyList<RoundRight> Gained, IReadOnlyList<RoundRight> Lost);
