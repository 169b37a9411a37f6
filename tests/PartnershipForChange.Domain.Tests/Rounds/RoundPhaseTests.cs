using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Tests.Rounds;

public sealed class RoundPhaseTests
{
    private static readonly DateOnly Day = Samples.Today;

    [Fact]
    public void Each_kind_is_there_once() =>
        Rule.Forbids("Rules.PhaseTwice", () => Samples.Draft().Plan([Plan(PhaseKind.Matching, 0, 1), Plan(PhaseKind.Matching, 2, 3)]));

    [Fact]
    public void A_phase_does_not_end_before_it_starts() =>
        Assert.Equal("Matching.To", Rule.Forbids("Rules.EndBeforeStart", () => Samples.Draft().Plan([Plan(PhaseKind.Matching, 0, -1)])).Field);

    [Fact]
    public void A_phase_does_not_begin_before_the_one_it_follows()
    {
        var broken = Rule.Forbids("Rules.PhaseOrder", () => Samples.Draft().Plan([Plan(PhaseKind.Matching, 0, 9), Plan(PhaseKind.Registration, 1, 9)]));

        Assert.Equal("Matching.From", broken.Field);
        Assert.Equal([PhaseKind.Matching, PhaseKind.Registration], broken.Arguments);
    }

    [Fact]
    public void Planning_again_keeps_the_phase_and_removes_those_not_named()
    {
        var round = Samples.Draft();
        var matching = round.Phase(PhaseKind.Matching);

        round.Plan([Plan(PhaseKind.Matching, 0, 1, RoundRight.Register, RoundRight.AnswerInvitation, RoundRight.Register)]);

        Assert.Same(matching, Assert.Single(round.Phases));
        Assert.Equal((Day, Day.AddDays(1)), (matching!.From, matching.To));
        Assert.Equal([RoundRight.AnswerInvitation, RoundRight.Register], matching.Rights);
    }

    [Fact]
    public void Moving_on_ends_what_is_planned_to_end_and_begins_the_next_today()
    {
        var round = Open(Plan(PhaseKind.Registration, -5, 5, RoundRight.Register), Plan(PhaseKind.Matching, 6, 9, RoundRight.PublishPlacements));
        var move = round.NextMove(Day)!;

        Assert.Equal(PhaseKind.Matching, move.Next.Kind);
        Assert.Equal([PhaseKind.Registration], move.Ending.Select(p => p.Kind));
        Assert.Equal([RoundRight.PublishPlacements], move.Gained);
        Assert.Equal([RoundRight.Register], move.Lost);

        round.MoveOn(Day, Samples.Now);

        Assert.Equal([RoundRight.PublishPlacements], round.RightsOn(Day));
        Assert.Equal((PhaseKind.Matching, Day, Day.AddDays(9)), (round.CurrentPhase(Day)!.Kind, round.CurrentPhase(Day)!.From, round.CurrentPhase(Day)!.To));
        Assert.Equal((Samples.Now, Day), (round.Phase(PhaseKind.Registration)!.EndedAt, round.Phase(PhaseKind.Registration)!.To));
    }

    [Fact]
    public void A_phase_planned_to_run_beside_the_next_stays_open()
    {
        var round = Open(Plan(PhaseKind.Exchange, -1, 9, RoundRight.PublishPlacements), Plan(PhaseKind.Teams, 2, 20, RoundRight.WriteProposals));

        Assert.Empty(round.NextMove(Day)!.Ending);
        Assert.Empty(round.NextMove(Day)!.Lost);
        round.MoveOn(Day, Samples.Now);

        Assert.Equal([RoundRight.PublishPlacements, RoundRight.WriteProposals], round.RightsOn(Day));
    }

    [Fact]
    public void There_is_no_moving_on_past_the_last_phase_nor_in_a_draft()
    {
        var last = Open(Plan(PhaseKind.Closing, -1, 9));
        Assert.Equal((false, (PhaseMove?)null), (last.CanMoveOn(Day), last.NextMove(Day)));
        Rule.Forbids("Rules.NoNextPhase", () => last.MoveOn(Day, Samples.Now));

        var draft = Samples.Draft();
        Assert.False(draft.CanMoveOn(Day));
        Rule.Forbids("Rules.RoundNotOpen", () => draft.MoveOn(Day, Samples.Now));
    }

    [Fact]
    public void A_phase_that_was_ended_opens_again_with_a_later_last_day()
    {
        var round = Open(Plan(PhaseKind.Registration, -5, 5), Plan(PhaseKind.Matching, 6, 9));
        round.MoveOn(Day, Samples.Now);

        foreach (var last in new[] { 0, -1 })
        {
            round.Plan([Plan(PhaseKind.Registration, -5, last), Plan(PhaseKind.Matching, 0, 9)]);
            Assert.False(round.Phase(PhaseKind.Registration)!.IsOpenOn(Day));
        }

        round.Plan([Plan(PhaseKind.Registration, -5, 5), Plan(PhaseKind.Matching, 0, 9)]);
        Assert.True(round.Phase(PhaseKind.Registration)!.IsOpenOn(Day));
    }

