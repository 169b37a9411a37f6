using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Tests.Placements;

public sealed class PlacementTests
{
    private static readonly DateOnly AnswerBy = Samples.Today.AddDays(3);
    private static readonly RoundRight[] Rights =
        [RoundRight.PublishPlacements, RoundRight.OfferHostPlaces, RoundRight.Register];

    private readonly Guid _by = Guid.NewGuid();
    private readonly Round _round = Samples.RoundWith(Rights);
    private readonly HostPlace _place;
    private readonly Registration _registration;
    private readonly Placement _placement;

    public PlacementTests()
    {
        var lek = new Organisation("LEK", new LocalisedText("Lek", "Lek"), OrganisationKind.Company, null, "Ljubljana");
        _place = new HostPlace(_round, lek, "LEK-1", new HostPlaceDetails("IT", "Ljubljana", ["sl"], 1, _round.Weeks, [], "Urška Hribar", "urska@lek.si"), Samples.Today);
        var answers = new RegistrationAnswers { Level = "senior", Languages = ["sl"], Weeks = _round.Weeks, SkillsOffered = ["communication"] };
        _registration = Registration.Import(
            _round, new Person("ana@mju.si", "Ana", "Hribar", Language.Slovene), Guid.NewGuid(), answers, by: null, Samples.Now);
        var run = new MatchRun(_round, 1, MatchObjective.MinimumCost, 0, new MatchFigures(1, 1, 1, 0, 1, 1, true, true, 1), _by, Samples.Now);
        _placement = new Placement(run, _registration.Id, new Seat(_place.Id, _round.Weeks[0], 1, IsWish: true, 0), pinned: false);
    }

    [Fact]
    public void A_plan_is_not_answered()
    {
        Rule.Forbids("Rules.PlacementNotCurrent", () => Accept(PlacementParty.Guest));
        Rule.Forbids("Rules.PlacementNotCurrent", () => Decline(PlacementParty.Host));
        Rule.Forbids("Rules.PlacementNotCurrent", () => _placement.End(_by, Samples.Now));
        Rule.Forbids("Rules.PlacementNotCurrent", () => _placement.Remind(_round, Samples.Today));
    }

    [Fact]
    public void It_is_confirmed_once_both_have_accepted()
    {
        Publish();
        Assert.Equal(PlacementStanding.Waiting, _placement.Standing(isWithdrawn: false));

        Assert.True(Accept(PlacementParty.Guest));
        Assert.Equal(PlacementStanding.Waiting, _placement.Standing(isWithdrawn: false));
        Assert.True(Accept(PlacementParty.Host));

        Assert.Equal(PlacementStanding.Confirmed, _placement.Standing(isWithdrawn: false));
        Assert.Equal(new PlacementAnswer(AnswerState.Accepted, Samples.Now, _by, string.Empty), _placement.Guest);
    }

    [Theory]
    [InlineData(PlacementParty.Guest)]
    [InlineData(PlacementParty.Host)]
    public void Either_declines_with_a_reason(PlacementParty party)
    {
        Publish();

        Assert.Equal("Reason", Rule.Forbids("Rules.Required", () => Decline(party, reason: " ")).Field);
        Rule.Forbids("Rules.TooLong", () => Decline(party, reason: new string('x', PlacementAnswer.ReasonLength + 1)));
        Assert.False(_placement.IsDeclined);
        Assert.True(Decline(party, reason: " Bolezen. "));

        Assert.Equal(new PlacementAnswer(AnswerState.Declined, Samples.Now, _by, "Bolezen."), _placement.AnswerOf(party));
        Assert.Equal(PlacementStanding.Declined, _placement.Standing(isWithdrawn: false));
    }

    [Fact]
    public void The_same_answer_twice_changes_nothing()
    {
        Publish();
        Accept(PlacementParty.Guest);
        Assert.False(Accept(PlacementParty.Guest));
        Decline(PlacementParty.Host);

        Assert.False(Decline(PlacementParty.Host, reason: "Drug razlog."));
        Assert.Equal("Razlog.", _placement.Host.Reason);
    }

    [Fact]
    public void What_one_declined_the_other_cannot_accept()
    {
        Publish();
        Decline(PlacementParty.Guest);
        Rule.Forbids("Rules.DeclinedBy.Guest", () => Accept(PlacementParty.Host));
        Assert.False(_placement.CanAccept(PlacementParty.Host, Setting()));
    }

    [Fact]
    public void A_mind_is_changed_until_the_last_day()
    {
        Publish();
        Accept(PlacementParty.Guest);

        Assert.True(Decline(PlacementParty.Guest, today: AnswerBy));
        Assert.True(Accept(PlacementParty.Guest, today: AnswerBy));
        Assert.Equal(string.Empty, _placement.Guest.Reason);
        Rule.Forbids("Rules.AnswerSettled", () => Decline(PlacementParty.Guest, today: AnswerBy.AddDays(1)));
    }

    [Fact]
    public void A_first_answer_is_welcome_late()
    {
        Publish();

        Assert.True(Accept(PlacementParty.Guest, today: AnswerBy.AddDays(1)));
    }

