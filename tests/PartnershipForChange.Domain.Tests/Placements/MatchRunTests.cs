using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Tests.Placements;

public sealed class MatchRunTests
{
    private static readonly MatchFigures Figures = new(10, 9, 15, 7, 9, 15, IsOptimal: true, IsVerified: true, Milliseconds: 3);
    private readonly Guid _by = Guid.NewGuid();
    private readonly Guid _guest = Guid.NewGuid();
    private readonly Seat _seat = new(Guid.NewGuid(), new DateOnly(2027, 5, 31), 1, IsWish: true, 2);
    private readonly Seat _other = new(Guid.NewGuid(), new DateOnly(2027, 6, 7), 3, IsWish: false, 0);

    [Fact]
    public void A_run_begins_as_a_draft_with_what_the_engine_reached()
    {
        var run = Draft(Samples.RoundWith());

        Assert.Equal((MatchRunState.Draft, 7, 1), (run.State, run.Number, run.Figures.Unplaced));
    }

    [Fact]
    public void A_closed_round_takes_no_run()
    {
        var round = Samples.RoundWith();
        round.Close(new DateOnly(2027, 3, 15));

        Assert.False(MatchRun.CanRun(round));
        Rule.Forbids("Rules.RoundClosed", () => Draft(round));
    }

    [Theory]
    [InlineData(StrandState.Off)]
    [InlineData(StrandState.Cancelled)]
    public void A_round_without_an_exchange_takes_no_run(StrandState exchange)
    {
        var round = Samples.RoundWith();
        round.Configure(RoundStrands.Usual with { Exchange = exchange }, RoundSettings.Usual);

        Rule.Forbids("Rules.ExchangeOff", () => MatchRun.RequireRun(round));
    }

    [Fact]
    public void A_step_remembers_where_the_guest_was()
    {
        var round = Samples.RoundWith();
        var run = Draft(round);
        var placement = new Placement(run, _guest, _seat, pinned: false);

        var step = run.Step(round, placement, _guest, _other, pinned: true, _by, Samples.Now);
        placement.MoveTo(_other, pinned: true);

        Assert.Equal((1, 1), (run.Steps, step.Order));
        Assert.Equal(_seat, step.From);
        Assert.False(step.WasPinned);
        Assert.Equal((_other.HostPlaceId, (DateOnly?)_other.Week, true), (step.ToPlaceId!.Value, step.ToWeek, step.IsPinned));
        Assert.Equal(_other, placement.Seat);
    }

    [Fact]
    public void The_first_step_of_a_guest_without_a_place_comes_from_nowhere()
    {
        var round = Samples.RoundWith();

        Assert.Null(Draft(round).Step(round, current: null, _guest, _seat, pinned: true, _by, Samples.Now).From);
    }

    [Fact]
    public void A_step_that_changes_nothing_is_none()
    {
        var round = Samples.RoundWith();
        var run = Draft(round);
        var placement = new Placement(run, _guest, _seat, pinned: true);

        Rule.Forbids("Rules.PlacementUnchanged", () => run.Step(round, placement, _guest, _seat, pinned: true, _by, Samples.Now));
        Assert.Equal(0, run.Steps);
    }

    [Fact]
    public void Steps_are_undone_last_first()
    {
        var round = Samples.RoundWith();
        var run = Draft(round);
        var first = run.Step(round, current: null, _guest, _seat, pinned: true, _by, Samples.Now);
        var second = run.Step(round, current: null, Guid.NewGuid(), _other, pinned: true, _by, Samples.Now);

        Rule.Forbids("Rules.StepNotLast", () => run.Undo(round, first));
        run.Undo(round, second);
        run.Undo(round, first);

        Assert.Equal(0, run.Steps);
    }

    [Fact]
    public void A_step_of_another_run_is_not_undone()
    {
        var round = Samples.RoundWith();
        var (run, other) = (Draft(round), Draft(round));
        run.Step(round, current: null, _guest, _seat, pinned: true, _by, Samples.Now);
        var elsewhere = other.Step(round, current: null, _guest, _seat, pinned: true, _by, Samples.Now);

        Rule.Forbids("Rules.StepNotLast", () => run.Undo(round, elsewhere));
    }

    [Fact]
    public void Publishing_needs_its_phase()
    {
        var round = Samples.RoundWith(RoundRight.Register);

        Rule.Forbids("Rules.NotNow.PublishPlacements", () => Publish(Draft(round), round));
    }

    [Fact]
    public void Publishing_needs_someone_with_a_place()
    {
        var round = Samples.RoundWith(RoundRight.PublishPlacements);

        Rule.Forbids("Rules.RunEmpty", () => Publish(Draft(round), round, placements: 0));
    }

    [Fact]
    public void One_run_of_a_round_is_published()
    {
        var round = Samples.RoundWith(RoundRight.PublishPlacements);

        Rule.Forbids("Rules.OtherRunPublished", () => Publish(Draft(round), round, isAnotherPublished: true));
    }

    [Fact]
    public void A_published_run_is_changed_no_more_by_steps_but_rearranged()
    {
        var round = Samples.RoundWith(RoundRight.PublishPlacements);
        var run = Draft(round);
        Rule.Forbids("Rules.RunNotPublished", () => run.Rearrange(round));
        Publish(run, round);
        var version = run.Version;

        Rule.Forbids("Rules.RunNotDraft", () => Publish(run, round));
        Rule.Forbids("Rules.RunNotDraft", () => run.Step(round, current: null, _guest, _seat, pinned: true, _by, Samples.Now));
        Rule.Forbids("Rules.RunNotDraft", () => run.Discard(round));
        run.Rearrange(round);

        Assert.Equal((MatchRunState.Published, (DateTimeOffset?)Samples.Now, (Guid?)_by), (run.State, run.PublishedAt, run.PublishedById));
        Assert.NotEqual(version, run.Version);
    }

    [Fact]
    public void A_discarded_draft_stays_so()
    {
        var round = Samples.RoundWith(RoundRight.PublishPlacements);
        var run = Draft(round);
        run.Discard(round);

        Assert.Equal(MatchRunState.Discarded, run.State);
        Rule.Forbids("Rules.RunNotDraft", () => Publish(run, round));
    }

    [Fact]
    public void In_a_closed_round_nothing_moves()
    {
        var round = Samples.RoundWith(RoundRight.PublishPlacements);
        var (draft, published) = (Draft(round), Draft(round));
        Publish(published, round);
        round.Close(new DateOnly(2027, 3, 15));

        Rule.Forbids("Rules.RoundClosed", () => draft.Step(round, current: null, _guest, _seat, pinned: true, _by, Samples.Now));
        Rule.Forbids("Rules.RoundClosed", () => Publish(draft, round));
        Rule.Forbids("Rules.RoundClosed", () => published.Rearrange(round));
        Assert.False(draft.CanChange(round));
        Assert.False(published.CanRearrange(round));
    }

    private MatchRun Draft(Round round) => new(round, 7, MatchObjective.MinimumCost, seed: 0, Figures, _by, Samples.Now);

    private void Publish(MatchRun run, Round round, bool isAnotherPublished = false, int placements = 1) =>
        run.Publish(round, isAnotherPublished, placements, _by, Samples.Now, Samples.Today);
}
