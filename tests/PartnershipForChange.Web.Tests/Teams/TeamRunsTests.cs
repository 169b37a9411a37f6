using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Matching;
using PartnershipForChange.Application.Teams;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;
using PartnershipForChange.Matching.Teams;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Features.Shared;

namespace PartnershipForChange.Web.Tests.Teams;

public sealed class TeamRunsTests : IAsyncLifetime
{
    private const string Teams = "/manage/2027/teams";
    private PortalFixture _fixture = null!;
    private Browser _coordinator = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        await _fixture.AddReleased(6, publicSide: true);
        await _fixture.AddReleased(6, publicSide: false);
        _coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [InlineData(91, 1_000_000)]
    [InlineData(150, 1_000_000)]
    [InlineData(1_000, 150_000)]
    public void A_larger_round_is_searched_in_fewer_steps(int people, long steps) => Assert.Equal(steps, TeamRunService.StepsFor(people));

    [Fact]
    public async Task Forming_teams_keeps_a_draft_that_meets_all_bounds()
    {
        var answer = await _coordinator.Submit(Teams, action: Teams, ("Teams", "2"));

        Assert.Equal($"{Teams}/1", answer.Headers.Location!.ToString());
        var run = await Run(1);
        Assert.Equal((TeamRunState.Draft, 2, 0), (run.State, run.TeamCount, run.Breaches));

        // Ana and twelve more are released; Rok is not.
        Assert.Equal([6, 7], run.Teams.Select(t => t.Members.Count).Order());
        Assert.DoesNotContain(run.Teams.SelectMany(t => t.Members), m => m.RegistrationId == _fixture.World.Rok.Id);
        Assert.True(run.Value > run.RandomValue);
        Assert.Equal("Maja Kos", await _fixture.Portal.Read(db => db.AuditEntries.Where(a => a.Subject == "TeamRun").Select(a => a.ActorName).SingleAsync()));
    }

