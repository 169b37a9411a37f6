using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Rounds;

public sealed class RoundStepTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _browser = await _fixture.SignedIn(World.CoordinatorEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Moving_on_says_before_what_it_will_do_and_then_does_it()
    {
        var page = (await _browser.Page("/manage/2027/move-on")).QuerySelector("main")!.TextContent;
        Assert.Contains("The phase Matching begins", page, StringComparison.Ordinal);
        Assert.Contains("The phase Registration ends", page, StringComparison.Ordinal);
        Assert.Contains("Coordinators publish placements", page, StringComparison.Ordinal);
        Assert.Contains("1 registration waits for the employer's release", page, StringComparison.Ordinal);

        var answer = await _browser.Submit("/manage/2027/move-on");

        Assert.Equal("/manage/2027", answer.Headers.Location?.ToString());
        Assert.Equal(PhaseKind.Matching, (await Read()).CurrentPhase(_fixture.Portal.Clock.Today)!.Kind);
    }

    [Fact]
    public async Task A_phase_that_was_ended_early_says_so_stays_so_when_saved_and_opens_again_with_a_later_last_day()
    {
        var today = _fixture.Portal.Clock.Today;
        var contact = await _fixture.SignedIn(World.OtherCompanyEmail);
        var people = "/organisation/sap/2027/people";
        await contact.Submit($"{people}/{_fixture.World.Rok.Id}", $"{people}/{_fixture.World.Rok.Id}/send-back", ("Reason", "Izberite drug teden."));
        var me = await _fixture.SignedIn(World.OtherParticipantEmail);
        await _browser.Submit("/manage/2027/move-on");

        var page = await _browser.Page("/manage/2027/phases");
        Assert.Equal($"{today:yyyy-MM-dd}", page.QuerySelector("#Phases_2__To")!.GetAttribute("value"));
        Assert.Equal(
            $"The phase was ended early, on {today.Day} March 2027. It opens again when you save it with a later last day.",
            page.QuerySelector("#Phases_2__Ended")!.TextContent);
        Assert.Null(page.QuerySelector("#Phases_3__Ended"));
        Assert.DoesNotContain("overlap", page.QuerySelector(".notice")!.TextContent.Split("Exchange", 2)[0], StringComparison.Ordinal);

        await _browser.Submit("/manage/2027/phases");
        Assert.False((await Read()).Allows(RoundRight.Register, today));
        Assert.Contains($"ended on {today.Day} March", (await me.Page("/me")).QuerySelector(".path")!.TextContent, StringComparison.Ordinal);

        await _browser.Submit("/manage/2027/phases", ("Phases[2].To", $"{today.AddDays(3):yyyy-MM-dd}"));
        Assert.True((await Read()).Allows(RoundRight.Register, today));
        Assert.Null((await _browser.Page("/manage/2027/phases")).QuerySelector("#Phases_2__Ended"));
    }

    [Fact]
    public async Task A_second_press_of_the_same_page_does_not_move_on_twice()
    {
        var version = await VersionAt("/manage/2027/move-on");
        await _browser.PostTo("/manage/2027/move-on", "/manage/2027/move-on", ("version", version));

        var again = await _browser.PostTo("/manage/2027/move-on", "/manage/2027/move-on", ("version", version));

        Assert.Equal("/manage/2027", again.Headers.Location?.ToString());
        Assert.Contains("Somebody else was faster.", (await _browser.Page("/manage/2027")).QuerySelector(".flash")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(PhaseKind.Matching, (await Read()).CurrentPhase(_fixture.Portal.Clock.Today)!.Kind);
    }

    [Fact]
    public async Task A_round_closes_and_reopens_and_every_step_out_of_order_is_refused()
    {
        await _browser.Submit("/manage/2027/close");
        Assert.Equal(RoundState.Closed, (await Read()).State);

        foreach (var page in new[] { await _browser.Page("/manage/2027"), await Browser.Of(_fixture.Portal).Page("/rounds/2027") })
        {
            var steps = page.QuerySelectorAll(".timeline li").ToDictionary(li => li.QuerySelector(".step-name")!.FirstChild!.TextContent);
            Assert.Equal("done", steps["Invitation"].ClassName);
            Assert.StartsWith("until", steps["Invitation"].QuerySelector(".step-note")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("ahead", steps["Exchange"].ClassName);
            Assert.StartsWith("round closed on 15 March", steps["Exchange"].QuerySelector(".step-note")!.TextContent, StringComparison.Ordinal);
        }

        foreach (var (step, refusal) in new[] { ("close", "The round is not open."), ("move-on", "The round is not open."), ("open", "The round is open already.") })
        {
            Assert.Empty((await _browser.Page($"/manage/2027/{step}")).QuerySelectorAll("main form[method=post]"));
            await _browser.PostTo($"/manage/2027/{step}", "/manage/2027/reopen", ("version", (await Read()).Version.ToString()));
            Assert.Equal(refusal, (await _browser.Page("/manage/2027")).QuerySelector(".flash span")!.TextContent);
            Assert.Equal(RoundState.Closed, (await Read()).State);
        }

        await _browser.Submit("/manage/2027/reopen");
        Assert.Equal(RoundState.Open, (await Read()).State);
    }

    [Fact]
    public async Task Closing_meanwhile_stops_an_edit_that_had_begun()
    {
        var version = (await _browser.Page("/manage/2027/edit")).QuerySelector("input[name=Version]")!.GetAttribute("value")!;
        await _browser.Submit("/manage/2027/close");

        var page = await Browser.Document(await _browser.Submit("/manage/2027/edit", ("NameEn", "Other"), ("Version", version)));

        Assert.Contains("Round 2027 is closed, so nothing in it can be changed any more.", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Round 2027", (await Read()).Name.En);
    }

    [Fact]
    public async Task Opening_tells_who_may_do_what_from_then_on()
    {
        await using (var db = _fixture.Portal.Database.Open())
        {
            var today = _fixture.Portal.Clock.Today;
            var draft = new Round("2028", new RoundDetails(new LocalisedText("Krog 2028", "Round 2028"), "", LocalisedText.Empty, today.AddDays(90), today.AddDays(120)));
            draft.Plan([new PhasePlan(PhaseKind.Invitation, today, today.AddDays(9), [RoundRight.AnswerInvitation])]);
            db.Add(draft);
            await db.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
        }

        Assert.Contains("Organisations answer the invitation", (await _browser.Page("/manage/2028/open")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await _browser.Submit("/manage/2028/open");

        Assert.Equal(RoundState.Open, await _fixture.Portal.Read(db => db.Rounds.Where(r => r.Code == "2028").Select(r => r.State).SingleAsync()));
        Assert.Contains(
            (await _browser.Page("/manage/2028")).QuerySelectorAll("ul.feed li .what"),
            line => line.TextContent.Trim().StartsWith("The round was opened", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/manage")]
    [InlineData("/manage/new")]
    [InlineData("/manage/2027")]
    [InlineData("/manage/2027/edit")]
    [InlineData("/manage/2027/phases")]
    [InlineData("/manage/2027/challenges")]
    [InlineData("/manage/2027/challenges/skills/edit")]
    [InlineData("/manage/2027/close")]
    [InlineData("/manage/2027/clone")]
    [InlineData("/terms/new")]
    [InlineData("/terms/versions")]
    [InlineData("/solutions/new")]
    public async Task Only_coordinators_come_in(string path)
    {
        var stranger = await Browser.Of(_fixture.Portal).Get(path);
        Assert.Equal((HttpStatusCode.Redirect, "/account/sign-in"), (stranger.StatusCode, stranger.Headers.Location!.AbsolutePath));
        foreach (var email in new[] { World.MinistryEmail, World.CompanyEmail, World.ParticipantEmail, World.ReporterEmail, World.JurorEmail })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await (await _fixture.SignedIn(email)).Get(path)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await _browser.Get(path)).StatusCode);
    }

    [Fact]
    public async Task Another_role_cannot_press_a_step_either()
    {
        var contact = await _fixture.SignedIn(World.MinistryEmail);

        var answer = await contact.PostTo("/manage/2027/close", "/", ("version", (await Read()).Version.ToString()));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(RoundState.Open, (await Read()).State);
    }

    [Theory]
    [InlineData("/manage/2099")]
    [InlineData("/manage/2099/edit")]
    [InlineData("/manage/2099/phases")]
    [InlineData("/manage/2099/challenges")]
    [InlineData("/manage/2099/open")]
    [InlineData("/manage/2027/challenges/none/edit")]
    public async Task What_is_not_there_is_not_found(string path) => Assert.Equal(HttpStatusCode.NotFound, (await _browser.Get(path)).StatusCode);

    private async Task<string> VersionAt(string path) => (await _browser.Page(path)).QuerySelector("input[name=version]")!.GetAttribute("value")!;

    private Task<Round> Read() => _fixture.Portal.Read(db => db.Rounds.AsNoTracking().Include(r => r.Phases).SingleAsync(r => r.Code == "2027"));
}
