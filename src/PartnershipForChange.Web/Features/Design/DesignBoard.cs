namespace PartnershipForChange.Web.Features.Design;

/// <summary>A row of the board on the design page: a host, and for each week its guests, null where a place is free.</summary>
public sealed record DesignHost(string Name, Sector Side, IReadOnlyList<IReadOnlyList<DesignGuest?>> Weeks);

/// <summary>A card of the board on the design page.</summary>
public sealed record DesignGuest(string Name, string From, Sector Side, int Rank, bool IsPinned = false);
