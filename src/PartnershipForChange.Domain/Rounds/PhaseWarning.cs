namespace PartnershipForChange.Domain.Rounds;

public enum PhaseWarningKind
{
    /// <summary>Days between two phases on which nobody can do anything.</summary>
    Gap,

    /// <summary>Days on which two phases are open and the rights of both hold.</summary>
    Overlap,

    /// <summary>No phase carries a right that a strand of the round needs.</summary>
    RightMissing,

    /// <summary>There are days in the window for stays on which the exchange phase is not open.</summary>
    OutsideWindow,
}

/// <summary>Something in a plan of phases that may be meant, and may be a slip: said, never refused.</summary>
/// <param name="First">The earlier phase; null for a missing right.</param>
/// <param name="Second">The later phase; null for a missing right.</param>
/// <param name="From">First day of the gap or overlap, or of the phase that leaves out a part of the window.</param>
/// <param name="To">The last day likewise.</param>
/// <param name="Right">The right that is missing.</param>
public sealed record PhaseWarning(
    PhaseWarningKind Kind, PhaseKind? First, PhaseKind? Second, DateOnly From, DateOnly To, RoundRight? Right = null)
{
    private static readonly RoundRight[] ForEveryRound =
        [RoundRight.AnswerInvitation, RoundRight.Nominate, RoundRight.Register, RoundRight.Release];

    private static readonly RoundRight[] ForExchange = [RoundRight.OfferHostPlaces, RoundRight.PublishPlacements];

    private static readonly RoundRight[] ForTeams = [RoundRight.PublishTeams, RoundRight.WriteProposals];

    /// <summary>What to tell of a round as it is planned.</summary>
    public static IReadOnlyList<PhaseWarning> Of(Round round) =>
        [.. OutsideWindow(round), .. Of([.. round.Phases.Select(p => p.ToPlan())], round.Strands)];

    /// <summary>
    /// The exchange phase, where it leaves out a part of the window in which stays may lie; nothing where it covers the window or
    /// was ended on purpose.
    /// </summary>
    public static IEnumerable<PhaseWarning> OutsideWindow(Round round) =>
        round.Strands.Exchange == StrandState.On && round.Phase(PhaseKind.Exchange) is { EndedAt: null } phase && (phase.From > round.From || phase.To < round.To)
            ? [new PhaseWarning(PhaseWarningKind.OutsideWindow, phase.Kind, null, phase.From, phase.To)]
            : [];

    /// <summary>What to tell of a plan, gaps and overlaps in the order of their days, missing rights last.</summary>
    public static IReadOnlyList<PhaseWarning> Of(IReadOnlyList<PhasePlan> plans, RoundStrands strands) =>
        [.. BetweenPhases([.. plans.OrderBy(p => p.From).ThenBy(p => p.Kind)]), .. MissingRights(plans, strands)];

    private static IEnumerable<PhaseWarning> BetweenPhases(IReadOnlyList<PhasePlan> plans)
    {
        if (plans.Count == 0)
        {
            yield break;
        }

        // The phase that reaches furthest so far: a short phase inside a long one leaves no gap after it.
        var reach = plans[0];
        foreach (var plan in plans.Skip(1))
        {
            if (plan.From > reach.To.AddDays(1))
            {
                yield return new(PhaseWarningKind.Gap, reach.Kind, plan.Kind, reach.To.AddDays(1), plan.From.AddDays(-1));
            }
            else if (plan.From <= reach.To)
            {
                yield return new(PhaseWarningKind.Overlap, reach.Kind, plan.Kind, plan.From, plan.To < reach.To ? plan.To : reach.To);
            }

            reach = plan.To > reach.To ? plan : reach;
        }
    }

    private static IEnumerable<PhaseWarning> MissingRights(IReadOnlyList<PhasePlan> plans, RoundStrands strands)
    {
        IEnumerable<RoundRight> needed = ForEveryRound;
        needed = strands.Exchange == StrandState.On ? needed.Concat(ForExchange) : needed;
        needed = strands.Teams == StrandState.On ? needed.Concat(ForTeams) : needed;
        return from right in needed
               where plans.All(p => !p.Rights.Contains(right))
               select new PhaseWarning(PhaseWarningKind.RightMissing, null, null, default, default, right);
    }
}
