using PartnershipForChange.Application.Placements;
using PartnershipForChange.Web.Features.Shared.Lists;

namespace PartnershipForChange.Web.Features.Placements.Board;

/// <summary>What the address of a board asks for.</summary>
public sealed class BoardInput
{
    public string? Q { get; set; }

    public Sector? Side { get; set; }

    public int Page { get; set; } = 1;

    public BoardFilter ToFilter() => new(Q, Side, Page);
}

/// <summary>What the address of a list asks for.</summary>
public sealed class ListInput
{
    public string? Q { get; set; }

    public Sector? Side { get; set; }

    public GuestsShown Show { get; set; }

    public string? Sort { get; set; }

    public int Page { get; set; } = 1;

    public GuestFilter ToFilter() => new(Q, Side, Show, Sort, Page);
}

/// <param name="Broken">Published placements that break a rule by now.</param>
public sealed record BoardPage(PlacementBoard Board, BoardInput Input, IReadOnlyList<BrokenPlacement> Broken);

/// <param name="Broken">Published placements that break a rule by now.</param>
public sealed record ListPage(RunHead Head, ListView<GuestRow> List, ListInput Input, IReadOnlyList<BrokenPlacement> Broken);
