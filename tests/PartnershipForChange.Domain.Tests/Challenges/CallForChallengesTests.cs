using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Tests.Challenges;

public sealed class CallForChallengesTests
{
    private static readonly DateOnly From = CallSamples.Plan.VoteFrom!.Value;
    private static readonly DateOnly To = CallSamples.Plan.VoteTo!.Value;

    private readonly Round _round = CallSamples.Round();
    private readonly CallForChallenges _call;

    public CallForChallengesTests() => _call = new CallForChallenges(_round, CallSamples.Plan);

    [Theory]
    [InlineData(50, 30, 20)]
    [InlineData(100, 0, 0)]
    [InlineData(0, 0, 100)]
    public void Any_three_whole_percents_that_add_up_to_100_are_weights(int web, int commission, int audience)
    {
        _call.Edit(_round, CallSamples.Plan with { Weights = new CallWeights(web, commission, audience) }, hasVotes: false);
        Assert.Equal(new CallWeights(web, commission, audience), _call.Weights);
    }

    [Theory]
    [InlineData(50, 30, 21, "Rules.WeightsSum", "Web")]
    [InlineData(101, 0, -1, "Rules.OutOfRange", "Web")]
    [InlineData(60, 50, -10, "Rules.OutOfRange", "Audience")]
    public void Others_are_none(int web, int commission, int audience, string rule, string field)
    {
        var broken = Rule.Forbids(rule, () => _call.Edit(_round, CallSamples.Plan with { Weights = new CallWeights(web, commission, audience) }, hasVotes: false));
        Assert.Equal((field, CallWeights.Usual), (broken.Field, _call.Weights));
    }

    [Fact]
    public void Windows_end_after_they_start_and_a_web_vote_that_counts_has_both_days()
    {
        Assert.Equal("SubmitTo", Refused("Rules.EndBeforeStart", CallSamples.Plan with { SubmitTo = CallSamples.Plan.SubmitFrom.AddDays(-1) }));
        Assert.Equal("VoteTo", Refused("Rules.EndBeforeStart", CallSamples.Plan with { VoteTo = From.AddDays(-1) }));
        Assert.Equal("VoteTo", Refused("Rules.VoteDates", CallSamples.Plan with { VoteTo = null }));
        Assert.Equal("VoteFrom", Refused("Rules.VoteDates", CallSamples.Plan with { VoteFrom = null, VoteTo = null }));
        _call.Edit(_round, CallSamples.Plan with { VoteFrom = null, VoteTo = null, Weights = new CallWeights(0, 50, 50) }, hasVotes: false);
        Rule.Forbids("Rules.NoWebVote", () => _call.RequireVotes(_round, Samples.Today));

        string? Refused(string rule, CallPlan plan) => Rule.Forbids(rule, () => _call.Edit(_round, plan, hasVotes: false)).Field;
    }

    [Fact]
    public void Once_somebody_has_voted_weights_and_first_day_stay_and_the_last_day_may_move()
    {
        Rule.Forbids("Rules.WeightsFixed", () => _call.Edit(_round, CallSamples.Plan with { Weights = new CallWeights(100, 0, 0) }, hasVotes: true));
        Rule.Forbids("Rules.VoteBegun", () => _call.Edit(_round, CallSamples.Plan with { VoteFrom = From.AddDays(1) }, hasVotes: true));

        _call.Edit(_round, CallSamples.Plan with { VoteTo = To.AddDays(3) }, hasVotes: true);

        Assert.Equal(To.AddDays(3), _call.VoteTo);
    }

    [Fact]
    public void Challenges_and_votes_are_taken_on_their_days_only()
    {
        Assert.Equal(
            [false, true, true, false],
            new[] { -6, -5, 5, 6 }.Select(d => _call.TakesSubmissions(_round, Samples.Today.AddDays(d))));
        Assert.Equal(
            [false, true, true, false],
            new[] { From.AddDays(-1), From, To, To.AddDays(1) }.Select(d => _call.TakesVotes(_round, d)));
        Rule.Forbids("Rules.CallNotYet", () => _call.RequireSubmissions(_round, Samples.Today.AddDays(-6)));
        Rule.Forbids("Rules.VoteNotYet", () => _call.RequireVotes(_round, From.AddDays(-1)));
        Rule.Forbids("Rules.VoteOver", () => _call.RequireVotes(_round, To.AddDays(1)));
        var draft = Samples.Draft();
        draft.Configure(RoundStrands.Usual with { ChallengeCall = StrandState.On }, RoundSettings.Usual);
        Rule.Forbids("Rules.RoundNotOpen", () => new CallForChallenges(draft, CallSamples.Plan).RequireSubmissions(draft, Samples.Today));
    }

