using PartnershipForChange.Matching.Placements.Solving;

namespace PartnershipForChange.Matching.Placements;

/// <summary>Why a repair changes where a guest goes.</summary>
public enum RepairReason
{
    /// <summary>The guest no longer takes part.</summary>
    DroppedOut,

    /// <summary>The published placement breaks a hard rule now: the place is gone, a relation came into force ...</summary>
    NoLongerAllowed,

    /// <summary>The guest is pinned elsewhere now.</summary>
    Pinned,

    /// <summary>The place takes fewer guests, or the organisation lets fewer away, than it did.</summary>
    NoRoom,

    /// <summary>The guest makes room for another, who thereby can be placed.</summary>
    MakesRoom,

    /// <summary>The guest was not placed and now is.</summary>
    NewlyPlaced,
}

/// <summary>One change a repair makes.</summary>
/// <param name="Guest">Who.</param>
/// <param name="From">The published placement; null where there was none.</param>
/// <param name="To">The new one; null where there is none.</param>
/// <param name="Reason">Why.</param>
/// <param name="MadeRoomFor">Who takes the place left, for <see cref="RepairReason.MakesRoom"/>.</param>
/// <param name="Broken">The rules that now forbid the published placement, for <see cref="RepairReason.NoLongerAllowed"/>.</param>
public sealed record RepairMove(
    int Guest, GuestPlacement? From, GuestPlacement? To, RepairReason Reason, int? MadeRoomFor, IReadOnlyList<HardRule> Broken);

/// <summary>A repair: who goes where now, and what changes.</summary>
/// <param name="Guests">Per guest, where the guest goes; null where not placed.</param>
/// <param name="Totals">What it is worth.</param>
/// <param name="Moved">Published placements, of guests who still take part, that change.</param>
/// <param name="Moves">Every change, by guest.</param>
/// <param name="Optimal">
/// True where no other way to place as many guests changes fewer published placements, and none of those that change as few
/// is better by the rule over ranks and the skills fit.
/// </param>
public sealed record RepairResult(
    IReadOnlyList<GuestPlacement?> Guests, PlacementTotals Totals, int Moved, IReadOnlyList<RepairMove> Moves, bool Optimal);

/// <summary>
/// Repairs published placements after people drop out, places are lost or pins are added: places as many guests as possible, changes
/// the fewest published placements on the way, and only then minds ranks and fit.
/// </summary>
public static class PlacementRepair
{
    /// <summary>Repairs published placements.</summary>
    /// <param name="problem">The situation now, with the guests and places of the published one under the same indices.</param>
    /// <param name="published">Per guest, the published placement; null where there is none.</param>
    /// <param name="options">The rule over wish ranks and the seed.</param>
    /// <param name="progress">Told about phases; reported on the calling thread.</param>
    /// <param name="cancellation">Stops the repair.</param>
    /// <exception cref="ArgumentException">The published placements are not one per guest, or name places or weeks that do not exist.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static RepairResult Repair(
        PlacementProblem problem,
        IReadOnlyList<GuestPlacement?> published,
        PlacementOptions? options = null,
        IProgress<MatchingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        if (published.Count != problem.Guests.Count) throw new ArgumentException("One entry per guest is needed.", nameof(published));
        if (published.Any(at => at is { } placed && ((uint)placed.Place >= (uint)problem.Places.Count || (uint)placed.Week >= (uint)problem.WeekCount)))
        {
            throw new ArgumentException("A published placement is at a place or week that does not exist.", nameof(published));
        }

        var result = new PlacementRun(problem, options ?? new PlacementOptions(), null, progress, cancellation, published).Solve();
        var moves = new List<RepairMove>();
        var moved = 0;
        for (var guest = 0; guest < published.Count; guest++)
        {
            var (from, to) = (published[guest], result.Guests[guest]);
            if (from?.Place == to?.Place && from?.Week == to?.Week) continue;
            if (from is not null && problem.Guests[guest].TakesPart) moved++;
            moves.Add(Explain(problem, published, result.Guests, guest));
        }

        return new RepairResult(result.Guests, result.Totals, moved, moves, result.Optimal);
    }

    private static RepairMove Explain(
        PlacementProblem problem, IReadOnlyList<GuestPlacement?> published, IReadOnlyList<GuestPlacement?> repaired, int guest)
    {
        RepairMove Because(RepairReason reason, int? madeRoomFor = null, IReadOnlyList<HardRule>? broken = null) =>
            new(guest, published[guest], repaired[guest], reason, madeRoomFor, broken ?? []);

        if (published[guest] is not { } from) return Because(RepairReason.NewlyPlaced);
        if (!problem.Guests[guest].TakesPart) return Because(RepairReason.DroppedOut);
        var broken = PlacementRules.Check(problem, guest, from.Place, from.Week);
        if (broken.Count > 0) return Because(RepairReason.NoLongerAllowed, broken: broken);
        if (problem.Pins.Any(pin => pin.Guest == guest)) return Because(RepairReason.Pinned);

        // Whoever is new where the guest was, or new among the organisation's people away that week, took the room.
        var organisation = problem.Guests[guest].Organisation;
        int? successor = null;
        for (var other = 0; other < repaired.Count; other++)
        {
            if (repaired[other] is not { } at || at.Week != from.Week || (published[other]?.Place == at.Place && published[other]?.Week == at.Week)) continue;
            if (at.Place == from.Place) return Because(RepairReason.MakesRoom, other);
            if (problem.Guests[other].Organisation == organisation) successor ??= other;
        }

        return successor is null ? Because(RepairReason.NoRoom) : Because(RepairReason.MakesRoom, successor);
    }
}
