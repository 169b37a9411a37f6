using System.Net;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Features.Help;

namespace PartnershipForChange.Web.Tests.Help;

public sealed class HelpTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await PortalFixture.CreateAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [InlineData("sl")]
    [InlineData("en")]
    public async Task Every_guide_reads_in_both_languages_to_anyone(string language)
    {
        var stranger = Browser.Of(_fixture.Portal, language);
        var links = (await stranger.Page("/help")).QuerySelectorAll("main .card a").Select(a => a.GetAttribute("href")!).ToList();

        Assert.Equal(HelpPages.All.Select(page => $"/help/{page}"), links);
        foreach (var link in links)
        {
            var page = await stranger.Page(link);
            Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
            Assert.NotEmpty(page.QuerySelectorAll("main .prose li"));
            Assert.DoesNotContain("Help.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_languages_say_the_same_things_in_the_same_order()
    {
        foreach (var page in HelpPages.All)
        {
            Assert.Equal(Shape("sl", page), Shape("en", page));
        }

        static IEnumerable<string> Shape(string language, string page) =>
            File.ReadLines(Repository.PathTo("src", "PartnershipForChange.Web", "Help", language, $"{page}.md"))
                .Select(line => line.Split(' ')[0]).Where(first => first is "#" or "-" || first.EndsWith('.') && char.IsDigit(first[0]));
    }

    [Theory]
    [InlineData("/help/nothing")]
    [InlineData("/help/..%2F..%2Fappsettings")]
    [InlineData("/help/Coordinator.md")]
    public async Task What_is_no_guide_is_not_there(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await Browser.Of(_fixture.Portal).Get(path)).StatusCode);

    [Theory]
    [InlineData(World.CoordinatorEmail, "Guide for coordinators")]
    [InlineData(World.MinistryEmail, "Guide for contacts of organisations")]
    [InlineData(World.ParticipantEmail, "Guide for participants")]
    public async Task The_guide_of_ones_own_role_comes_first(string email, string title)
    {
        var page = await (await _fixture.SignedIn(email)).Page("/help");

        Assert.Equal(title, page.QuerySelector("main .card h2")!.TextContent);
        Assert.Single(page.QuerySelectorAll("main .card .tag"));
    }

    [Fact]
    public async Task The_tour_waits_for_a_coordinator_until_it_is_ended_and_comes_back_when_asked_for()
    {
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        await coordinator.Submit("/help", "/help/tour/again");
        Assert.Equal(6, (await coordinator.Page("/")).QuerySelectorAll("[data-tour] ol li").Length);

        var answer = await coordinator.Submit("/", "/help/tour/end");

        Assert.Equal((HttpStatusCode.Redirect, "/"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        Assert.Empty((await coordinator.Page("/")).QuerySelectorAll("[data-tour]"));
        Assert.Empty((await (await _fixture.SignedIn(World.CoordinatorEmail)).Page("/")).QuerySelectorAll("[data-tour]"));
    }

    [Fact]
    public async Task Nobody_else_is_shown_around()
    {
        await using (var db = _fixture.Portal.Database.Open())
        {
            foreach (var user in db.Users)
            {
                user.TourEndedAt = null;
            }

            await db.SaveAsync(Application.Identity.Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
        }

        var participant = await _fixture.SignedIn(World.ParticipantEmail);
        Assert.Empty((await participant.Page("/")).QuerySelectorAll("[data-tour]"));
        Assert.Equal(HttpStatusCode.Forbidden, (await participant.PostTo("/help/tour/end", "/")).StatusCode);
        Assert.Single((await (await _fixture.SignedIn(World.CoordinatorEmail)).Page("/")).QuerySelectorAll("[data-tour]"));
    }
}
