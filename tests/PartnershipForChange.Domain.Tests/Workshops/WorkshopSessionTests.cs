using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Workshops;

namespace PartnershipForChange.Domain.Tests.Workshops;

public sealed class WorkshopSessionTests
{
    private static readonly DateTimeOffset Starts = new(2027, 4, 10, 7, 0, 0, TimeSpan.Zero);
    private readonly Round _round = WorkshopTests.RoundWith(StrandState.On);

    private SessionMoment Now => new(_round, Samples.Now, Samples.Today);

    [Fact]
    public void Places_go_in_order_and_whoever_comes_after_waits()
    {
        var session = Session(most: 2);
        var people = Join(session, 4);

        Assert.Equal(
            [SignUpState.SignedUp, SignUpState.SignedUp, SignUpState.Waiting, SignUpState.Waiting], people.Select(p => session.Of(p)!.State));
        Assert.Equal((2, 0), (session.Taken, session.Free));
        Assert.Equal(people[2..], session.Waiting.Select(w => w.PersonId));
    }

    [Fact]
    public void Joining_twice_is_joining_once()
    {
        var session = Session(most: 2);
        var person = Join(session, 1)[0];

        session.Join(person, Now);

        Assert.Equal(1, session.Taken);
        Assert.Single(session.SignUps);
    }

    [Fact]
    public void A_place_given_back_goes_to_the_first_who_waits_and_who_comes_back_goes_last()
    {
        var session = Session(most: 1);
        var people = Join(session, 3);

        var promoted = session.Leave(people[0], Samples.Now);
        session.Join(people[0], Now);

        Assert.Equal([people[1]], promoted.Select(p => p.PersonId));
        Assert.Equal(Samples.Now, promoted[0].PromotedAt);
        Assert.Equal([people[2], people[0]], session.Waiting.Select(w => w.PersonId));
        Assert.Equal(3, session.SignUps.Count);
    }

    [Fact]
    public void Leaving_the_waiting_list_frees_no_place()
    {
        var session = Session(most: 1);
        var people = Join(session, 3);

        Assert.Empty(session.Leave(people[1], Samples.Now));
        Assert.Equal([people[2]], session.Waiting.Select(w => w.PersonId));
    }

    [Fact]
    public void More_places_let_in_exactly_as_many_as_there_are_and_no_place_in_use_is_taken_away()
    {
        var session = Session(most: 2);
        var people = Join(session, 5);

        var promoted = session.Edit(Plan(most: 4), Now);

        Assert.Equal(people[2..4], promoted.Select(p => p.PersonId));
        Assert.Equal((4, 1), (session.Taken, session.Waiting.Count));
        Assert.Equal("Most", Rule.Forbids("Rules.PlacesInUse", () => session.Edit(Plan(most: 3), Now)).Field);
        Assert.Equal(4, session.Most);
    }

    [Fact]
    public void Sign_up_ends_with_its_last_day_and_at_the_start_and_needs_an_open_round()
    {
        var session = Session(most: 2);
        var person = Guid.NewGuid();

        Rule.Forbids("Rules.SignUpClosed", () => session.Join(person, Now with { Today = new DateOnly(2027, 4, 8) }));
        Rule.Forbids("Rules.SessionBegun", () => session.Join(person, Now with { Now = Starts }));
        Rule.Forbids("Rules.RoundNotOpen", () => session.Join(person, Now with { Round = WorkshopTests.RoundWith(StrandState.On, open: false) }));
        Rule.Forbids("Rules.WorkshopsCancelled", () => session.Join(person, Now with { Round = WorkshopTests.RoundWith(StrandState.Cancelled) }));
        Assert.True(session.CanJoin(Now with { Today = new DateOnly(2027, 4, 7) }));
        Assert.False(session.CanJoin(Now with { Now = Starts }));
    }

    [Fact]
    public void Nobody_leaves_what_has_begun_or_where_they_are_not()
    {
        var session = Session(most: 2);
        var person = Join(session, 1)[0];

        Rule.Forbids("Rules.NotInSession", () => session.Leave(Guid.NewGuid(), Samples.Now));
        Rule.Forbids("Rules.SessionBegun", () => session.Leave(person, Starts));
        Assert.True(session.CanLeave(person, Samples.Now));
    }

    [Fact]
    public void Calling_off_needs_a_reason_and_keeps_the_list()
    {
        var session = Session(most: 2);
        Join(session, 3);

        Assert.Equal("Reason", Rule.Forbids("Rules.Required", () => session.Cancel(" ", Samples.Now)).Field);
        session.Cancel("Premalo ljudi.", Samples.Now);

        Assert.True(session.IsCancelled);
        Assert.Equal(3, session.SignUps.Count(s => s.State != SignUpState.Left));
        Rule.Forbids("Rules.SessionCancelled", () => session.Cancel("Spet.", Samples.Now));
        Rule.Forbids("Rules.SessionCancelled", () => session.Edit(Plan(2), Now));
        Rule.Forbids("Rules.SessionCancelled", () => session.Join(Guid.NewGuid(), Now));
    }