    [Fact]
    public async Task Figures_are_said_against_the_lot_and_in_points_as_the_language_writes_them()
    {
        await Form(2);
        var member = (await Run(1)).Teams[0].Members[0].RegistrationId;
        var slovene = await _fixture.SignedIn(World.CoordinatorEmail, "sl");

        var figures = (await _coordinator.Page($"{Teams}/1")).QuerySelectorAll("main .stat")[^1];
        var points = (await slovene.Page($"{Teams}/1/move/{member}")).QuerySelectorAll("main td.n").Select(cell => cell.TextContent).ToList();

        Assert.Matches(@"^\s*\d+%\s*better than teams drawn by lot\s*challenge wishes and mix together\s*$", figures.TextContent);
        Assert.Matches(@"2 teams · \d+% better than teams drawn by lot", (await _coordinator.Page(Teams)).QuerySelector("main")!.TextContent);
        Assert.NotEmpty(points);
        Assert.All(points, cell => Assert.Matches(@"^(0|[+−]\d+,\d)$", cell));
        Assert.Contains(points, cell => cell.Contains(',', StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_can_be_repeated_from_its_frozen_input()
    {
        await Form(2);
        var run = await Run(1);

        var again = TeamSolver.Solve(
            RoundSnapshot.FromJson(run.Input).ToTeams(run.TeamCount).Problem,
            new TeamOptions { Seed = run.Seed, IterationLimit = run.Iterations },
            cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(new TeamDivision(run).Group, again.Group);
    }

    [Fact]
    public async Task Too_many_teams_are_refused_at_the_field()
    {
        var answer = await _coordinator.Submit(Teams, action: Teams, ("Teams", "50"));

        var page = await Browser.Document(answer);
        Assert.Contains("The most teams possible: 6", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("50", page.QuerySelector("input[name=Teams]")!.GetAttribute("value"));
        Assert.Equal(0, await _fixture.Portal.Read(db => db.TeamRuns.CountAsync()));
    }

    [Fact]
    public async Task A_closed_round_says_why_it_forms_no_teams_and_offers_none()
    {
        await _fixture.CloseRound();

        var page = await _coordinator.Page(Teams);
        using var refused = await _coordinator.PostTo(Teams, "/manage/2027", ("Teams", "2"));

        Assert.Contains("This round is closed.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form[method=post]"));
        Assert.Contains("is closed, so nothing in it", (await Browser.Document(refused)).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.False(await _fixture.Portal.Read(db => db.TeamRuns.AnyAsync()));
    }

    [Fact]
    public async Task A_swap_has_the_effect_that_was_shown_and_can_be_undone()
    {
        await Form(2);
        var before = await Run(1);
        var first = before.Teams[0].Members[0].RegistrationId;
        var path = $"{Teams}/1/move/{first}";
        var option = await _fixture.Portal.With<TeamRunQueries, TeamOption>(async q =>
            (await q.Options("2027", 1, first, CancellationToken.None)).Options.First(o => o.With is not null));

        var answer = await _coordinator.PostTo($"{Teams}/1/swap", path,
            ("first", $"{first}"), ("second", $"{option.With!.RegistrationId}"), ("version", $"{before.Version}"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var after = await Run(1);
        Assert.Equal(before.Value + option.Value, after.Value, 6);
        Assert.Contains(after.Teams.Single(t => t.Number == option.Team).Members, m => m.RegistrationId == first);

        await _coordinator.Submit($"{Teams}/1", $"{Teams}/1/undo");
        var undone = await Run(1);
        Assert.Equal(before.Value, undone.Value, 6);
        Assert.Contains(undone.Teams[0].Members, m => m.RegistrationId == first);
    }

    [Fact]
    public async Task A_lifted_card_shows_the_effect_at_every_target_of_the_board()
    {
        await Form(2);
        var first = (await Run(1)).Teams[0].Members[0].RegistrationId;
        var options = await _fixture.Portal.With<TeamRunQueries, TeamOptionsView>(q => q.Options("2027", 1, first, CancellationToken.None, int.MaxValue));
        var board = await _coordinator.Page($"{Teams}/1");

        var effects = (await _coordinator.Client.GetFromJsonAsync<BoardEffects>(
            board.QuerySelector("[data-board]")!.GetAttribute("data-board")!.Replace("{0}", $"{first}", StringComparison.Ordinal), TestContext.Current.CancellationToken))!;

        Assert.Equal($"{options.Person.Name}, now in team {options.Team}: choose or drop; Esc puts back.", effects.Said);
        Assert.Equal(options.Options.Select(o => o.With is { } with ? $"swap:{with.RegistrationId}" : $"move:{o.TeamId}"), effects.Targets.Select(t => t.Target));
        Assert.Subset(board.QuerySelectorAll("[data-target]").Select(e => e.GetAttribute("data-target")!).ToHashSet(), effects.Targets.Select(t => t.Target).ToHashSet());
        foreach (var (option, effect) in options.Options.Zip(effects.Targets))
        {
            Assert.Contains($"value {option.Value.ToString("+#,0.0;−#,0.0;0", CultureInfo.InvariantCulture)}, wishes", effect.Text, StringComparison.Ordinal);
            Assert.Equal(option.Broken == 0 && option.Value >= 0 ? BoardEffect.Good : BoardEffect.Warn, effect.Kind);
        }
    }

    [Fact]
    public async Task The_board_is_searched_and_a_pin_comes_back_to_what_was_found()
    {
        await Form(2);
        var team = (await Run(1)).Teams[1];

        var found = await _coordinator.Page($"{Teams}/1?q={team.Number}");

        Assert.Equal([$"team-{team.Number}"], found.QuerySelectorAll("main [id^=team-]").Select(e => e.Id));
        Assert.Equal(2, (await _coordinator.Page($"{Teams}/1?q=ZAGAR")).QuerySelectorAll("main [id^=team-]").Length);
        Assert.Contains("No team has this", (await _coordinator.Page($"{Teams}/1?q=nikogar")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var answer = await _coordinator.PostTo(
            $"{Teams}/1/pin", $"{Teams}/1", ("registration", $"{team.Members[0].RegistrationId}"), ("pinned", "true"), ("list", "?q=ZAGAR"));
        Assert.Equal($"{Teams}/1?q=ZAGAR", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_change_on_top_of_an_unseen_one_is_refused()
    {
        await Form(2);
        var seen = await Run(1);
        var (first, second) = (seen.Teams[0].Members[0].RegistrationId, seen.Teams[1].Members[0].RegistrationId);
        await _coordinator.PostTo($"{Teams}/1/pin", $"{Teams}/1", ("registration", $"{seen.Teams[0].Members[1].RegistrationId}"), ("pinned", "true"));

        await _coordinator.PostTo($"{Teams}/1/swap", $"{Teams}/1", ("first", $"{first}"), ("second", $"{second}"), ("version", $"{seen.Version}"));

        Assert.Empty((await Run(1)).Steps);
        var page = await _coordinator.Page($"{Teams}/1");
        Assert.Contains("Somebody else was faster.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pins_are_kept_when_teams_are_formed_anew()
    {
        await Form(2);
        var member = (await Run(1)).Teams[1].Members[0].RegistrationId;
        await _coordinator.PostTo($"{Teams}/1/pin", $"{Teams}/1", ("registration", $"{member}"), ("pinned", "true"));

        await _coordinator.Submit(Teams, action: Teams, ("Teams", "2"), ("KeepPins", "true"), ("Seed", "7"));

        var pinned = (await Run(2)).Teams[1].Members.Single(m => m.RegistrationId == member);
        Assert.True(pinned.IsPinned);
    }

    [Fact]
    public async Task Publishing_waits_for_its_phase()
    {
        await Form(2);
        var run = await Run(1);

        await _coordinator.PostTo($"{Teams}/1/publish", $"{Teams}/1", ("version", $"{run.Version}"));

        Assert.Equal(TeamRunState.Draft, (await Run(1)).State);
        Assert.Equal(0, await _fixture.Portal.Read(db => db.OutboxMessages.CountAsync(m => m.Kind == "TeamPublished")));
    }

    [Fact]
    public async Task Publishing_tells_every_member_once_and_only_one_run_is_published()
    {
        await _fixture.MoveTo(PhaseKind.Matching);
        await Form(2);
        await Form(2);

        await _coordinator.Submit($"{Teams}/1", $"{Teams}/1/publish");
        var second = await Run(2);
        await _coordinator.PostTo($"{Teams}/2/publish", $"{Teams}/2", ("version", $"{second.Version}"));

        Assert.Equal(TeamRunState.Published, (await Run(1)).State);
        Assert.Equal(TeamRunState.Draft, (await Run(2)).State);
        var notice = (await _coordinator.Page($"{Teams}/1")).QuerySelector("main .notice")!;
        Assert.Matches("Published on .*2027.*Every member has had a message", notice.TextContent);
        Assert.Equal("/teams", notice.QuerySelector("a")!.GetAttribute("href"));
        var told = await _fixture.Portal.Read(db => db.OutboxMessages.Where(m => m.Kind == "TeamPublished").Select(m => m.To).ToListAsync());
        Assert.Equal(13, told.Count);
        var letter = await _fixture.Portal.Read(db => db.OutboxMessages.Where(m => m.Kind == "TeamPublished").Select(m => m.Body).FirstAsync());
        var writing = _fixture.World.Round.Phase(PhaseKind.Teams)!.From;
        Assert.Contains(Text.In(Language.Slovene)["Mail.TeamPublished.From", writing], letter, StringComparison.Ordinal);
        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.Equal(2, await _fixture.Portal.Read(db => db.Proposals.CountAsync()));
    }

    [Fact]
    public async Task A_round_without_challenges_tells_members_of_their_team_and_of_no_challenge()
    {
        await _fixture.MoveTo(PhaseKind.Matching);
        await using (var db = _fixture.Portal.Database.Open())
        {
            var round = await db.Rounds.Include(r => r.Challenges).SingleAsync();
            round.Challenges.Select(c => c.Id).ToList().ForEach(round.RemoveChallenge);
            await db.SaveChangesAsync();
        }

        await Form(2);
        await _coordinator.Submit($"{Teams}/1", $"{Teams}/1/publish");

        var letters = await _fixture.Portal.Read(db => db.OutboxMessages.Where(m => m.Kind == "TeamPublished").Select(m => m.Body).ToListAsync());
        Assert.Equal(13, letters.Count);
        Assert.All(letters, letter =>
        {
            Assert.Matches(@"Vaša ekipa ima številko \d\.\n\n", letter);
            Assert.DoesNotContain("izziv", letter, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Of_two_coordinators_who_publish_at_once_one_wins()
    {
        await _fixture.MoveTo(PhaseKind.Matching);
        await Form(2);
        await Form(2);
        var (first, second) = (await Run(1), await Run(2));

        // Both have read the state in which nothing is published; the second saves after the first.
        await using var slow = _fixture.Portal.Database.Open();
        var stale = await slow.TeamRuns.FirstAsync(r => r.Id == second.Id, TestContext.Current.CancellationToken);
        await _coordinator.PostTo($"{Teams}/1/publish", $"{Teams}/1", ("version", $"{first.Version}"));
        var round = await slow.Rounds.Include(r => r.Phases).FirstAsync(TestContext.Current.CancellationToken);
        stale.Publish(round, anotherIsPublished: false, _fixture.Portal.Clock.GetUtcNow(), _fixture.Portal.Clock.Today);

        await Assert.ThrowsAsync<DuplicateException>(() => slow.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None));
        Assert.Equal(TeamRunState.Draft, (await Run(2)).State);
    }

    [Fact]
    public async Task Someone_who_withdrew_since_stops_the_publishing()
    {
        await _fixture.MoveTo(PhaseKind.Matching);
        await Form(2);
        await using (var db = _fixture.Portal.Database.Open())
        {
            var ana = await db.Registrations.FirstAsync(r => r.Id == _fixture.World.Ana.Id, TestContext.Current.CancellationToken);
            ana.Withdraw(await db.Rounds.FirstAsync(TestContext.Current.CancellationToken), null, ana.PersonId, _fixture.Portal.Clock.GetUtcNow());
            await db.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
        }

        await _coordinator.Submit($"{Teams}/1", $"{Teams}/1/publish");

        Assert.Equal(TeamRunState.Draft, (await Run(1)).State);
        Assert.Contains("Ana Hribar has withdrawn since.", (await _coordinator.Page($"{Teams}/1")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_withdraws_after_publishing_is_on_the_board_no_more()
    {
        await _fixture.MoveTo(PhaseKind.Matching);
        await Form(2);
        await _coordinator.Submit($"{Teams}/1", $"{Teams}/1/publish");
        Assert.Equal("13", await People());
        Assert.Contains("Ana Hribar", (await _coordinator.Page($"{Teams}/1")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await (await _fixture.SignedIn(World.ParticipantEmail)).Submit("/me/2027/withdraw", "/me/2027/withdraw", ("Reason", "Nova služba."));

        Assert.Equal("12", await People());
        Assert.DoesNotContain("Ana Hribar", (await _coordinator.Page($"{Teams}/1")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        async Task<string> People() => (await _coordinator.Page($"{Teams}/1")).QuerySelector("main .stat b")!.TextContent;
    }

    [Fact]
    public async Task Who_is_released_late_is_put_into_a_team_and_moved_to_another_and_all_concerned_learn_of_it()
    {
        await _fixture.MoveTo(PhaseKind.Matching);
        await Form(2);
        await _coordinator.Submit($"{Teams}/1", $"{Teams}/1/publish");
        var rok = await ReleaseRok();
        var left = (await _coordinator.Page(Teams)).QuerySelectorAll("main li a").Single(a => a.TextContent.StartsWith("Put into a team", StringComparison.Ordinal));
        var assign = left.GetAttribute("href")!;
        Assert.Equal($"{Teams}/1/assign/{rok}", assign);
        var before = await Run(1);
        var (first, second) = (before.Teams[0], before.Teams[1]);

        var answer = await _coordinator.PostTo(assign, assign, ("team", $"{first.Id}"), ("version", $"{before.Version}"));

        Assert.Equal($"{Teams}/1#team-1", answer.Headers.Location!.ToString());
        Assert.Contains("Rok Medved", (await _coordinator.Page($"{Teams}/1")).QuerySelector("#team-1")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Rok Medved", await _coordinator.Text(Teams), StringComparison.Ordinal);
        Assert.Contains("Rok Medved", await (await _fixture.SignedIn(World.OtherParticipantEmail)).Text($"/teams/{first.Id}"), StringComparison.Ordinal);
        Assert.Equal(1, await Told("TeamPublished", World.OtherParticipantEmail));
        Assert.Equal(first.Members.Count, await Told("TeamMateJoined"));

        // Nobody is lost to who has seen the teams as they were.
        await _coordinator.PostTo(assign, assign, ("team", $"{second.Id}"), ("version", $"{before.Version}"));
        Assert.Contains("Somebody else was faster.", await _coordinator.Text(assign), StringComparison.Ordinal);
        Assert.Equal(0, await Told("TeamChanged"));

        await _coordinator.PostTo(assign, assign, ("team", $"{second.Id}"), ("version", $"{(await Run(1)).Version}"));

        var after = await Run(1);
        Assert.Equal(first.Members.Select(m => m.Id).Order(), after.Teams[0].Members.Select(m => m.Id).Order());
        Assert.Contains(after.Teams[1].Members, m => m.RegistrationId == rok);
        Assert.Equal((before.Value, before.Breaches), (after.Value, after.Breaches));
        Assert.Equal(1, await Told("TeamChanged", World.OtherParticipantEmail));
        Assert.Equal(first.Members.Count, await Told("TeamMateMoved"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await _fixture.SignedIn(World.OtherParticipantEmail)).Get($"/teams/{first.Id}")).StatusCode);
    }

    [Fact]
    public async Task Whom_a_team_may_not_take_is_said_and_nothing_changes()
    {
        await _fixture.MoveTo(PhaseKind.Matching);
        await Form(2);
        await _coordinator.Submit($"{Teams}/1", $"{Teams}/1/publish");
        var run = await Run(1);
        var assign = $"{Teams}/1/assign/{_fixture.World.Rok.Id}";

        var page = await _coordinator.Page(assign);
        await _coordinator.PostTo(assign, assign, ("team", $"{run.Teams[0].Id}"), ("version", $"{run.Version}"));

        Assert.Contains("not (or no longer) released for the teams", page.QuerySelector("main .notice")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form"));
        Assert.Equal(run.Version, (await Run(1)).Version);
        Assert.Equal(HttpStatusCode.NotFound, (await _coordinator.Get($"{Teams}/1/assign/{Guid.NewGuid()}")).StatusCode);
    }

    private Task<int> Told(string kind, string? to = null) =>
        _fixture.Portal.Read(db => db.OutboxMessages.CountAsync(m => m.Kind == kind && (to == null || m.To == to)));

    private async Task<Guid> ReleaseRok()
    {
        var id = _fixture.World.Rok.Id;
        const string List = "/manage/2027/registrations";
        var check = (await _coordinator.PostTo($"{List}/check", List, ("Chosen", $"{id}"))).Headers.Location!.ToString();
        await _coordinator.Submit(check, $"{List}/release", ("Reason", "Po telefonu."));
        return id;
    }

    [Theory]
    [InlineData(World.MinistryEmail)]
    [InlineData(World.ParticipantEmail)]
    [InlineData(World.ReporterEmail)]
    public async Task Others_do_not_get_in(string email)
    {
        await Form(2);
        var browser = await _fixture.SignedIn(email);

        foreach (var path in new[] { Teams, $"{Teams}/1" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get(path)).StatusCode);
        }
    }

    private async Task Form(int teams) =>
        Assert.Equal(HttpStatusCode.Redirect, (await _coordinator.Submit(Teams, action: Teams, ("Teams", $"{teams}"))).StatusCode);

    private Task<TeamRun> Run(int number) => _fixture.Portal.Read(db => db.TeamRuns.AsNoTracking()
        .Include(r => r.Steps).Include(r => r.Teams).ThenInclude(t => t.Members).FirstAsync(r => r.Number == number));
}
