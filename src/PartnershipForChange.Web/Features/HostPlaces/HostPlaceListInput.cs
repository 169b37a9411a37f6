using System.Globalization;
using PartnershipForChange.Application.HostPlaces;
using PartnershipForChange.Web.Features.Shared.Lists;

namespace PartnershipForChange.Web.Features.HostPlaces;

/// <summary>The address of a list of host places.</summary>
public sealed class HostPlaceListInput
{
    public string? Search { get; set; }

    public Sector? Side { get; set; }

    public string? City { get; set; }

    public string? Language { get; set; }

    /// <summary>A Monday as yyyy-MM-dd; anything else filters nothing.</summary>
    public string? Week { get; set; }

    public string? Skill { get; set; }

    public bool Withdrawn { get; set; }

    public string? Sort { get; set; }

    public int Page { get; set; } = 1;

    public HostPlaceFilter ToFilter()
    {
        DateOnly? week = DateOnly.TryParseExact(Week, HostPlaceInput.WeekFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var monday)
            ? monday
            : null;
        return new HostPlaceFilter(Search, Side, null, City, Language, week, Skill, Withdrawn, Sort, Page);
    }
}

public sealed record HostPlaceListPage(HostPlaceListInput Filter, RoundPlaces<HostPlaceRow> Places, ListView<HostPlaceRow> List);

public sealed record BrowsePage(HostPlaceListInput Filter, RoundPlaces<HostPlaceCard> Places);