    [Fact]
    public void A_seat_given_away_meanwhile_does_not_come_back()
    {
        Publish();
        Decline(PlacementParty.Guest);

        Assert.False(_placement.CanAccept(PlacementParty.Guest, Setting(isSeatFree: false)));
        Rule.Forbids("Rules.SeatTaken", () => Accept(PlacementParty.Guest, isSeatFree: false));
    }

    [Fact]
    public void It_is_open_to_answers_in_any_phase_and_none_until_the_round_closes_or_the_stay_is_over()
    {
        Publish();
        var (closed, off, between) = (Samples.RoundWith(Rights), Samples.RoundWith(Rights), Samples.RoundWith());
        closed.Close(new DateOnly(2027, 3, 15));
        off.Configure(RoundStrands.Usual with { Exchange = StrandState.Cancelled }, RoundSettings.Usual);
        var friday = _round.Weeks[0].AddDays(4);

        Rule.Forbids("Rules.RoundClosed", () => Accept(PlacementParty.Guest, round: closed));
        Rule.Forbids("Rules.StrandCancelled", () => Accept(PlacementParty.Guest, round: off));
        Rule.Forbids("Rules.StayOver", () => Accept(PlacementParty.Guest, friday.AddDays(1)));
        foreach (var round in new[] { closed, off })
        {
            Assert.False(_placement.IsOpenToAnswers(round, Samples.Today));
            Assert.NotNull(_placement.WhyNotRemind(round, Samples.Today));
        }

        Rule.Forbids("Rules.StayOver", () => _placement.Remind(_round, friday.AddDays(1)));
        Assert.True(Accept(PlacementParty.Guest, round: between));
        Assert.True(Accept(PlacementParty.Host, friday));
    }

    [Fact]
    public void Nobody_is_asked_to_answer_after_the_stay()
    {
        var friday = _round.Weeks[0].AddDays(4);
        Rule.Forbids("Rules.WeekOver", () => _placement.Publish(friday.AddDays(7), Samples.Now, friday.AddDays(1)));
        _placement.Publish(friday.AddDays(5), Samples.Now, friday);

        Assert.Equal(friday, _placement.AnswerBy);
    }

    [Fact]
    public void After_a_withdrawal_nobody_accepts()
    {
        Publish();
        _place.Withdraw(_round, Samples.Today);
        Rule.Forbids("Rules.HostWithdrew", () => Accept(PlacementParty.Guest));
        _registration.Withdraw(_round, "Bolezen.", _by, Samples.Now);
        Rule.Forbids("Rules.GuestWithdrew", () => Accept(PlacementParty.Host));

        Assert.Equal(PlacementStanding.FellThrough, _placement.Standing(isWithdrawn: true));
    }

    [Fact]
    public void Without_the_release_nobody_accepts()
    {
        Publish();
        var open = Samples.RoundWith([.. Rights, RoundRight.Release]);
        _registration.SendBack(open, "Popravite teden.", _by, Samples.Now, Samples.Today, isPublished: false);

        Rule.Forbids("Rules.GuestNotIn", () => Accept(PlacementParty.Guest));
        Rule.Forbids("Rules.GuestNotIn", () => Accept(PlacementParty.Host));
    }

    [Fact]
    public void An_ended_placement_takes_no_answer_and_does_not_end_again()
    {
        Publish();
        _placement.End(_by, Samples.Now);

        Assert.Equal(PlacementStanding.Ended, _placement.Standing(isWithdrawn: false));
        Rule.Forbids("Rules.PlacementNotCurrent", () => Accept(PlacementParty.Guest));
        Rule.Forbids("Rules.PlacementNotCurrent", () => _placement.End(_by, Samples.Now));
    }

    [Fact]
    public void Nobody_is_reminded_twice_a_day_nor_after_answering()
    {
        Publish();
        _placement.Remind(_round, Samples.Today);

        Rule.Forbids("Rules.RemindedToday", () => _placement.Remind(_round, Samples.Today));
        Assert.Null(_placement.WhyNotRemind(_round, Samples.Today.AddDays(1)));
        Accept(PlacementParty.Guest);
        Accept(PlacementParty.Host);
        Rule.Forbids("Rules.NobodyToRemind", () => _placement.Remind(_round, Samples.Today.AddDays(1)));
    }

    private void Publish() => _placement.Publish(AnswerBy, Samples.Now, Samples.Today);

    private bool Accept(PlacementParty party, DateOnly? today = null, bool isSeatFree = true, Round? round = null) =>
        _placement.Accept(party, Setting(today, isSeatFree, round), _by, Samples.Now);

    private bool Decline(PlacementParty party, string reason = "Razlog.", DateOnly? today = null) =>
        _placement.Decline(party, Setting(today), reason, _by, Samples.Now);

    private AnswerSetting Setting(DateOnly? today = null, bool isSeatFree = true, Round? round = null) =>
        new(round ?? _round, _registration, _place, isSeatFree, today ?? Samples.Today);
}
