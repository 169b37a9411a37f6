using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Tests.Rounds;

/// <summary>How long a round keeps who was in it.</summary>
public sealed class RoundNamesTests
{
    private readonly Round _round = Samples.RoundWith(RoundRight.Register);

    [Fact]
    public void Closing_notes_the_day_and_reopening_takes_it_back()
    {
        _round.Close(Samples.Today);
        Assert.Equal((Samples.Today, Samples.Today.AddYears(2)), (_round.ClosedOn, _round.NamesGoOn));

        _round.Reopen();
        Assert.Equal((null, null), (_round.ClosedOn, _round.NamesGoOn));
    }

    [Fact]
    public void Names_go_two_years_after_closing_and_not_a_day_earlier()
    {
        var day = Samples.Today.AddYears(2);
        Rule.Forbids("Rules.RoundNotClosed", () => _round.RemoveNames(day));
        _round.Close(Samples.Today);
        Rule.Forbids("Rules.NamesStillKept", () => _round.RemoveNames(day.AddDays(-1)));
        Assert.Equal((false, true), (_round.CanRemoveNames(day.AddDays(-1)), _round.CanRemoveNames(day)));

        _round.RemoveNames(day.AddDays(3));

        Assert.Equal((day.AddDays(3), null), (_round.NamesRemovedOn, _round.NamesGoOn));
        Rule.Forbids("Rules.NamesRemoved", () => _round.RemoveNames(day.AddDays(4)));
    }

    [Fact]
    public void A_round_without_names_is_not_reopened()
    {
        _round.Close(Samples.Today);
        Assert.True(_round.CanReopen());
        _round.RemoveNames(Samples.Today.AddYears(2));

        Assert.False(_round.CanReopen());
        Rule.Forbids("Rules.NamesRemoved", _round.Reopen);
        Assert.Equal((RoundState.Closed, Samples.Today), (_round.State, _round.ClosedOn));
    }

    [Fact]
    public void Coordinators_have_thirty_days_to_take_away_what_they_need()
    {
        var day = Samples.Today.AddYears(2);
        Assert.False(_round.LosesNamesSoon(day));
        _round.Close(Samples.Today);
        Assert.Equal((false, true, true), (_round.LosesNamesSoon(day.AddDays(-31)), _round.LosesNamesSoon(day.AddDays(-30)), _round.LosesNamesSoon(day)));

        _round.RemoveNames(day);
        Assert.False(_round.LosesNamesSoon(day));
    }
}
