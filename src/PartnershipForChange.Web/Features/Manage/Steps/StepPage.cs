using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Application.Rounds.Checks;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Web.Features.Manage.Steps;

/// <summary>What a step of a round as a whole will do, told before it is taken.</summary>
/// <param name="Move">What moving on would do; null for the other steps.</param>
/// <param name="Missing">What is not done yet and would be left behind.</param>
public sealed record StepPage(Round Round, RoundStep Step, DateOnly Today, PhaseMove? Move, IReadOnlyList<CheckResult> Missing)
{
    public static StepPage Of(RoundStanding standing, RoundStep step) => new(
        standing.Round, step, standing.Today, step == RoundStep.MoveOn ? standing.Round.NextMove(standing.Today) : null,
        [.. standing.Checks.Where(c => !c.IsMet)]);

    public bool IsPossible => Step switch
    {
        RoundStep.Open => Round.CanOpen(),
        RoundStep.MoveOn => Move is not null,
        RoundStep.Close => Round.CanClose(),
        _ => Round.CanReopen(),
    };

    /// <summary>What people may do afterwards and may not now.</summary>
    public IReadOnlyList<RoundRight> Gained => Step switch
    {
        RoundStep.Open or RoundStep.Reopen => Round.RightsIfOpenOn(Today),
        _ => Move?.Gained ?? [],
    };

    /// <summary>What people may do now and may not afterwards.</summary>
    public IReadOnlyList<RoundRight> Lost => Step == RoundStep.Close ? Round.RightsOn(Today) : Move?.Lost ?? [];
}
