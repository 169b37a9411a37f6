using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Placements;

/// <summary>The two who answer a published placement.</summary>
public enum PlacementParty
{
    Guest,
    Host,
}

public enum AnswerState
{
    Waiting,
    Accepted,
    Declined,
}

/// <summary>What one party answered.</summary>
/// <param name="ById">Who answered; null while waiting.</param>
/// <param name="Reason">Why it was declined; only the coordinators read it.</param>
public sealed record PlacementAnswer(AnswerState State, DateTimeOffset? At, Guid? ById, string Reason)
{
    public const int ReasonLength = 1000;

    public static PlacementAnswer None { get; } = new(AnswerState.Waiting, null, null, string.Empty);
}

/// <summary>What an answer is judged by.</summary>
/// <param name="Registration">The guest's.</param>
/// <param name="IsSeatFree">Whether the place has room for this guest in that week, all others counted.</param>
public sealed record AnswerSetting(Round Round, Registration Registration, HostPlace Place, bool IsSeatFree, DateOnly Today);
