using PartnershipForChange.Domain.Jury;

namespace PartnershipForChange.Domain.Tests.Jury;

public sealed class JurySeatTests
{
    private static readonly Guid Subject = Guid.NewGuid(), Ana = Guid.NewGuid();
    private readonly JuryPanel _panel = new(Samples.RoundWith(), JurySubjectKind.Proposals, Samples.Today.AddDays(10));
    private readonly JurySeat _seat;

    public JurySeatTests()
    {
        CriterionText Criterion(string name, int weight) => new(new LocalisedText(name, ""), LocalisedText.Empty, weight);
        _panel.Configure(new JurySettings(_panel.Deadline, 1, [Criterion("A", 30), Criterion("B", 10)]), Samples.Today);
        _panel.Take([Subject]);
        _panel.AddJuror(Ana);
        _seat = _panel.Seat(Subject, Ana, null);
        Rule.Forbids("Rules.JuryNotOpen", () => Judge([1, 1], handIn: false));
        _panel.Open(Samples.Now, Samples.Today);
    }

    [Fact]
    public void A_draft_may_have_gaps_and_does_not_count()
    {
        Judge([7, null], handIn: false);

        Assert.Equal((JurySeatState.Begun, null, 0), (_seat.State, _seat.Total, _panel.Given));
        Assert.Equal([7, null], _seat.Points);
    }

    [Fact]
    public void The_total_is_weighted()
    {
        Judge([8, 4], handIn: true);

        // (8 × 30 + 4 × 10) / 40
        Assert.Equal((JurySeatState.Done, 7.0, Samples.Now), (_seat.State, _seat.Total!.Value, _seat.DoneAt!.Value));
    }

    [Fact]
    public void Handing_in_needs_every_point_an_advice_and_a_reason_for_a_revision()
    {
        Assert.Equal("Points[1]", Rule.Forbids("Rules.PointsMissing", () => Judge([8], handIn: true)).Field);
        Assert.Equal("Points[0]", Rule.Forbids("Rules.OutOfRange", () => Judge([11, 1], handIn: false)).Field);
        Assert.Equal("Points[1]", Rule.Forbids("Rules.OutOfRange", () => Judge([0, -1], handIn: false)).Field);
        Assert.Equal("Advice", Rule.Forbids("Rules.ChooseOne", () => Judge([8, 8], handIn: true, advice: null)).Field);
        Assert.Equal("Comment", Rule.Forbids("Rules.ReviseReason", () => Judge([8, 8], handIn: true, Verdict.Revise)).Field);
        Assert.Equal(JurySeatState.Waiting, _seat.State);
    }

    [Fact]
    public void What_is_handed_in_stands()
    {
        Judge([8, 4], handIn: true);

        Rule.Forbids("Rules.JurySeatDone", () => Judge([10, 10], handIn: true));
        Rule.Forbids("Rules.JurySeatDone", () => _seat.DeclareConflict(_panel, "Prijateljica"));
        Assert.False(_seat.CanJudge(_panel));
    }

    [Fact]
    public void A_declared_conflict_frees_the_seat_for_good()
    {
        Judge([8, 4], handIn: false);
        Assert.Equal("Reason", Rule.Forbids("Rules.Required", () => _seat.DeclareConflict(_panel, " ")).Field);

        _seat.DeclareConflict(_panel, "Avtorica je moja sestra.");

        Assert.Equal((JurySeatState.Conflict, 0, 0), (_seat.State, _seat.Points.Count, _panel.Wanted));
        Rule.Forbids("Rules.JurySeatDeclared", () => Judge([8, 4], handIn: true));
        Rule.Forbids("Rules.JurySeatDeclared", () => _panel.Seat(Subject, Ana, null));
        Rule.Forbids("Rules.JurySeatDeclared", () => _panel.Unseat(Subject, Ana));
    }

    private void Judge(int?[] points, bool handIn, Verdict? advice = Verdict.Accept) =>
        _seat.Judge(_panel, new JuryOpinion(points, advice, ""), handIn, Samples.Now);
}
