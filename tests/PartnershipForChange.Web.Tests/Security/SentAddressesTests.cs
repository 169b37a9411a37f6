using System.Net;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.Tests.Security;

/// <summary>Whoever asks for an address that only takes what a form sends comes to a page that is there.</summary>
public sealed class SentAddressesTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await PortalFixture.CreateAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [InlineData("/account/sign-out-everywhere", "/account")]
    [InlineData("/manage/2027/participations/invite", "/manage/2027/participations")]
    [InlineData("/manage/2027/placements/1/move", "/manage/2027/placements/1")]
    [InlineData("/organisation/sap/2027/people/release", "/organisation/sap/2027/people")]
    [InlineData("/language", "/")]
    public async Task It_leads_to_the_nearest_page_above(string sent, string page)
    {
        var answer = await Browser.Of(_fixture.Portal).Get(sent);

        Assert.Equal((HttpStatusCode.Redirect, page), (answer.StatusCode, answer.Headers.Location!.ToString()));
    }

    [Theory]
    [InlineData("/account/sign-out-anywhere")]
    [InlineData("/teams/not-an-id/proposal/submit")]
    public async Task What_takes_nothing_either_is_not_there(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await Browser.Of(_fixture.Portal).Get(path)).StatusCode);

    [Fact]
    public async Task Whoever_sent_something_when_signed_out_comes_after_signing_in_to_a_page_and_is_told_that_it_is_lost()
    {
        var browser = Browser.Of(_fixture.Portal);
        var signIn = (await browser.PostTo("/account/sign-out-everywhere", "/")).Headers.Location!.PathAndQuery;
        Assert.Contains("what you sent was not saved", (await browser.Page(signIn)).QuerySelector("main .notice")!.TextContent, StringComparison.Ordinal);

        var entered = await browser.Submit(signIn, ("Email", World.ParticipantEmail), ("Password", World.Password));
        var back = await browser.Get(entered.Headers.Location!.ToString());

        Assert.Equal("/account", back.Headers.Location!.ToString());
        Assert.Equal(
            "Kar ste poslali pred prijavo, ni bilo shranjeno. Preverite, ali je v obrazcu spet vse, kar ste vnesli, in ga pošljite še enkrat.",
            (await browser.Page("/account")).QuerySelector("[data-flash] span")!.TextContent);
    }

    [Fact]
    public async Task Whoever_only_asked_for_a_page_is_told_nothing()
    {
        var browser = Browser.Of(_fixture.Portal);

        var signIn = (await browser.Get("/account")).Headers.Location!.PathAndQuery;

        Assert.Empty((await browser.Page(signIn)).QuerySelectorAll("main .notice"));
        await browser.Submit(signIn, ("Email", World.ParticipantEmail), ("Password", World.Password));
        Assert.Null((await browser.Page("/account")).QuerySelector("[data-flash]"));
    }

    [Fact]
    public async Task The_language_of_a_page_that_answered_a_refused_form_changes_on_the_page_above()
    {
        var browser = await _fixture.SignedIn(World.OtherCompanyEmail);
        var people = "/organisation/sap/2027/people";
        var refused = await Browser.Document(await browser.PostTo(
            $"{people}/{_fixture.World.Rok.Id}/send-back", people, ("Reason", "")));
        var returnUrl = refused.QuerySelector("form.language input[name=returnUrl]")!.GetAttribute("value")!;

        var changed = await browser.PostTo("/language", people, ("language", "sl"), ("returnUrl", returnUrl));
        var page = await browser.Get(changed.Headers.Location!.ToString());

        Assert.Equal($"{people}/{_fixture.World.Rok.Id}", page.Headers.Location!.ToString());
        Assert.Equal("sl", (await browser.Page(page.Headers.Location.ToString())).DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public void Ticked_rows_stand_in_an_address_and_nonsense_is_nobody()
    {
        Guid[] ids = [.. Enumerable.Range(0, 200).Select(_ => Guid.NewGuid())];

        Assert.Equal(ids, ChosenRows.Unpack(ChosenRows.Pack(ids)));
        Assert.InRange(ChosenRows.Pack(ids).Length, 1, 4400);
        foreach (var nonsense in new[] { null, "", "abc", new string('é', 22), new string(' ', 22) })
        {
            Assert.Empty(ChosenRows.Unpack(nonsense));
        }
    }
}
