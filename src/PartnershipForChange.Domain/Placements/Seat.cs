namespace PartnershipForChange.Domain.Placements;

/// <summary>Where and when a guest goes, and what that is worth to them.</summary>
/// <param name="Week">A Monday.</param>
/// <param name="Rank">The rank the guest gives the place, from 1; one past the end of their wishes where it is not among them.</param>
/// <param name="IsWish">Whether the place was among the guest's wishes.</param>
/// <param name="Fit">How many of the skills the guest seeks the place offers.</param>
public sealed record Seat(Guid HostPlaceId, DateOnly Week, int Rank, bool IsWish, int Fit);
