using PartnershipForChange.Application.HostPlaces;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Web.Features.Shared.Charts;

namespace PartnershipForChange.Web.Features.HostPlaces;

/// <summary>Where the host places of a round are, as a chart.</summary>
public static class TownsText
{
    private const int MostTowns = 12;

    /// <summary>The towns with most places, then all others together.</summary>
    public static MirroredChart TownsChart(this Text text, IReadOnlyList<TownPlaces> towns)
    {
        var ranked = towns.Where(t => t.Offered.Total > 0).OrderByDescending(t => t.Offered.Total).ToList();
        var others = ranked.Skip(MostTowns).ToList();
        IEnumerable<MirroredRow> rows = ranked.Take(MostTowns).Select(t => new MirroredRow(t.Name, t.Offered.Public, t.Offered.Business));
        return new MirroredChart(
            text["HostPlaces.Towns.Title"],
            text.Plural("HostPlaces.Towns.Text", ranked.Count),
            text["HostPlaces.Filter.City"],
            others.Count == 0
                ? [.. rows]
                : [.. rows, new MirroredRow(text["HostPlaces.Towns.Others"], others.Sum(t => t.Offered.Public), others.Sum(t => t.Offered.Business))]);
    }
}
