using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Domain.Tests.Teams;

public sealed class TeamRunTests
{
    private readonly Guid _ana = Guid.NewGuid();
    private readonly Guid _rok = Guid.NewGuid();
    private readonly Guid _eva = Guid.NewGuid();
    private readonly TeamRun _run = new(Guid.NewGuid(), 1, new TeamRunFacts("{}", 2, 1, 100, 3.5, 10), Guid.NewGuid(), Samples.Now);
    private readonly Team _first;
    private readonly Team _second;

    public TeamRunTests()
    {
        _first = _run.AddTeam(challengeId: null);
        _second = _run.AddTeam(challengeId: null);
        _first.Add(_ana, pinned: false);
        _first.Add(_eva, pinned: true);
        _second.Add(_rok, pinned: false);
    }

    [Fact]
    public void Teams_are_numbered_from_one() => Assert.Equal([1, 2], _run.Teams.Select(t => t.Number));

    [Fact]
    public void A_swap_exchanges_two_members_and_undo_takes_it_back()
    {
        _run.Swap(_ana, _rok);
        Assert.Equal([_eva, _rok], Members(_first));
        Assert.Equal([_ana], Members(_second));

        _run.Undo();
        Assert.Equal([_eva, _ana], Members(_first));
        Assert.Equal([_rok], Members(_second));
        Assert.False(_run.CanUndo());
    }

    [Fact]
    public void A_move_takes_one_member_and_undo_brings_them_back()
    {
        _run.Move(_rok, _first.Id);
        Assert.Empty(_second.Members);
        Assert.All(_first.Members, m => Assert.Equal(_first.Id, m.TeamId));

        _run.Undo();
        Assert.Equal([_rok], Members(_second));
    }

    [Fact]
    public void Changes_are_undone_last_first()
    {
        _run.Swap(_ana, _rok);
        _run.Move(_ana, _first.Id);
        _run.Undo();
        Assert.Equal([_ana], Members(_second));
        Assert.Single(_run.Steps);
    }

    [Fact]
    public void Pinned_members_stay()
    {
        Rule.Forbids("Rules.MemberPinned", () => _run.Swap(_rok, _eva));
        Rule.Forbids("Rules.MemberPinned", () => _run.Move(_eva, _second.Id));
        _run.Pin(_eva, pinned: false);
        _run.Swap(_rok, _eva);
        Assert.Contains(_eva, Members(_second));
    }

    [Fact]
    public void What_is_not_in_the_run_can_not_be_moved()
    {
        Rule.Forbids("Rules.MemberNotInRun", () => _run.Swap(_ana, Guid.NewGuid()));
        Rule.Forbids("Rules.TeamNotInRun", () => _run.Move(_ana, Guid.NewGuid()));
        Rule.Forbids("Rules.SameTeam", () => _run.Move(_ana, _first.Id));
        Rule.Forbids("Rules.SameTeam", () => _run.Swap(_ana, _eva));
        Assert.Empty(_run.Steps);
    }

    [Fact]
    public void Nothing_to_undo_is_said() => Rule.Forbids("Rules.NothingToUndo", _run.Undo);

    [Fact]
    public void A_published_run_is_final()
    {
        var round = Samples.RoundWith(RoundRight.PublishTeams);
        Assert.Null(_run.WhyNotPublish(round, anotherIsPublished: false, Samples.Today));
        _run.Publish(round, anotherIsPublished: false, Samples.Now, Samples.Today);

        Assert.Equal(TeamRunState.Published, _run.State);
        Assert.Equal(Samples.Now, _run.PublishedAt);
        Rule.Forbids("Rules.TeamsPublished", () => _run.Swap(_ana, _rok));
        Rule.Forbids("Rules.TeamsPublished", () => _run.Pin(_ana, true));
        Rule.Forbids("Rules.TeamsPublished", _run.Discard);
        Rule.Forbids("Rules.TeamsPublished", () => _run.Publish(round, false, Samples.Now, Samples.Today));
        Rule.Forbids("Rules.NothingToUndo", _run.Undo);
    }

    [Fact]
    public void It_is_published_only_in_its_time_and_alone()
    {
        Rule.Forbids("Rules.OtherTeamsPublished", () => _run.Publish(Samples.RoundWith(RoundRight.PublishTeams), true, Samples.Now, Samples.Today));
        Rule.Forbids("Rules.NotNow.PublishTeams", () => _run.Publish(Samples.RoundWith(RoundRight.Register), false, Samples.Now, Samples.Today));
        var closed = Samples.RoundWith(RoundRight.PublishTeams);
        closed.Close();
        Rule.Forbids("Rules.RoundClosed", () => _run.Publish(closed, false, Samples.Now, Samples.Today));
        Assert.Equal(TeamRunState.Draft, _run.State);
    }

    [Fact]
    public void A_discarded_run_is_over()
    {
        _run.Discard();
        Rule.Forbids("Rules.TeamRunDiscarded", () => _run.Swap(_ana, _rok));
        Rule.Forbids("Rules.TeamRunDiscarded", () => _run.Publish(Samples.RoundWith(RoundRight.PublishTeams), false, Samples.Now, Samples.Today));
    }

    private static IEnumerable<Guid> Members(Team team) => team.Members.Select(m => m.RegistrationId);
}
