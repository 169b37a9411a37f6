using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Rounds.Checks;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Application.Rounds;

/// <summary>One step of the funnel, by side.</summary>
/// <param name="Key">Key of its name.</param>
public sealed record FunnelStep(string Key, BySide People);

/// <summary>Where a round stands today: what its dashboard, its card and its to-dos are made of.</summary>
/// <param name="more">What its other strands need, where that was asked for.</param>
public sealed class RoundStanding(Round round, RoundFigures figures, DateOnly today, IReadOnlyList<CheckResult>? more = null)
{
    private IReadOnlyList<CheckResult>? _checks;

    public Round Round => round;

    public RoundFigures Figures => figures;

    public DateOnly Today => today;

    public Phase? CurrentPhase => round.CurrentPhase(today);

    public Phase? NextPhase => round.NextPhase(today);

    /// <summary>From nominated to accepted, as far as the round has come.</summary>
    public IReadOnlyList<FunnelStep> Funnel { get; } =
    [
        new("Rounds.Funnel.People", figures.People),
        new("Rounds.Funnel.HandedIn", figures.HandedIn),
        new("Rounds.Funnel.Released", figures.Released),
        .. figures.PlacementsPublished
            ? new FunnelStep[] { new("Rounds.Funnel.Placed", figures.Placed), new("Rounds.Funnel.Confirmed", figures.Confirmed) }
            : [],
    ];

    /// <summary>What matters before the next phase, in the order in which to do it; nothing once the round is closed.</summary>
    public IReadOnlyList<CheckResult> Checks =>
        _checks ??= round.State == RoundState.Closed ? [] : [.. RoundChecks.All.SelectMany(check => check.Of(this)), .. more ?? []];

    public IReadOnlyList<CheckResult> Late => [.. Checks.Where(c => !c.IsMet && c.Due < today)];

    /// <summary>The one thing to do next: the first check that is not met, else the step to the next phase; null once closed.</summary>
    public NextStep? NextStep =>
        round.State == RoundState.Closed ? null : Checks.FirstOrDefault(c => c is { IsMet: false, IsNote: false })?.Step ?? StepOfRound();

    /// <summary>True while the round is open, <paramref name="first"/> has begun or is next, and <paramref name="last"/> is not over.</summary>
    public bool IsBetween(PhaseKind first, PhaseKind last) =>
        round.State == RoundState.Open
        && round.Phase(first) is { } begin && (begin.From <= today || begin == NextPhase)
        && round.Phase(last) is { } end && !end.IsOverOn(today);

    private NextStep StepOfRound() => this switch
    {
        { Round.State: RoundState.Draft } => new("Rounds.Step.Open", $"/manage/{round.Code}/open"),
        { NextPhase: { } next } => new("Rounds.Step.MoveOn", $"/manage/{round.Code}/move-on", null, next.Kind, next.From),
        _ => new("Rounds.Step.Close", $"/manage/{round.Code}/close"),
    };
}
