using PartnershipForChange.Domain.Jury;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Tests.Jury;

public sealed class JuryPanelTests
{
    private static readonly Guid First = Guid.NewGuid(), Second = Guid.NewGuid();
    private static readonly Guid Ana = Guid.NewGuid(), Rok = Guid.NewGuid();
    private readonly Round _round = Samples.RoundWith();
    private readonly JuryPanel _panel;

    public JuryPanelTests() => _panel = new JuryPanel(_round, JurySubjectKind.Proposals, Samples.Today.AddDays(10));

    [Theory]
    [InlineData(JurySubjectKind.Proposals)]
    [InlineData(JurySubjectKind.Submissions)]
    public void It_starts_with_the_template_in_both_languages(JurySubjectKind kind)
    {
        var panel = new JuryPanel(_round, kind, Samples.Today);

        Assert.Equal(JuryTemplate.CriteriaOf(kind), panel.Criteria.Select(c => new CriterionText(c.Name, c.Hint, c.Weight)));
        Assert.Equal(100, panel.Criteria.Sum(c => c.Weight));
        Assert.All(panel.Criteria, c => Assert.True(c.Name.En.Length > 0 && c.Hint.En.Length > 0 && c.Hint.Sl.Length > 0));
    }

    [Fact]
    public void A_closed_round_gets_none()
    {
        _round.Close(new DateOnly(2027, 3, 15));
        Rule.Forbids("Rules.RoundClosed", () => _ = new JuryPanel(_round, JurySubjectKind.Proposals, Samples.Today));
    }

    [Fact]
    public void Criteria_are_set_whole_and_checked_by_field()
    {
        _panel.Configure(new JurySettings(Samples.Today, 2, [Criterion("Učinek", 3)]), Samples.Today);

        Assert.Equal([("Učinek", 3, 1)], _panel.Criteria.Select(c => (c.Name.Sl, c.Weight, c.Order)));
        Assert.Equal((Samples.Today, 2), (_panel.Deadline, _panel.SeatsPerSubject));
        Assert.Equal("Criteria[1].NameSl", Forbidden("Rules.Required", 2, Criterion("A", 1), Criterion(" ", 1)));
        Assert.Equal("Criteria[0].Weight", Forbidden("Rules.OutOfRange", 2, Criterion("A", 0)));
        Assert.Equal("SeatsPerSubject", Forbidden("Rules.OutOfRange", 0, Criterion("A", 1)));
        Assert.Null(Forbidden("Rules.JuryCriteriaCount", 1));
        Assert.Equal("Deadline", Rule.Forbids("Rules.JuryDeadlinePast", () =>
            _panel.Configure(new JurySettings(Samples.Today.AddDays(-1), 1, [Criterion("A", 1)]), Samples.Today)).Field);
        Assert.Equal("Učinek", Assert.Single(_panel.Criteria).Name.Sl);
    }

    [Fact]
    public void Nobody_sits_twice_or_in_conflict()
    {
        Seated();

        Rule.Forbids("Rules.JurySeatThere", () => _panel.Seat(First, Ana, null));
        Assert.Equal([ConflictKind.Host], Rule.Forbids("Rules.JuryConflict", () => _panel.Seat(First, Rok, ConflictKind.Host)).Arguments);
        Rule.Forbids("Rules.JurorNotInPanel", () => _panel.Seat(First, Guid.NewGuid(), null));
        Rule.Forbids("Rules.SubjectNotInPanel", () => _panel.Seat(Guid.NewGuid(), Rok, null));
        Rule.Forbids("Rules.JurorThere", () => _panel.AddJuror(Ana));
        Assert.Equal(2, _panel.Wanted);
    }

    [Fact]
    public void A_subject_no_longer_ready_drops_out_only_before_the_opening()
    {
        Seated();
        _panel.Take([First]);
        Assert.Equal([First], _panel.Entries.Select(e => e.SubjectId));

        _panel.Open(Samples.Now, Samples.Today);
        _panel.Take([Second]);
        Assert.Equal([(First, 1), (Second, 2)], _panel.Entries.Select(e => (e.SubjectId, e.Number)));
    }

    [Fact]
    public void It_opens_with_a_juror_at_each_subject_before_the_deadline()
    {
        Rule.Forbids("Rules.JuryWithoutSubjects", () => _panel.Open(Samples.Now, Samples.Today));
        Seated();
        Rule.Forbids("Rules.JuryDeadlinePast", () => _panel.Open(Samples.Now, _panel.Deadline.AddDays(1)));
        _panel.Unseat(Second, Ana);
        Rule.Forbids("Rules.JuryUnseated", () => _panel.Open(Samples.Now, Samples.Today));
        _panel.Seat(Second, Rok, null);

        _panel.Open(Samples.Now, Samples.Today);

        Assert.Equal(JuryPanelState.Open, _panel.State);
        Rule.Forbids("Rules.JuryRubricFixed", () => _panel.Configure(new JurySettings(Samples.Today, 1, [Criterion("A", 1)]), Samples.Today));
        _panel.Extend(Samples.Today.AddDays(30), Samples.Today);
        Assert.Equal(Samples.Today.AddDays(30), _panel.Deadline);
    }

    [Fact]
    public void Reminders_go_to_those_who_owe_once_a_day()
    {
        Open();
        Assert.Equal([(Ana, 2)], _panel.Remind(Samples.Today));
        Rule.Forbids("Rules.RemindedToday", () => _panel.Remind(Samples.Today));
        Assert.Equal([(Ana, 2)], _panel.Remind(Samples.Today.AddDays(1)));
        Score(First, 5);
        Score(Second, 5);
        Rule.Forbids("Rules.NobodyToRemind", () => _panel.Remind(Samples.Today.AddDays(2)));
    }

