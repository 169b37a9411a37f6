using System.Net;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Programme;

public sealed class PublicPagesTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await PortalFixture.CreateAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/about")]
    [InlineData("/rounds")]
    [InlineData("/rounds/2027")]
    [InlineData("/challenges")]
    [InlineData("/partners")]
    [InlineData("/solutions")]
    [InlineData("/terms")]
    [InlineData("/terms/1")]
    [InlineData("/privacy")]
    [InlineData("/accessibility")]
    public async Task Anyone_reads_it_in_both_languages_without_a_bare_key_or_a_person(string path)
    {
        var texts = new List<string>();
        foreach (var language in new[] { "sl", "en" })
        {
            var page = await Browser.Of(_fixture.Portal, language).Page(path);
            Assert.Single(page.QuerySelectorAll("h1"));
            var text = page.QuerySelector("main")!.TextContent;
            Assert.DoesNotMatch(@"\b(Public|Home|Rounds|Solutions|Terms|Words|Shared)\.[A-Z]", text);
            Assert.DoesNotContain("Hribar", text, StringComparison.Ordinal);
            texts.Add(text);
        }

        Assert.NotEqual(texts[0], texts[1]);
    }

    [Fact]
    public async Task The_coordinators_address_stands_where_a_page_says_to_write_to_them_and_texts_do_without_it()
    {
        await using var named = await PortalFactory.CreateAsync(("Programme:Contact", "program@example.si"));
        foreach (var path in new[] { "/about", "/privacy", "/accessibility", "/account/sign-in", "/no-such-page" })
        {
            var page = await Browser.Document(await Browser.Of(named).Get(path));
            Assert.Equal("program@example.si", page.QuerySelector("main a[href='mailto:program@example.si']")?.TextContent);
            Assert.NotNull(page.QuerySelector("footer a[href='mailto:program@example.si']"));
            var without = await Browser.Document(await Browser.Of(_fixture.Portal).Get(path));
            Assert.Null(without.QuerySelector("a[href^='mailto:'], .write-to"));
        }
    }

    [Fact]
    public async Task Joining_leads_a_stranger_to_how_one_takes_part()
    {
        var browser = Browser.Of(_fixture.Portal);

        var join = (await browser.Page("/")).QuerySelectorAll("main a.button").Single(a => a.TextContent == "Join the round").GetAttribute("href")!;

        Assert.Equal("/about#join", join);
        Assert.Equal("How to join", (await browser.Page("/about")).QuerySelector("#join")!.TextContent);
    }

    [Fact]
    public async Task A_round_shows_its_window_challenges_and_those_that_take_part()
    {
        var text = (await Browser.Of(_fixture.Portal).Page("/rounds/2027")).QuerySelector("main")!.TextContent;

        Assert.Contains("31 May–18 June 2027", text, StringComparison.Ordinal);
        Assert.Contains("patron: the Prime Minister", text, StringComparison.Ordinal);
        Assert.Contains("Adjusting the education curriculum to the 21st century", text, StringComparison.Ordinal);
        Assert.Contains("Ministrstvo za javno upravo", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ministrstvo za finance", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Partners_are_those_that_accepted_by_side()
    {
        var page = await Browser.Of(_fixture.Portal).Page("/partners");

        Assert.Equal(["Ministrstvo za javno upravo"], page.QuerySelectorAll(".card.public li .what").Select(e => e.TextContent));
        Assert.Equal(["Lek", "SAP"], page.QuerySelectorAll(".card.business li .what").Select(e => e.TextContent));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        var stranger = Browser.Of(_fixture.Portal);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get("/rounds/2099")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get("/terms/9")).StatusCode);
    }
}
