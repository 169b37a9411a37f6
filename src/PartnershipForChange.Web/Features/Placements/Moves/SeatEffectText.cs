using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Placements;
using PartnershipForChange.Matching.Placements;
using PartnershipForChange.Web.Features.Shared;

namespace PartnershipForChange.Web.Features.Placements.Moves;

/// <summary>The effects of moving a guest, as the board shows them.</summary>
public static class SeatEffectText
{
    public static BoardEffects Effects(this Text text, SeatEffects effects) => new(
        Said(text, effects),
        [.. effects.Seats.Select(s => new BoardEffect(Target(effects, s), KindOf(effects, s), text.Of(effects, s)))]);

    /// <summary>How many seats there are at all, and how many the reader finds among the places shown.</summary>
    private static string Said(Text text, SeatEffects effects)
    {
        var (all, here) = (text.Plural("Placements.Board.Lifted", effects.Possible, effects.Guest), effects.Seats.Count(s => s.Broken is null));
        return here == effects.Possible ? all : $"{all} {text["Placements.Board.LiftedHere", here]}";
    }

    private static string Target(SeatEffects effects, SeatEffect seat) =>
        $"{(effects.Head.IsPublished ? "give" : "move")}:{MoveInput.SeatValue(seat.Seat.HostPlaceId, seat.Seat.Week)}";

    private static string KindOf(SeatEffects effects, SeatEffect seat)
    {
        var (before, after) = (effects.Before, seat.After);
        var gain = (after.Placed - before.Placed, before.RankSum - after.RankSum, after.Fit - before.Fit);
        return seat.Broken is not null ? BoardEffect.No : gain.CompareTo((0, 0, 0)) < 0 || seat.DeclinedBy is not null ? BoardEffect.Warn : BoardEffect.Good;
    }

    private static string Of(this Text text, SeatEffects effects, SeatEffect seat)
    {
        if (seat.Broken is { } rule)
        {
            return rule == HardRule.PlaceFull
                ? $"{text[$"Placements.Why.{rule}"]} {text["Placements.Move.HeldBy", string.Join(", ", seat.Holders)]}"
                : text[$"Placements.Why.{rule}"];
        }

        string Signed(long value) => value.ToString("+0;−0;0", text.Culture);
        var (before, after) = (effects.Before, seat.After);
        var declined = seat.DeclinedBy is { } party ? text[$"Placements.Move.WasDeclined.{party}"] + " · " : string.Empty;
        return declined + text[
            "Placements.Board.Effect",
            effects.Current is { } now ? text.Wish(now.Rank, now.IsWish) : text["Placements.NoPlace"],
            text.Wish(seat.Seat.Rank, seat.Seat.IsWish),
            Signed(after.Placed - before.Placed),
            Signed(after.RankSum - before.RankSum),
            Signed(after.Fit - before.Fit)];
    }
}
