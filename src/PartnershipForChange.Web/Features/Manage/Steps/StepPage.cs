using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Web.Features.Manage.Steps;

/// <summary>What a step of a round as a whole will do, told before it is taken.</summary>
/// <param name="Move">What moving on would do; null for the other steps.</param>
public sealed record StepPage(Round Round, RoundStep Step, DateOnly Today, PhaseMove? Move)
{
    public static StepPage Of(Round round, RoundStep step, DateOnly today) =>
        new(round, step, today, step == RoundStep.MoveOn ? round.NextMove(today) : null);

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