    [Fact]
    public void Attendance_is_noted_from_three_hours_before_of_people_with_a_place_once()
    {
        var session = Session(most: 1);
        var people = Join(session, 2);
        var (first, second) = (session.Of(people[0])!, session.Of(people[1])!);

        Rule.Forbids("Rules.DoorsClosed", () => session.CheckIn(first.Id, Starts.AddHours(-3).AddSeconds(-1)));
        Assert.True(session.CheckIn(first.Id, Starts.AddHours(-3)));
        Assert.False(session.CheckIn(first.Id, Starts));
        Assert.Equal(Starts.AddHours(-3), first.AttendedAt);
        Rule.Forbids("Rules.WasThere", () => session.Leave(people[0], Starts.AddHours(-2)));
        Rule.Forbids("Rules.NoPlaceInSession", () => session.CheckIn(second.Id, Starts));
    }

    [Fact]
    public void The_list_sets_who_was_there_and_who_was_not()
    {
        var session = Session(most: 3);
        var people = Join(session, 3).Select(p => session.Of(p)!).ToList();
        session.CheckIn(people[0].Id, Starts);
        session.CheckIn(people[1].Id, Starts);

        session.SetAttendance([people[1].Id, people[2].Id], Starts.AddHours(1));

        Assert.Equal([null, Starts, Starts.AddHours(1)], people.Select(p => p.AttendedAt));
    }

    [Fact]
    public void People_are_reminded_once_and_again_of_another_time()
    {
        var session = Session(most: 3);

        Assert.True(session.Remind(Samples.Today));
        Assert.False(session.Remind(Samples.Today.AddDays(1)));
        session.Edit(Plan(3) with { StartsAt = Starts.AddHours(1) }, Now);
        Assert.True(session.Remind(Samples.Today.AddDays(1)));
    }

    [Fact]
    public void Only_who_was_there_says_how_it_was_and_only_after()
    {
        var session = Session(most: 3);
        var people = Join(session, 2);
        session.CheckIn(session.Of(people[0])!.Id, Starts);

        Rule.Forbids("Rules.FeedbackAfterAttending", () => new WorkshopFeedback(session, people[1], 5, null, session.EndsAt));
        Rule.Forbids("Rules.FeedbackAfterAttending", () => new WorkshopFeedback(session, people[0], 5, null, session.EndsAt.AddTicks(-1)));
        Assert.Equal("Mark", Rule.Forbids("Rules.OutOfRange", () => new WorkshopFeedback(session, people[0], 6, null, session.EndsAt)).Field);
        Assert.Equal((4, "Dobro."), (new WorkshopFeedback(session, people[0], 4, " Dobro. ", session.EndsAt) is var f ? f.Mark : 0, f.Sentence));
    }

    [Theory]
    [InlineData(0, 0, 5, "Rules.OutOfRange", "Most")]
    [InlineData(5, 6, 5, "Rules.OutOfRange", "Least")]
    [InlineData(5, 0, 11, "Rules.SignUpAfterStart", "SignUpUntil")]
    public void A_plan_is_checked(int most, int least, int signUpDay, string rule, string field) =>
        Assert.Equal(field, Rule.Forbids(rule, () => Session(Plan(most) with { Least = least, SignUpUntil = new DateOnly(2027, 4, signUpDay) })).Field);

    [Fact]
    public void A_session_is_to_come_and_ends_after_it_begins()
    {
        Assert.Equal("EndsAt", Rule.Forbids("Rules.EndsAfterStart", () => Session(Plan(5) with { EndsAt = Starts })).Field);
        Assert.Equal("StartsAt", Rule.Forbids("Rules.TimeToCome", () => Session(Plan(5) with { StartsAt = Samples.Now, EndsAt = Samples.Now.AddHours(1) })).Field);
    }

    private static SessionPlan Plan(int most) =>
        new(new DateOnly(2027, 4, 10), Starts, Starts.AddHours(2), 0, most, new DateOnly(2027, 4, 7));

    private WorkshopSession Session(int most) => Session(Plan(most));

    private WorkshopSession Session(SessionPlan plan) => new(new Workshop(_round, WorkshopTests.Details), plan, Now);

    private List<Guid> Join(WorkshopSession session, int count)
    {
        var people = Enumerable.Range(0, count).Select(_ => Guid.NewGuid()).ToList();
        people.ForEach(p => session.Join(p, Now));
        return people;
    }
}
