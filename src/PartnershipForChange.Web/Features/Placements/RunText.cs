using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Matching.Placements;
using PartnershipForChange.Web.Features.Shared.Charts;

namespace PartnershipForChange.Web.Features.Placements;

/// <summary>Turns figures of a run into what several of its pages show.</summary>
public static class RunText
{
    /// <summary>What the run is called: draft 7, or the published placements.</summary>
    public static string NameOf(this Text text, RunHead head) =>
        head.IsPublished ? text["Placements.PublishedRun"] : text["Placements.Draft", head.Number];

    /// <summary>Monday to Friday, as a column's head.</summary>
    public static string Week(this Text text, DateOnly monday) => text.Days(monday, monday.AddDays(4));

    public static string Wish(this Text text, int rank, bool isWish) =>
        isWish ? text["Placements.WishNumber", rank] : text["Placements.OffWishes"];

    public static StackedChart RanksChart(this Text text, RunHead head) => new(
        text["Placements.Ranks.Title"],
        text["Placements.Ranks.Text"],
        text["Placements.Ranks.Column"],
        [.. head.Ranks.Select(r => new StackedColumn(
            r.Rank is { } rank ? text["Placements.Ranks.Wish", rank] : text["Placements.Ranks.Off"], r.Public, r.Business))]);

    public static MirroredChart WeeksChart(this Text text, IReadOnlyList<WeekFilled> weeks) => new(
        text["Placements.Weeks.Title"],
        text["Placements.Weeks.Text"],
        text["Placements.Weeks.Column"],
        [.. weeks.Select(w => new MirroredRow(text.Week(w.Week), w.Filled.Public, w.Filled.Business, w.Offered.Public, w.Offered.Business))]);

    /// <summary>Why a guest has no place, as one sentence of counts.</summary>
    public static string Reasons(this Text text, UnplacedReasons why)
    {
        string[] parts =
        [
            text.Plural("Placements.Unplaced.InSector", why.SlotsInOtherSector),
            text.Plural("Placements.Unplaced.Sharing", why.SharingAWeek),
            .. why.Broken.Where(b => b.Value > 0).Select(b => text.Plural($"Placements.Unplaced.Rule.{b.Key}", b.Value)),
            .. why.AllowedButFull > 0 ? new[] { text.Plural("Placements.Unplaced.Full", why.AllowedButFull) } : [],
            .. why.Allowed > why.AllowedButFull ? new[] { text.Plural("Placements.Unplaced.Open", why.Allowed - why.AllowedButFull) } : [],
        ];
        var sentence = string.Join(", ", parts) + ".";
        return char.ToUpper(sentence[0], text.Culture) + sentence[1..];
    }
}