    [Fact]
    public void The_vote_in_the_hall_opens_closes_changes_its_code_and_starts_anew()
    {
        Rule.Forbids("Rules.HallNotOpen", () => _call.RequireHallVotes(_round));
        Rule.Forbids("Rules.HallNotOpen", () => _call.CloseHall());
        Rule.Forbids("Rules.HallNotOpen", () => _call.StartHallAnew(_round, "ZZZ999"));

        _call.OpenHall(_round, "ABC234");
        Assert.Equal(("ABC234", true), (_call.HallCode, _call.TakesHallVotes(_round)));
        Rule.Forbids("Rules.HallIsOpen", () => _call.OpenHall(_round, "XXX777"));
        _call.ChangeHallCode(_round, "DEF567");
        _call.CloseHall();
        _call.OpenHall(_round, "XXX777");
        Assert.Equal(("DEF567", HallState.Open, 1), (_call.HallCode, _call.Hall, _call.HallTurn));
        _call.StartHallAnew(_round, "GHJ367");
        Assert.Equal(("GHJ367", HallState.NotOpened, 2), (_call.HallCode, _call.Hall, _call.HallTurn));

        _call.Edit(_round, CallSamples.Plan with { Weights = new CallWeights(50, 50, 0) }, hasVotes: false);
        Rule.Forbids("Rules.HallCountsNothing", () => _call.OpenHall(_round, "ABC234"));
    }

    [Fact]
    public void Votes_are_checked_once_everything_that_counts_is_closed_and_then_nothing_changes()
    {
        var by = Guid.NewGuid();
        Rule.Forbids("Rules.VoteNotOver", () => Check(To));
        Rule.Forbids("Rules.HallNotClosed", () => Check(To.AddDays(1)));
        _call.OpenHall(_round, "ABC234");
        Rule.Forbids("Rules.HallNotClosed", () => Check(To.AddDays(1)));
        _call.CloseHall();

        Check(To.AddDays(1));

        Assert.Equal((Samples.Now, by), (_call.VotesCheckedAt!.Value, _call.VotesCheckedById!.Value));
        Rule.Forbids("Rules.VotesChecked", () => Check(To.AddDays(1)));
        Rule.Forbids("Rules.VotesChecked", () => _call.Edit(_round, CallSamples.Plan with { VoteTo = To.AddDays(30) }, hasVotes: true));
        Rule.Forbids("Rules.VotesChecked", () => _call.OpenHall(_round, "ABC234"));
        Rule.Forbids("Rules.VotesChecked", () => _call.StartHallAnew(_round, "ABC234"));
        Rule.Forbids("Rules.VotesChecked", () => _call.RequireVotes(_round, To));

        void Check(DateOnly today) => _call.CheckVotes(_round, by, Samples.Now, today);
    }

    [Fact]
    public void Where_only_the_commission_counts_its_votes_can_be_checked_at_once()
    {
        _call.Edit(_round, CallSamples.Plan with { VoteFrom = null, VoteTo = null, Weights = new CallWeights(0, 100, 0) }, hasVotes: false);
        Assert.True(_call.CanCheckVotes(_round, Samples.Today));
    }

    [Fact]
    public void A_clone_has_the_days_moved_the_weights_and_a_secret_of_its_own()
    {
        _call.OpenHall(_round, "ABC234");
        var clone = _call.CloneFor(CallSamples.Round(), 364);

        Assert.Equal(
            (CallSamples.Plan.SubmitFrom.AddDays(364), To.AddDays(364), _call.Weights, 100, HallState.NotOpened, string.Empty),
            (clone.SubmitFrom, clone.VoteTo!.Value, clone.Weights, clone.PeopleInHall, clone.Hall, clone.HallCode));
        Assert.NotEqual(_call.VoteKey, clone.VoteKey);
    }
}
