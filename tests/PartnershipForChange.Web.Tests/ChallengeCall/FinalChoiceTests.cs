using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.ChallengeCall;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Teams;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Tests.Account;
using PartnershipForChange.Web.Tests.Permissions;

namespace PartnershipForChange.Web.Tests.ChallengeCall;

/// <summary>Two finalists; 3 of 4 web votes and 1 of 3 in the hall are for the first, the commission gave 2 and 6 points.</summary>
public sealed class FinalChoiceTests : IAsyncLifetime
{
    private const string Choice = $"{CallWorld.Manage}/choice";

    private PortalFixture _fixture = null!;
    private Browser _coordinator = null!;
    private Guid _first;
    private Guid _second;

    public async ValueTask InitializeAsync()
    {
        _fixture = await CallWorld.CreateAsync(new CallWeights(50, 30, 20));
        _first = await _fixture.Submitted(SubmissionState.Finalist, "Avtobusi za vse");
        _second = await _fixture.Submitted(SubmissionState.Finalist, "Čebele", "SAP");
        _coordinator = await _fixture.CoordinatorOn(CallWorld.VoteFrom);
        for (var i = 0; i < 4; i++)
        {
            await _fixture.VoteOnWeb(i < 3 ? _first : _second, $"oseba{i}@breg{i}.si");
        }

        await _fixture.Hall(_coordinator, "Open");
        await _fixture.VoteInHall(_first);
        await _fixture.VoteInHall(_second);
        await _fixture.VoteInHall(_second);
        await _fixture.Hall(_coordinator, "Close");
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Until_the_votes_are_checked_no_page_tells_a_tally_to_anyone()
    {
        await GivePoints("2", "6");
        _coordinator = await _fixture.CoordinatorOn(CallWorld.VoteTo.AddDays(1));
        foreach (var role in Roles.All.Append(string.Empty))
        {
            var browser = role.Length == 0 ? Browser.Of(_fixture.Portal) : await _fixture.SignedIn(RouteValue.AccountOf(role));
            foreach (var path in new[]
            {
                CallWorld.Public, $"{CallWorld.Public}/vote", "/rounds/2027", CallWorld.Manage, $"{CallWorld.Manage}/{_first}", $"{CallWorld.Manage}/votes", Choice,
                "/reports/rounds/2027", "/reports/rounds/2027/csv", "/manage/2027", "/audit",
            })
            {
                using var answer = await browser.Get(path);
                var text = await answer.Content.ReadAsStringAsync();
                Assert.DoesNotContain("75.0", text, StringComparison.Ordinal);
                Assert.DoesNotContain("Result of the vote", text, StringComparison.Ordinal);
                Assert.DoesNotContain("33.3", text, StringComparison.Ordinal);
            }
        }

        var forced = await _coordinator.PostTo($"{Choice}/{_first}/choose", Choice, ("version", (await _fixture.Stored(_first)).Version.ToString()));
        Assert.Contains("Check the votes first", await _coordinator.Says(forced), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checked_everyone_sees_the_tallies_weighed()
    {
        await Check();

        var rows = (await Browser.Of(_fixture.Portal).Page(CallWorld.Public)).QuerySelectorAll("tbody tr")
            .Select(r => r.QuerySelectorAll("td").Select(c => c.TextContent.Trim()).ToArray());

        // 0.5·75 + 0.3·25 + 0.2·33.3 and 0.5·25 + 0.3·75 + 0.2·66.7
        Assert.Equal(
            ["1|3 (75.0%)|2 (25.0%)|1 (33.3%)|51.7%", "2|1 (25.0%)|6 (75.0%)|2 (66.7%)|48.3%"],
            rows.Select(r => string.Join('|', r)));
        Assert.Null((await _coordinator.Page(Choice)).QuerySelector($"form[action='{Choice}/points']"));
    }

    [Fact]
    public async Task Votes_are_not_checked_before_they_are_closed_and_the_commission_has_decided()
    {
        Assert.Contains("The web vote is not over yet", await _coordinator.Text(Choice), StringComparison.Ordinal);
        _coordinator = await _fixture.CoordinatorOn(CallWorld.VoteTo.AddDays(1));
        Assert.Contains("The commission's points are missing", await _coordinator.Text(Choice), StringComparison.Ordinal);

        var forced = await _coordinator.PostTo($"{Choice}/check", Choice, ("Version", (await _fixture.Call()).Version.ToString()));

        Assert.Contains("points are missing", (await Browser.Document(forced)).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await _fixture.Call()).VotesCheckedAt);
    }

    [Fact]
    public async Task A_hall_that_gave_more_votes_than_it_holds_people_is_counted_only_on_purpose()
    {
        await _fixture.Hall(_coordinator, "Open");
        await _fixture.VoteInHall(_first);
        await _fixture.Hall(_coordinator, "Close");
        await GivePoints("2", "6");
        _coordinator = await _fixture.CoordinatorOn(CallWorld.VoteTo.AddDays(1));

        var refused = await _coordinator.Submit(Choice, $"{Choice}/check");
        Assert.Contains("4 votes came from a hall of 3 people", (await Browser.Document(refused)).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        await _coordinator.Submit(Choice, $"{Choice}/check", ("EvenSo", "true"));

        Assert.Equal(_fixture.Portal.Clock.GetUtcNow(), (await _fixture.Call()).VotesCheckedAt);
    }

    [Fact]
    public async Task Points_out_of_range_are_said_by_line_and_change_nothing()
    {
        var answer = await GivePoints("1001", "6");

        Assert.Contains("Enter points from 0 to 1000", (await Browser.Document(answer)).QuerySelector("#Lines_0__Points-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([null, null], await _fixture.Portal.Read(db => db.ChallengeSubmissions.Select(s => s.CommissionPoints).ToListAsync()));
    }

    [Fact]
    public async Task A_jurys_published_scores_take_the_place_of_points_by_hand()
    {
        await GivePoints("2", "6");
        var jury = new Dictionary<Guid, decimal> { [_first] = 9, [_second] = 1 };
        await using var db = _fixture.Portal.Database.Open();

        Assert.Equal((CommissionSource.Jury, 9m), await Points(new Commission(jury)));
        Assert.Equal((CommissionSource.ByHand, 2m), await Points(new Commission(null)));
        Assert.Equal((CommissionSource.ByHand, 2m), await Points());

        async Task<(CommissionSource, decimal)> Points(params ICommissionScores[] commissions)
        {
            var (source, points) = await new TallyQueries(db, commissions).Commission(_fixture.World.Round.Id, TestContext.Current.CancellationToken);
            return (source, points![_first]);
        }
    }

    [Fact]
    public async Task Chosen_by_one_click_it_is_a_challenge_of_the_round_and_can_be_undone()
    {
        await Check();

        Assert.Contains("It is a challenge of the round now", await _coordinator.Says(await Act(_second, "choose")), StringComparison.Ordinal);

        var challenge = await _fixture.Portal.Read(db => db.Challenges.SingleAsync(c => c.Key == "cebele"));
        Assert.Equal(("Čebele", _fixture.World.Sap.Id), (challenge.Title.En, challenge.OwnerId!.Value));
        Assert.Equal((SubmissionState.Chosen, challenge.Id), ((await _fixture.Stored(_second)).State, (await _fixture.Stored(_second)).ChallengeId!.Value));
        Assert.Equal("CallChosen", (await Letters.To(_fixture.Portal, "cebele@kontakt.si"))[^1].Kind);
        Assert.Contains("chosen", (await Browser.Of(_fixture.Portal).Page(CallWorld.Public)).QuerySelector(".feed li")!.TextContent, StringComparison.Ordinal);

        await Act(_second, "undo");

        Assert.Equal((SubmissionState.Finalist, null), ((await _fixture.Stored(_second)).State, (await _fixture.Stored(_second)).ChallengeId));
        Assert.Equal(5, await _fixture.Portal.Read(db => db.Challenges.CountAsync()));
    }

    [Fact]
    public async Task Of_two_who_choose_at_once_one_is_told_and_there_is_one_challenge()
    {
        await Check();
        var version = (await _fixture.Stored(_first)).Version.ToString();
        Browser[] both = [_coordinator, await _fixture.SignedIn(World.CoordinatorEmail)];

        await Task.WhenAll(both.Select(b => b.PostTo($"{Choice}/{_first}/choose", Choice, ("version", version))));

        Assert.Equal(1, await _fixture.Portal.Read(db => db.Challenges.CountAsync(c => c.Key == "avtobusi-za-vse")));
        Assert.Equal(6, await _fixture.Portal.Read(db => db.Challenges.CountAsync()));
    }

    [Fact]
    public async Task While_a_team_or_a_wish_depends_on_it_the_choice_stays()
    {
        await Check();
        await Act(_first, "choose");
        await Act(_second, "choose");
        await _fixture.Change(async db =>
        {
            var challenge = await db.Challenges.SingleAsync(c => c.Key == "cebele");
            var by = await db.People.FirstAsync(p => p.Email == World.CoordinatorEmail);
            var run = new TeamRun(_fixture.World.Round.Id, 1, new TeamRunFacts("{}", 1, 1, 1, 1, 1), by.Id, _fixture.Portal.Clock.GetUtcNow());
            run.AddTeam(challenge.Id);
            db.Add(run);
            var rok = await db.Registrations.SingleAsync(r => r.Id == _fixture.World.Rok.Id);
            db.Entry(rok).Property(r => r.ChallengeWishes).CurrentValue = ["avtobusi-za-vse"];
        });

        Assert.Contains("Something else still refers to this", await _coordinator.Says(await Act(_second, "undo")), StringComparison.Ordinal);
        Assert.Contains("Somebody wishes for this challenge", await _coordinator.Says(await Act(_first, "undo")), StringComparison.Ordinal);
        Assert.Equal(7, await _fixture.Portal.Read(db => db.Challenges.CountAsync()));
    }

    [Fact]
    public async Task Votes_that_look_odd_are_set_aside_with_a_reason_and_taken_in_again()
    {
        await _fixture.VoteOnWeb(_second, "x@mailinator.com");
        const string Votes = $"{CallWorld.Manage}/votes";
        Assert.Contains("throw-away addresses: mailinator.com", await _coordinator.Text(Votes), StringComparison.Ordinal);
        var blank = await _coordinator.Submit(Votes, $"{Votes}/set-aside");
        Assert.Contains("Fill this in.", (await Browser.Document(blank)).QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);

        await _coordinator.Submit(Votes, $"{Votes}/set-aside", ("Reason", "Naslov za enkratno rabo."));

        var act = await _fixture.Portal.Read(db => db.VotesSetAside.SingleAsync());
        Assert.Equal((1, "Naslov za enkratno rabo."), (act.Votes, act.Reason));
        Assert.Equal("Maja Kos", (await _fixture.Portal.Read(db => db.AuditEntries.SingleAsync(a => a.SubjectId == act.Id))).ActorName);
        Assert.Equal(4, await Counting());
        await _coordinator.Submit(Votes, $"{Votes}/{act.Id}/put-back");
        Assert.Equal((5, 0), (await Counting(), await _fixture.Portal.Read(db => db.VotesSetAside.CountAsync())));

        Task<int> Counting() => _fixture.Portal.Read(db => db.WebVotes.CountAsync(v => v.SetAsideId == null));
    }

    [Theory]
    [InlineData("settings")]
    [InlineData("votes")]
    [InlineData("choice")]
    public async Task A_contact_a_juror_and_strangers_are_not_let_in(string page)
    {
        foreach (var email in new[] { World.MinistryEmail, World.JurorEmail, World.ReporterEmail })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await (await _fixture.SignedIn(email)).Get($"{CallWorld.Manage}/{page}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await Browser.Of(_fixture.Portal).Get($"{CallWorld.Manage}/{page}")).StatusCode);
    }

    private async Task Check()
    {
        await GivePoints("2", "6");
        _coordinator = await _fixture.CoordinatorOn(CallWorld.VoteTo.AddDays(1));
        (await _coordinator.Submit(Choice, $"{Choice}/check")).Dispose();
    }

    private Task<HttpResponseMessage> GivePoints(string first, string second) =>
        _coordinator.Submit(Choice, $"{Choice}/points", ("Lines[0].Points", first), ("Lines[1].Points", second));

    private Task<HttpResponseMessage> Act(Guid id, string act) => _coordinator.Submit(Choice, $"{Choice}/{id}/{act}");

    private sealed class Commission(IReadOnlyDictionary<Guid, decimal>? scores) : ICommissionScores
    {
        public Task<IReadOnlyDictionary<Guid, decimal>?> Of(Guid roundId, CancellationToken cancellation) => Task.FromResult(scores);
    }
}
