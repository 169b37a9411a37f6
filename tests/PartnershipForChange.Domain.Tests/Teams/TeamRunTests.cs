using PartnershipForChange.Domain.People;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Domain.Tests.Teams;

public sealed class TeamRunTests
{
    private static readonly TeamRunFacts Facts = new("{}", 2, 1, 100, 3.5, 10);
    private readonly Guid _ana = Guid.NewGuid();
    private readonly Guid _rok = Guid.NewGuid();
    private readonly Guid _eva = Guid.NewGuid();
    private readonly TeamRun _run = new(Guid.NewGuid(), 1, Facts, Guid.NewGuid(), Samples.Now);
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
    public void What_is_not_in_the_run_cannot_be_moved()
    {
        Rule.Forbids("Rules.MemberNotInRun", () => _run.Swap(_ana, Guid.NewGuid()));
        Rule.Forbids("Rules.TeamNotInRun", () => _run.Move(_ana, Guid.NewGuid()));
        Rule.Forbids("Rules.InThisTeam", () => _run.Move(_ana, _first.Id));
        Rule.Forbids("Rules.SameTeam", () => _run.Swap(_ana, _eva));
        Assert.Empty(_run.Steps);
    }

    [Fact]
    public void Nothing_to_undo_is_said() => Rule.Forbids("Rules.NothingToUndo", _run.Undo);

    [Fact]
    public void A_published_run_is_divided_no_more()
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
        closed.Close(new DateOnly(2027, 3, 15));
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

    [Fact]
    public void Into_a_published_team_goes_who_was_in_none_and_who_leaves_another()
    {
        var (round, run, late) = Published();
        var (first, second) = (run.Teams[0], run.Teams[1]);

        Assert.Null(run.WhyNotAssign(round, late));
        Assert.Null(run.Assign(round, late, first.Id));
        Assert.Equal([_ana, late.Id], Members(first));
        Rule.Forbids("Rules.InThisTeam", () => run.Assign(round, late, first.Id));

        Assert.Same(first, run.Assign(round, late, second.Id));
        Assert.Equal([_ana], Members(first));
        Assert.Equal([late.Id], Members(second));
        Assert.Empty(run.Steps);
    }

    [Fact]
    public void Into_a_team_goes_nobody_who_is_not_released_for_it_and_nobody_once_the_round_is_closed()
    {
        var (round, run, late) = Published();
        var team = run.Teams[0].Id;
        Rule.Forbids("Rules.TeamNotInRun", () => run.Assign(round, late, Guid.NewGuid()));
        Rule.Forbids("Rules.NotForTeams", () => run.Assign(round, Late(Samples.RoundWith(RoundRight.Register)), team));
        Rule.Forbids("Rules.NotForTeams", () => run.Assign(round, Late(round, joinsTeam: false), team));
        var draft = new TeamRun(round.Id, 2, Facts, Guid.NewGuid(), Samples.Now);
        var there = draft.AddTeam(challengeId: null).Id;
        Rule.Forbids("Rules.TeamsNotPublished", () => draft.Assign(round, late, there));
        late.Withdraw(round, null, Guid.NewGuid(), Samples.Now);
        Rule.Forbids("Rules.NotForTeams", () => run.Assign(round, late, team));

        var other = Late(round);
        round.Close(new DateOnly(2027, 3, 15));
        Rule.Forbids("Rules.RoundClosed", () => run.Assign(round, other, team));
        Assert.Equal([_ana], Members(run.Teams[0]));
    }

    private (Round Round, TeamRun Run, Registration Late) Published()
    {
        var round = Samples.RoundWith(RoundRight.PublishTeams);
        var run = new TeamRun(round.Id, 1, Facts, Guid.NewGuid(), Samples.Now);
        run.AddTeam(challengeId: null).Add(_ana, pinned: false);
        run.AddTeam(challengeId: null);
        run.Publish(round, anotherIsPublished: false, Samples.Now, Samples.Today);
        return (round, run, Late(round));
    }

    private static Registration Late(Round round, bool joinsTeam = true) => Registration.Import(
        round, new Person("rok@mju.si", "Rok", "Medved", Language.Slovene), Guid.NewGuid(),
        new RegistrationAnswers { JoinsExchange = !joinsTeam, JoinsTeam = joinsTeam, Level = "senior", Weeks = joinsTeam ? [] : [round.From], Languages = ["sl"], SkillsOffered = ["law"] },
        by: null, Samples.Now);

    private static IEnumerable<Guid> Members(Team team) => team.Members.Select(m => m.RegistrationId);
}