    [Fact]
    public void A_phase_that_was_ended_leaves_its_last_day_to_the_next_in_warnings_and_in_a_clone()
    {
        var round = Open(Plan(PhaseKind.Registration, -5, 5), Plan(PhaseKind.Matching, 6, 9));
        round.MoveOn(Day, Samples.Now);

        Assert.DoesNotContain(PhaseWarning.Of(round), w => w.Kind is PhaseWarningKind.Overlap or PhaseWarningKind.Gap);
        var days = round.DatesFrom(round.From).Phases;
        Assert.Equal([(Day.AddDays(-5), Day.AddDays(-1)), (Day, Day.AddDays(9))], days.Select(p => (p.From, p.To)));
    }

    [Fact]
    public void Releases_are_due_on_the_last_day_of_a_phase_that_takes_them()
    {
        Assert.Equal(Day.AddDays(9), Open(Plan(PhaseKind.Registration, -5, 5, RoundRight.Release), Plan(PhaseKind.Matching, 6, 9, RoundRight.Release)).ReleaseBy(Day));
        Assert.Equal(Day.AddDays(5), Open(Plan(PhaseKind.Registration, -5, 5), Plan(PhaseKind.Matching, 6, 9)).ReleaseBy(Day));
        Assert.Null(Open(Plan(PhaseKind.Matching, 6, 9)).ReleaseBy(Day));
    }

    [Fact]
    public void Gaps_and_overlaps_are_told_with_their_days()
    {
        var warnings = PhaseWarning.Of(
            [Plan(PhaseKind.Invitation, 0, 20), Plan(PhaseKind.HostPlaces, 5, 10), Plan(PhaseKind.Registration, 21, 25), Plan(PhaseKind.Matching, 28, 30)],
            RoundStrands.None);

        Assert.Equal(
            [
                new PhaseWarning(PhaseWarningKind.Overlap, PhaseKind.Invitation, PhaseKind.HostPlaces, Day.AddDays(5), Day.AddDays(10)),
                new PhaseWarning(PhaseWarningKind.Gap, PhaseKind.Registration, PhaseKind.Matching, Day.AddDays(26), Day.AddDays(27)),
            ],
            warnings.Where(w => w.Kind != PhaseWarningKind.RightMissing));
    }

    [Fact]
    public void An_exchange_phase_that_leaves_out_a_part_of_the_window_is_told()
    {
        var round = Samples.Draft();
        round.Configure(round.Strands with { Exchange = StrandState.On }, round.Settings);
        foreach (var (from, to, isTold) in new[] { (-140, -130, true), (1, 0, true), (0, -1, true), (0, 0, false), (-9, 9, false) })
        {
            var (first, last) = from < -100 ? (round.From.AddDays(from), round.From.AddDays(to)) : (round.From.AddDays(from), round.To.AddDays(to));
            round.Plan([new PhasePlan(PhaseKind.Exchange, first, last, [])]);
            PhaseWarning[] told = isTold ? [new PhaseWarning(PhaseWarningKind.OutsideWindow, PhaseKind.Exchange, null, first, last)] : [];
            Assert.Equal(told, PhaseWarning.OutsideWindow(round));
        }

        round.Configure(round.Strands with { Exchange = StrandState.Off }, round.Settings);
        round.Plan([new PhasePlan(PhaseKind.Exchange, round.From.AddDays(1), round.To, [])]);
        Assert.Empty(PhaseWarning.OutsideWindow(round));
    }

    [Fact]
    public void Rights_that_no_phase_carries_are_told_by_strand()
    {
        var plan = Plan(PhaseKind.Registration, 0, 1, RoundRight.AnswerInvitation, RoundRight.Nominate, RoundRight.Register, RoundRight.Release);

        Assert.Empty(PhaseWarning.Of([plan], RoundStrands.None));
        Assert.Equal(
            [RoundRight.PublishTeams, RoundRight.WriteProposals],
            PhaseWarning.Of([plan], RoundStrands.None with { Teams = StrandState.On }).Select(w => w.Right!.Value));
        Assert.Equal(
            [RoundRight.OfferHostPlaces, RoundRight.PublishPlacements],
            PhaseWarning.Of([plan], RoundStrands.None with { Exchange = StrandState.On }).Select(w => w.Right!.Value));
    }

    [Fact]
    public void The_template_lacks_no_right() =>
        Assert.DoesNotContain(
            PhaseWarning.Of(Domain.Programme.ProgrammeTemplate.Phases(Samples.Details.From, Samples.Details.To), RoundStrands.Usual),
            w => w.Kind == PhaseWarningKind.RightMissing);


    private static PhasePlan Plan(PhaseKind kind, int from, int to, params RoundRight[] rights) => new(kind, Day.AddDays(from), Day.AddDays(to), rights);

    private static Round Open(params PhasePlan[] plans)
    {
        var round = new Round("2027", Samples.Details);
        round.Plan(plans);
        round.Open();
        return round;
    }
}
