using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Tests.Challenges;

public sealed class VoteTests
{
    private static readonly DateOnly Voting = CallSamples.Plan.VoteFrom!.Value;

    private readonly Round _round = CallSamples.Round();
    private readonly CallForChallenges _call;
    private readonly WebVote _vote;
    private readonly Guid _first = Guid.NewGuid();
    private readonly Guid _second = Guid.NewGuid();

    public VoteTests()
    {
        _call = new CallForChallenges(_round, CallSamples.Plan);
        _vote = new WebVote(_round.Id, "hash", "breg.si");
    }

    [Theory]
    [InlineData("Ana.Vrh+glas@Breg.si ", "ana.vrh@breg.si", "breg.si")]
    [InlineData("a.n.a+x+y@gmail.com", "ana@gmail.com", "gmail.com")]
    [InlineData("ana@googlemail.com", "ana@gmail.com", "gmail.com")]
    [InlineData("+ana@breg.si", "+ana@breg.si", "breg.si")]
    public void The_many_ways_to_write_a_mailbox_are_one_address(string typed, string canonical, string domain) =>
        Assert.Equal(new VoterAddress(canonical, domain), VoterAddress.Of(typed));

    [Fact]
    public void What_is_no_address_does_not_vote() => Rule.Forbids("Rules.EmailShape", () => VoterAddress.Of("ana"));

    [Fact]
    public void A_choice_counts_once_its_link_is_used_and_another_takes_its_place()
    {
        Assert.True(_vote.Ask(_first, "t1", "n", Samples.Now));
        Assert.Null(_vote.ChoiceId);
        Confirm();
        _vote.Ask(_second, "t2", "n", Samples.Now);
        Assert.Equal((_first, _second), (_vote.ChoiceId!.Value, _vote.AskedChoiceId!.Value));
        Confirm();

        Assert.Equal((_second, null), (_vote.ChoiceId!.Value, _vote.AskedChoiceId));
        Rule.Forbids("Rules.VoteConfirmed", Confirm);
    }

    [Fact]
    public void After_the_last_day_no_link_counts()
    {
        _vote.Ask(_first, "t1", "n", Samples.Now);
        Rule.Forbids("Rules.VoteOver", () => _vote.Confirm(_call, _round, Samples.Now, CallSamples.Plan.VoteTo!.Value.AddDays(1)));
        Assert.Null(_vote.ChoiceId);
    }

    [Fact]
    public void An_address_gets_five_letters_an_hour()
    {
        var sent = Enumerable.Range(0, 7).Select(minute => _vote.Ask(_first, $"t{minute}", "n", Samples.Now.AddMinutes(minute))).ToList();
        Assert.Equal([true, true, true, true, true, false, false], sent);
        Assert.Equal("t4", _vote.TokenHash);
        Assert.True(_vote.Ask(_first, "t9", "n", Samples.Now.AddMinutes(60)));
    }

    [Fact]
    public void Votes_are_set_aside_with_a_reason_until_they_are_checked()
    {
        var sign = new VoteSign(VoteSignKind.OneDomain, "breg.si", Samples.Now, Samples.Now, [_vote.Id]);
        Assert.Equal("Reason", Rule.Forbids("Rules.Required", () => SetAside(" ", sign)).Field);
        Rule.Forbids("Rules.SignGone", () => SetAside("Isti kraj", sign: null));

        var act = SetAside("Isti kraj", sign);
        _vote.SetAside(act);

        Assert.Equal((act.Id, 1, "breg.si"), (_vote.SetAsideId!.Value, act.Votes, act.What));
        _vote.SetAside(null);
        Assert.Null(_vote.SetAsideId);
        _call.OpenHall(_round, "ABC234");
        _call.CloseHall();
        _call.CheckVotes(_round, Guid.NewGuid(), Samples.Now, CallSamples.Plan.VoteTo!.Value.AddDays(1));
        Rule.Forbids("Rules.VotesChecked", () => SetAside("Prepozno", sign));
        Rule.Forbids("Rules.VotesChecked", () => VotesSetAside.RequirePutBack(_round, _call));

        VotesSetAside SetAside(string reason, VoteSign? sign) => new(_round, _call, sign, reason, Guid.NewGuid(), Samples.Now);
    }

    [Fact]
    public void Many_of_one_domain_or_network_in_a_short_time_are_a_sign_each_stretch_once()
    {
        var far = Votes(VoteSigns.Many, "breg.si", minutesApart: 1).Concat(Votes(VoteSigns.Many + 2, "breg.si", 1, after: 300)).ToList();

        var signs = VoteSigns.Of(far);

        Assert.Equal(
            [(VoteSignKind.OneDomain, "breg.si", 10, 0.0), (VoteSignKind.OneDomain, "breg.si", 12, 300.0)],
            signs.Select(s => (s.Kind, s.What, s.Votes.Count, (s.From - Samples.Now).TotalMinutes)));
        var office = Votes(VoteSigns.Many, "gmail.com", 1, network: "N1").ToList();
        Assert.Equal([(VoteSignKind.OneNetwork, "N1", 10)], VoteSigns.Of(office).Select(s => (s.Kind, s.What, s.Votes.Count)));
    }

    [Fact]
    public void Few_or_slow_votes_and_great_mail_services_are_no_sign()
    {
        Assert.Empty(VoteSigns.Of(Votes(VoteSigns.Many - 1, "breg.si", 1)));
        Assert.Empty(VoteSigns.Of(Votes(40, "breg.si", minutesApart: 2)));
        Assert.Empty(VoteSigns.Of(Votes(VoteSigns.VeryMany - 1, "gmail.com", 0)));
    }

    [Fact]
    public void Throw_away_addresses_and_bursts_are_signs()
    {
        var signs = VoteSigns.Of([.. Votes(1, "mailinator.com", 1, after: 500), .. Votes(VoteSigns.VeryMany, "gmail.com", 0)]);
        Assert.Equal(
            [(VoteSignKind.ThrowAwayDomain, "mailinator.com", 1), (VoteSignKind.Burst, "", 50)],
            signs.Select(s => (s.Kind, s.What, s.Votes.Count)));
    }

    private static IEnumerable<VoteTrace> Votes(int count, string domain, int minutesApart, int after = 0, string network = "") =>
        Enumerable.Range(0, count).Select(i => new VoteTrace(Guid.NewGuid(), Samples.Now.AddMinutes(after + (i * minutesApart)), domain, network));

    private void Confirm() => _vote.Confirm(_call, _round, Samples.Now, Voting);
}
