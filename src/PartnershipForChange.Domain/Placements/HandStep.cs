namespace PartnershipForChange.Domain.Placements;

/// <summary>One change of a draft by hand: where a guest was and where they went. Undoing one brings back what was.</summary>
public sealed class HandStep : Entity
{
    private HandStep()
    {
    }

    internal HandStep(MatchRun run, int order, Guid registrationId, Placement? from, Seat? to, bool pinned, Guid by, DateTimeOffset now)
    {
        (RoundId, RunId, Order, RegistrationId, ById, At) = (run.RoundId, run.Id, order, registrationId, by, now);
        (FromPlaceId, FromWeek, WasPinned) = (from?.HostPlaceId, from?.Week, from?.IsPinned ?? false);
        (FromRank, FromIsWish, FromFit) = (from?.Rank ?? 0, from?.IsWish ?? false, from?.Fit ?? 0);
        (ToPlaceId, ToWeek, IsPinned) = (to?.HostPlaceId, to?.Week, pinned);
    }

    public Guid RoundId { get; private set; }

    public Guid RunId { get; private set; }

    /// <summary>From 1; the highest is undone first.</summary>
    public int Order { get; private set; }

    public Guid RegistrationId { get; private set; }

    /// <summary>Null where the guest had no place.</summary>
    public Guid? FromPlaceId { get; private set; }

    public DateOnly? FromWeek { get; private set; }

    public int FromRank { get; private set; }

    public bool FromIsWish { get; private set; }

    public int FromFit { get; private set; }

    public bool WasPinned { get; private set; }

    /// <summary>Null where the guest lost their place.</summary>
    public Guid? ToPlaceId { get; private set; }

    public DateOnly? ToWeek { get; private set; }

    public bool IsPinned { get; private set; }

    public DateTimeOffset At { get; private set; }

    public Guid ById { get; private set; }

    /// <summary>Where the guest was before; null where nowhere.</summary>
    public Seat? From => FromPlaceId is { } place && FromWeek is { } week ? new Seat(place, week, FromRank, FromIsWish, FromFit) : null;
}
