using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Domain.Challenges;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.ChallengeCall;

public sealed class HallVoteTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;
    private Browser _coordinator = null!;
    private Guid _first;
    private Guid _second;

    public async ValueTask InitializeAsync()
    {
        _fixture = await CallWorld.CreateAsync();
        _coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        _first = await _fixture.Submitted(SubmissionState.Finalist, "Avtobusi");
        _second = await _fixture.Submitted(SubmissionState.Finalist, "Čebele");
        await _fixture.Hall(_coordinator, "Open");
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Each_phone_votes_once_and_may_change_its_vote()
    {
        var phone = await _fixture.VoteInHall(_first);
        await _fixture.VoteInHall(_first);
        var code = (await _fixture.Call()).HallCode;

        Assert.Contains("your vote counts", await phone.Says(await phone.Submit($"/vote/{code}", ("Choice", _second.ToString()))), StringComparison.Ordinal);

        Assert.Equal([_first, _second], (await Votes()).Order());
        Assert.Equal(_second.ToString(), (await phone.Page($"/vote/{code}")).QuerySelector("input[checked]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Pressed_twice_at_once_it_is_one_vote()
    {
        var phone = Browser.Of(_fixture.Portal);
        var page = $"/vote/{(await _fixture.Call()).HallCode}";
        await phone.Page(page);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => phone.PostTo(page, page, ("Choice", _first.ToString()))));

        Assert.Equal([_first], await Votes());
    }

    [Fact]
    public async Task The_code_is_typed_as_people_type_and_a_wrong_one_opens_nothing()
    {
        var code = (await _fixture.Call()).HallCode;
        var phone = Browser.Of(_fixture.Portal);
        var typed = (await phone.Get($"/vote?code=%20{code.ToLowerInvariant()}%20")).Headers.Location!.ToString();
        Assert.Equal($"/vote/{code}", (await phone.Page(typed)).QuerySelector("main form")!.GetAttribute("action"));
        Assert.Contains("No vote is open with this code", await phone.Text("/vote/ZZZZZZ"), StringComparison.Ordinal);

        await phone.PostTo("/vote/ZZZZZZ", $"/vote/{code}", ("Choice", _first.ToString()));

        Assert.Empty(await Votes());
    }

    [Fact]
    public async Task Without_a_cookie_the_portal_made_nobody_votes()
    {
        var page = $"/vote/{(await _fixture.Call()).HallCode}";
        var forged = Browser.Of(_fixture.Portal);
        forged.Client.DefaultRequestHeaders.Add("Cookie", "p4c-hall=forged");

        var answer = await forged.PostTo(page, "/account/sign-in", ("Choice", _first.ToString()));

        Assert.Contains("allow cookies", await forged.Says(answer), StringComparison.Ordinal);
        Assert.Empty(await Votes());
    }

    [Fact]
    public async Task Closed_or_under_an_old_code_no_vote_is_taken()
    {
        var phone = await _fixture.VoteInHall(_first);
        var old = (await _fixture.Call()).HallCode;
        await _fixture.Hall(_coordinator, "ChangeCode");
        Assert.Contains("is not open", await phone.Says(await phone.PostTo($"/vote/{old}", "/vote", ("Choice", _second.ToString()))), StringComparison.Ordinal);
        await _fixture.Hall(_coordinator, "Close");
        var code = (await _fixture.Call()).HallCode;
        Assert.NotEqual(old, code);
        await phone.PostTo($"/vote/{code}", "/vote", ("Choice", _second.ToString()));

        Assert.Equal([_first], await Votes());
    }

    [Fact]
    public async Task More_votes_than_people_are_shown_plainly_and_the_vote_can_start_anew()
    {
        for (var i = 0; i < 4; i++)
        {
            await _fixture.VoteInHall(_first);
        }

        var page = await _coordinator.Page($"{CallWorld.Manage}/votes");
        Assert.Contains("More votes than people in the hall", page.QuerySelector(".notice.bad")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Avtobusi", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await _fixture.Hall(_coordinator, "StartAnew");

        Assert.Contains("Votes: 0 of 3", await _coordinator.Text($"{CallWorld.Manage}/votes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_in_the_hall_is_stopped_by_the_rate_limit()
    {
        await using var limited = await CallWorld.CreateAsync(settings: ("RateLimits:HallPerMinute", "4"));
        var script = Browser.Of(limited.Portal);
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
        {
            statuses.Add((await script.Get($"/vote/GUESS{i}")).StatusCode);
        }

        Assert.Equal(4, statuses.Count(s => s == HttpStatusCode.OK));
        Assert.Equal(2, statuses.Count(s => s == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task Of_two_who_change_it_at_once_one_is_told()
    {
        var version = (await _fixture.Call()).Version.ToString();
        Browser[] both = [_coordinator, await _fixture.SignedIn(World.CoordinatorEmail)];

        var answers = await Task.WhenAll(both.Select(b =>
            b.PostTo($"{CallWorld.Manage}/votes/hall", $"{CallWorld.Manage}/votes", ("step", "ChangeCode"), ("version", version))));

        var told = new List<string>();
        foreach (var (browser, answer) in both.Zip(answers))
        {
            told.Add(await browser.Says(answer));
        }

        Assert.Equal(1, told.Count(t => t.Contains("The code is another now", StringComparison.Ordinal)));
    }

    private Task<List<Guid>> Votes() => _fixture.Portal.Read(db => db.HallVotes.Select(v => v.ChoiceId).ToListAsync());
}
