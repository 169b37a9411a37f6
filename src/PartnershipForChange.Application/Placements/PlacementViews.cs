using PartnershipForChange.Application.Common;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Matching.Placements;

namespace PartnershipForChange.Application.Placements;

/// <summary>A round, as pages about its placements name it.</summary>
/// <param name="IsNameless">Names were removed from it.</param>
public sealed record PlacementRound(Guid Id, string Code, LocalisedText Name, bool IsCancelled, bool IsClosed, bool IsNameless)
{
    public static PlacementRound Of(Round round) => new(round.Id, round.Code, round.Name, round.Strands.Exchange == StrandState.Cancelled, round.State == RoundState.Closed, round.NamesRemovedOn is not null);
}

/// <summary>What a run holds now, changes by hand counted in.</summary>
/// <param name="Guests">People to place.</param>
/// <param name="FirstWishes">Guests at their first wish.</param>
public sealed record RunTotals(int Guests, int Placed, long RankSum, long Fit, int FirstWishes)
{
    public int Unplaced => Math.Max(0, Guests - Placed);
}

/// <summary>A run in the list of runs.</summary>
public sealed record RunRow(
    int Number, MatchRunState State, MatchObjective Objective, MatchFigures Figures, DateTimeOffset CreatedAt, string CreatedBy, int Steps,
    int Placed, long RankSum, long Fit, int FirstWishes)
{
    /// <summary>The engine's proof holds for what is there now.</summary>
    /// <param name="guests">People to place by now.</param>
    public bool IsProven(int guests) => Figures.Prove(Objective, Steps, guests, Placed, RankSum, Fit);
}

/// <summary>The runs of a round and what a new one would place.</summary>
/// <param name="Guests">Released for the exchange.</param>
/// <param name="Stays">Places a week × weeks on offer.</param>
/// <param name="HasPins">The newest draft holds pinned placements.</param>
public sealed record RunList(PlacementRound Round, IReadOnlyList<RunRow> Runs, int Guests, int Stays, bool HasPins, bool CanRun)
{
    public bool IsPublished => Runs.Any(r => r.State == MatchRunState.Published);
}

/// <summary>How many reached a rank, by the side they come from.</summary>
/// <param name="Rank">From 1; null for places off the guests' wishes.</param>
public sealed record RankReached(int? Rank, int Public, int Business)
{
    public int Total => Public + Business;
}

/// <summary>What every page about one run shows at its head.</summary>
/// <param name="Other">Number of the newest other draft, to compare with.</param>
/// <param name="PublishedOther">Number of another run that is published; as long as it is, this one cannot be.</param>
/// <param name="LastStep">Number of the step that can be undone; 0 for none.</param>
public sealed record RunHead(
    PlacementRound Round, Guid RunId, Guid Version, int Number, MatchRunState State, MatchObjective Objective, int Seed, MatchFigures Figures,
    DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? PublishedAt, DateTimeOffset? VerifiedAt, int LastStep, RunTotals Totals,
    IReadOnlyList<RankReached> Ranks, IReadOnlyList<DateOnly> Weeks, int? Other, int? PublishedOther, bool CanChange, bool CanRearrange, AnswerCounts Answers)
{
    /// <summary>Name of who published it; null for a draft, and where nobody knows.</summary>
    public string? PublishedBy { get; init; }

    public bool IsDraft => State == MatchRunState.Draft;

    public bool IsPublished => State == MatchRunState.Published;

    public bool CanMove => CanChange || CanRearrange;

    /// <summary>The engine's proof holds for what is shown.</summary>
    public bool IsProven => IsDraft && Figures.Prove(Objective, LastStep, Totals.Guests, Totals.Placed, Totals.RankSum, Totals.Fit);

    /// <summary>How many more there are to place than when the draft was made.</summary>
    public int CameSince => IsDraft ? Math.Max(0, Totals.Guests - Figures.Guests) : 0;
}

/// <summary>How guests and hosts of a published run have answered.</summary>
/// <param name="Open">Those of the waiting ones that can still be answered.</param>
public sealed record AnswerCounts(int Waiting, int Open, int Confirmed, int Declined, int FellThrough)
{
    public static AnswerCounts None { get; } = new(0, 0, 0, 0, 0);
}

/// <summary>A guest on the board.</summary>
/// <param name="IsWish">The place is among the guest's wishes.</param>
/// <param name="IsOut">The registration is not released any more: the seat is free.</param>
public sealed record GuestCard(
    Guid RegistrationId, string Name, LocalisedText Organisation, Sector Sector, DateOnly Week, int Rank, bool IsWish, bool IsPinned, bool IsOut,
    PlacementStanding? Standing);

/// <summary>A host place on the board.</summary>
public sealed record HostRow(
    Guid HostPlaceId, string Code, LocalisedText Host, Sector Sector, string Department, string City, int PlacesPerWeek,
    IReadOnlyList<DateOnly> Weeks, bool IsWithdrawn, IReadOnlyList<GuestCard> Guests)
{
    public IEnumerable<GuestCard> In(DateOnly week) => Guests.Where(g => g.Week == week);

    public bool IsOpenIn(DateOnly week) => !IsWithdrawn && Weeks.Contains(week);

    public int FreeIn(DateOnly week) => IsOpenIn(week) ? Math.Max(0, PlacesPerWeek - In(week).Count(g => !g.IsOut)) : 0;
}

/// <summary>A guest without a place, and why in numbers.</summary>
public sealed record UnplacedGuest(Guid RegistrationId, string Name, LocalisedText Organisation, Sector Sector, UnplacedReasons Why);

/// <summary>How full a week is, by the side of the hosts.</summary>
public sealed record WeekFilled(DateOnly Week, BySide Filled, BySide Offered);

/// <summary>The board of one run.</summary>
public sealed record PlacementBoard(RunHead Head, Page<HostRow> Hosts, IReadOnlyList<UnplacedGuest> Unplaced, IReadOnlyList<WeekFilled> Weeks);

/// <summary>What the board shows.</summary>
/// <param name="Q">Part of a host's or a guest's name.</param>
/// <param name="Side">Side of the hosts.</param>
public sealed record BoardFilter(string? Q, Sector? Side, int Page);

/// <summary>Which guests a list shows.</summary>
public enum GuestsShown
{
    All,
    Unplaced,
    OffWishes,
    Pinned,
    Waiting,
    Confirmed,
    Declined,
    FellThrough,
}

/// <param name="Sort"><c>name</c>, <c>organisation</c>, <c>host</c>, <c>week</c> or <c>rank</c>, with <c>-</c> before it the other way round.</param>
public sealed record GuestFilter(string? Q, Sector? Side, GuestsShown Show, string? Sort, int Page, int Size = Paging.UsualSize);

/// <summary>A guest in the list, placed or not.</summary>
public sealed record GuestRow(
    Guid RegistrationId, string Name, string Email, LocalisedText Organisation, Sector Sector, RegistrationState State, GuestSeat? Seat);

/// <summary>Where a guest in the list goes, and what was answered.</summary>
public sealed record GuestSeat(
    Guid PlacementId, string PlaceCode, string Department, string City, string Mentor, string MentorEmail, LocalisedText Host, DateOnly Week, int Rank,
    bool IsWish, int Fit, bool IsPinned, bool IsPlaceOut, PlacementAnswer Guest, PlacementAnswer HostAnswer, DateOnly? AnswerBy, DateOnly? RemindedOn);
