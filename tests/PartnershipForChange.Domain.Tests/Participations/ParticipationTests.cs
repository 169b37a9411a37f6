using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Tests.Participations;

public sealed class ParticipationTests
{
    private static readonly Guid Contact = Guid.NewGuid();
    private static readonly Guid Coordinator = Guid.NewGuid();
    private static readonly PartnershipTerms Terms = new(1, new LocalisedText("Pogoji", "Terms"), Samples.Now);
    private static readonly PartnershipTerms NewerTerms = new(2, new LocalisedText("Novi pogoji", "New terms"), Samples.Now);

    private readonly Round _round = Samples.RoundWith(RoundRight.AnswerInvitation);
    private readonly Participation _participation;

    public ParticipationTests() => _participation = Participation.Invite(_round, Guid.NewGuid(), Samples.Now);

    [Fact]
    public void Nobody_is_invited_into_a_draft_or_a_closed_round()
    {
        Rule.Forbids("Rules.RoundNotOpen", () => Participation.Invite(Samples.Draft(), Guid.NewGuid(), Samples.Now));
        _round.Close(new DateOnly(2027, 3, 15));
        Rule.Forbids("Rules.RoundClosed", () => Participation.Invite(_round, Guid.NewGuid(), Samples.Now));
    }

    [Fact]
    public void Accepting_keeps_who_accepted_which_terms_and_when()
    {
        Accept(_participation, Terms, 3, 2, Samples.Now);

        Assert.True(_participation.IsIn);
        Assert.Equal((3, 2), (_participation.Sends, _participation.Hosts));
        Assert.Equal((Terms.Id, Contact, Samples.Now), (_participation.TermsId, _participation.TermsAcceptedById, _participation.TermsAcceptedAt));
        Assert.Equal((Contact, Samples.Now, false), (_participation.AnsweredById, _participation.AnsweredAt, _participation.AnsweredOnBehalf));
    }

    [Fact]
    public void Changing_the_numbers_leaves_who_accepted_the_terms()
    {
        Accept(_participation, Terms, 3, 2, Samples.Now);

        _participation.Accept(_round, Terms, 4, 1, Coordinator, Samples.Now.AddDays(1), Samples.Today, onBehalf: true);

        Assert.Equal((4, 1), (_participation.Sends, _participation.Hosts));
        Assert.Equal((Contact, Samples.Now), (_participation.TermsAcceptedById, _participation.TermsAcceptedAt));
        Assert.Equal((Coordinator, Samples.Now.AddDays(1), true), (_participation.AnsweredById, _participation.AnsweredAt, _participation.AnsweredOnBehalf));
    }

    [Fact]
    public void New_terms_are_accepted_anew()
    {
        Accept(_participation, Terms, 3, 2, Samples.Now);

        Accept(_participation, NewerTerms, 3, 2, Samples.Now.AddDays(2));

        Assert.Equal((NewerTerms.Id, Samples.Now.AddDays(2)), (_participation.TermsId, _participation.TermsAcceptedAt));
    }

    [Theory]
    [InlineData(-1, 0, "Sends")]
    [InlineData(1001, 0, "Sends")]
    [InlineData(0, -1, "Hosts")]
    [InlineData(0, 1001, "Hosts")]
    public void Numbers_are_from_0_to_1000(int sends, int hosts, string field) =>
        Assert.Equal(field, Rule.Forbids("Rules.OutOfRange", () => Accept(_participation, Terms, sends, hosts, Samples.Now)).Field);

    [Fact]
    public void Maybe_leaves_it_open_and_does_not_take_a_yes_back()
    {
        _participation.AnswerMaybe(_round, 2, 1, " Vprašamo direktorico. ", Contact, Samples.Now, Samples.Today);
        Assert.Equal((ParticipationState.Maybe, "Vprašamo direktorico.", false), (_participation.State, _participation.Reason, _participation.IsDecided));

        Accept(_participation, Terms, 2, 1, Samples.Now);
        Assert.Equal(string.Empty, _participation.Reason);
        Rule.Forbids("Rules.AlreadyAccepted", () => _participation.AnswerMaybe(_round, 1, 1, null, Contact, Samples.Now, Samples.Today));
    }

    [Fact]
    public void Declining_needs_a_reason_and_nobody_left_in_the_round()
    {
        Assert.Equal("Reason", Rule.Forbids("Rules.Required", () => Decline("  ", hasPeopleOrPlaces: false)).Field);
        Rule.Forbids("Rules.DeclineWithPeople", () => Decline("Ni časa.", hasPeopleOrPlaces: true));
        Accept(_participation, Terms, 3, 2, Samples.Now);

        Decline("Ni časa.", hasPeopleOrPlaces: false);

        Assert.Equal((ParticipationState.Declined, "Ni časa.", 0, 0), (_participation.State, _participation.Reason, _participation.Sends, _participation.Hosts));
        Assert.Null(_participation.TermsId);
        Assert.Null(_participation.TermsAcceptedById);
    }

    [Fact]
    public void When_the_phase_is_over_only_a_coordinator_answers_and_nobody_once_the_round_is_closed()
    {
        var late = Samples.RoundWith(RoundRight.Release);
        Assert.False(_participation.CanAnswer(late, Samples.Today));
        Assert.True(_participation.CanAnswer(late, Samples.Today, onBehalf: true));
        Rule.Forbids("Rules.NotNow.AnswerInvitation", () => _participation.Accept(late, Terms, 1, 1, Contact, Samples.Now, Samples.Today));
        _participation.Accept(late, Terms, 1, 1, Coordinator, Samples.Now, Samples.Today, onBehalf: true);
        Assert.True(_participation.IsIn);

        late.Close(new DateOnly(2027, 3, 15));
        Rule.Forbids("Rules.RoundClosed", () => _participation.Accept(late, Terms, 1, 1, Coordinator, Samples.Now, Samples.Today, onBehalf: true));
    }

    [Fact]
    public void A_reminder_goes_once_a_day_to_those_that_have_not_decided()
    {
        _participation.Remind(Samples.Today);
        Assert.False(_participation.CanRemind(Samples.Today));
        Rule.Forbids("Rules.InvitationRemindedToday", () => _participation.Remind(Samples.Today));

        _participation.Remind(Samples.Today.AddDays(1));
        Assert.Equal(Samples.Today.AddDays(1), _participation.RemindedOn);

        Accept(_participation, Terms, 1, 1, Samples.Now);
        Rule.Forbids("Rules.AnsweredAlready", () => _participation.Remind(Samples.Today.AddDays(2)));
    }

    [Fact]
    public void Only_who_takes_part_offers_places_and_nominates()
    {
        Rule.Forbids("Rules.NotTakingPart", _participation.RequireIn);
        Accept(_participation, Terms, 1, 1, Samples.Now);
        _participation.RequireIn();
    }

    private void Accept(Participation participation, PartnershipTerms terms, int sends, int hosts, DateTimeOffset now) =>
        participation.Accept(_round, terms, sends, hosts, Contact, now, Samples.Today);

    private void Decline(string reason, bool hasPeopleOrPlaces) =>
        _participation.Decline(_round, hasPeopleOrPlaces, reason, Contact, Samples.Now, Samples.Today);
}
