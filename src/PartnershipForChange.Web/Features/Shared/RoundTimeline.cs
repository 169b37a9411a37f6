using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Web.TagHelpers;

namespace PartnershipForChange.Web.Features.Shared;

/// <summary>Model of the partial <c>_RoundTimeline</c>: the phases of a round as steps.</summary>
public sealed record RoundTimeline(Round Round, DateOnly Today)
{
    public RoundTimeline(RoundStanding standing)
        : this(standing.Round, standing.Today)
    {
    }

    /// <summary>The day the round is looked at: with its closing, it stops.</summary>
    private DateOnly Until => Round.ClosedOn ?? Today;

    public StepState StateOf(Phase phase) =>
        Round.State == RoundState.Draft ? StepState.Next
        : phase.IsOverOn(Until) || (Round.State == RoundState.Closed && phase.From <= Until) ? StepState.Done
        : Round.State == RoundState.Closed ? StepState.Next
        : phase.IsOpenOn(Today) && !IsCalledOff(phase) ? StepState.Now
        : StepState.Next;

    /// <summary>When it ended, how long it lasts, or when it will be.</summary>
    public string NoteOf(Phase phase, Text text) => StateOf(phase) switch
    {
        not StepState.Done when IsCalledOff(phase) => text["Rounds.Timeline.CalledOff"],
        _ when Round.State == RoundState.Closed && !phase.IsOverOn(Until) =>
            text["Rounds.Timeline.ClosedOn", text.DaySeenFrom(Today, Until)],
        StepState.Done => text["Rounds.Timeline.Until", text.DaySeenFrom(Today, phase.To)],
        StepState.Now when phase.To == Today => text["Rounds.Timeline.LastDay"],
        StepState.Now => text.Plural("Rounds.Timeline.DaysLeft", phase.To.DayNumber - Today.DayNumber),
        _ => text.DaysSeenFrom(Today, phase.From, phase.To),
    };

    private bool IsCalledOff(Phase phase) => phase.Kind switch
    {
        PhaseKind.Exchange => Round.Strands.Exchange == StrandState.Cancelled,
        PhaseKind.Teams => Round.Strands.Teams == StrandState.Cancelled,
        _ => false,
    };
}