    [Fact]
    public void Closing_needs_a_score_and_ends_everything_but_deciding()
    {
        Open();
        Rule.Forbids("Rules.JuryWithoutScores", () => _panel.Close(Samples.Now));
        Rule.Forbids("Rules.JuryNotClosed", () => Decide(First, Verdict.Accept));
        Score(First, 5);
        _panel.Close(Samples.Now);

        Rule.Forbids("Rules.JuryOver", () => _panel.Seat(Second, Rok, null));
        Rule.Forbids("Rules.JuryOver", () => _panel.AddJuror(Guid.NewGuid()));
        Rule.Forbids("Rules.JuryOver", () => Score(Second, 5));
        Rule.Forbids("Rules.JuryOver", () => _panel.Close(Samples.Now));
        Assert.Equal((1, 2), (_panel.Given, _panel.Wanted));
    }

    [Fact]
    public void Who_has_handed_in_stays_others_leave_with_their_seats()
    {
        Open();
        _panel.Seat(First, Rok, null);
        Score(First, 5);
        Rule.Forbids("Rules.JurorHasScored", () => _panel.RemoveJuror(Ana));
        Rule.Forbids("Rules.JurorHasScored", () => _panel.Unseat(First, Ana));

        _panel.RemoveJuror(Rok);

        Assert.Equal([Ana], _panel.Jurors.Select(j => j.PersonId));
        Assert.Equal([Ana], _panel.Entries[0].Seats.Select(s => s.PersonId));
    }

    [Fact]
    public void Decisions_wait_until_there_is_one_for_each_and_are_told_once()
    {
        Closed();
        Decide(First, Verdict.Accept);
        Rule.Forbids("Rules.JuryUndecided", () => _panel.Publish([First, Second], Samples.Now));
        Decide(Second, Verdict.Decline);
        Decide(First, Verdict.Decline);

        Assert.Equal([First, Second], _panel.Publish([First, Second], Samples.Now).Select(e => e.SubjectId));

        Assert.Equal(JuryPanelState.Published, _panel.State);
        Rule.Forbids("Rules.JuryNothingNew", () => _panel.Publish([First, Second], Samples.Now));
        Rule.Forbids("Rules.JuryDecisionTold", () => Decide(First, Verdict.Accept));
    }

    [Fact]
    public void What_was_taken_back_since_needs_no_decision_and_drops_out()
    {
        Closed();
        Decide(First, Verdict.Accept);
        Assert.False(_panel.CanPublish([First, Second]));

        Assert.Equal([First], _panel.Publish([First], Samples.Now).Select(e => e.SubjectId));
        Assert.Equal([First], _panel.Entries.Select(e => e.SubjectId));
    }

    [Fact]
    public void A_revision_has_a_day_and_is_followed_by_another_decision()
    {
        Closed();
        Assert.Equal("ReviseBy", Rule.Forbids("Rules.ReviseByMissing", () => Decide(First, Verdict.Revise)).Field);
        Assert.Equal("Feedback", Rule.Forbids("Rules.Required", () =>
            _panel.Decide(First, new JuryDecision(Verdict.Accept, " ", null), Ana, Samples.Now, Samples.Today)).Field);
        Decide(First, Verdict.Revise, Samples.Today.AddDays(7));
        Decide(Second, Verdict.Accept, Samples.Today.AddDays(7));
        _panel.Publish([First, Second], Samples.Now);
        Assert.Null(_panel.Entries[1].ReviseBy);

        Decide(First, Verdict.Accept);

        Assert.Equal([First], _panel.Publish([First, Second], Samples.Now.AddDays(8)).Select(e => e.SubjectId));
        Assert.Equal(Samples.Now, _panel.PublishedAt);
    }

    [Fact]
    public void A_clone_has_the_criteria_and_no_people()
    {
        Open();
        var clone = _panel.CloneFor(Samples.Draft(), Samples.Today.AddDays(365));

        Assert.Equal(_panel.Criteria.Select(c => (c.Name, c.Hint, c.Weight)), clone.Criteria.Select(c => (c.Name, c.Hint, c.Weight)));
        Assert.Equal((JuryPanelState.SetUp, 3, 0, 0), (clone.State, clone.SeatsPerSubject, clone.Jurors.Count, clone.Entries.Count));
    }

    private static CriterionText Criterion(string name, int weight) => new(new LocalisedText(name, ""), LocalisedText.Empty, weight);

    private string? Forbidden(string rule, int seats, params CriterionText[] criteria) =>
        Rule.Forbids(rule, () => _panel.Configure(new JurySettings(Samples.Today, seats, criteria), Samples.Today)).Field;

    private void Seated()
    {
        _panel.Take([First, Second]);
        _panel.AddJuror(Ana);
        _panel.AddJuror(Rok);
        _panel.Seat(First, Ana, null);
        _panel.Seat(Second, Ana, null);
    }

    private void Open()
    {
        Seated();
        _panel.Open(Samples.Now, Samples.Today);
    }

    private void Closed()
    {
        Open();
        Score(First, 5);
        _panel.Close(Samples.Now);
    }

    private void Score(Guid subject, int points) => _panel.Entries.Single(e => e.SubjectId == subject).SeatOf(Ana)!.Judge(
        _panel, new JuryOpinion([.. _panel.Criteria.Select(_ => (int?)points)], Verdict.Accept, ""), handIn: true, Samples.Now);

    private void Decide(Guid subject, Verdict verdict, DateOnly? reviseBy = null) =>
        _panel.Decide(subject, new JuryDecision(verdict, "Hvala.", reviseBy), Ana, Samples.Now, Samples.Today);
}
