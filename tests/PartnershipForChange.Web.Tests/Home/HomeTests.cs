using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Home;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Features.Shared;
using PartnershipForChange.Web.TagHelpers;
using PartnershipForChange.Web.Tests.Placements;

namespace PartnershipForChange.Web.Tests.Home;

public sealed class HomeTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await PortalFixture.CreateAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_stranger_sees_the_round_that_takes_registrations_with_its_figures()
    {
        var page = await Browser.Of(_fixture.Portal).Page("/");

        Assert.Equal("Round 2027 takes registrations until 22 March", page.QuerySelector(".hero .tag")!.TextContent.Trim());
        Assert.Equal(["1", "3", "5"], page.QuerySelectorAll(".stat b").Select(b => b.TextContent));
    }

    [Fact]
    public async Task A_draft_is_nowhere_on_the_public_pages()
    {
        await using (var db = _fixture.Portal.Database.Open())
        {
            var source = await db.Rounds.Include(r => r.Phases).Include(r => r.Challenges).SingleAsync();
            db.Add(source.Clone("2028", new LocalisedText("Skrivni krog", "Secret round"), "", new DateOnly(2028, 5, 29)));
            await db.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
        }

        var stranger = Browser.Of(_fixture.Portal);
        foreach (var path in new[] { "/", "/rounds", "/challenges", "/partners", "/about" })
        {
            Assert.DoesNotContain("Secret round", (await stranger.Page(path)).Body!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await stranger.Get("/rounds/2028")).StatusCode);
        Assert.Contains("Secret round", (await (await _fixture.SignedIn(World.CoordinatorEmail)).Page("/manage")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coordinator_sees_what_is_missing_with_the_latest_first_and_the_open_round()
    {
        var page = await (await _fixture.SignedIn(World.CoordinatorEmail)).Page("/");

        Assert.Equal("Remind 1 organisation of the invitation", page.QuerySelector(".next h2")!.TextContent);
        Assert.Equal(
            ["Ask 1 organisation whom it sends", "See to the release of 1 registration"],
            page.QuerySelectorAll(".todo .what a").Select(a => a.TextContent).Order());
        Assert.Equal("/manage/2027", page.QuerySelector("section.card.together h2 a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData(World.MinistryEmail, "/organisation/MJU")]
    [InlineData(World.CompanyEmail, "/organisation/LEK")]
    [InlineData(World.ParticipantEmail, "/me")]
    [InlineData(World.ReporterEmail, "/reports")]
    [InlineData(World.JurorEmail, "/jury")]
    public async Task Each_role_finds_its_own_place_and_nobody_elses(string email, string path)
    {
        var links = (await (await _fixture.SignedIn(email)).Page("/")).QuerySelectorAll("main .card-head a").Select(a => a.GetAttribute("href"));

        Assert.Equal([path], links);
    }

    [Fact]
    public async Task A_contact_sees_who_comes_and_who_goes()
    {
        await _fixture.Publish(await _fixture.SignedIn(World.CoordinatorEmail));

        var rows = (await (await _fixture.SignedIn(World.MinistryEmail)).Page("/")).QuerySelectorAll("main section.card.public .feed li")
            .Select(li => (li.QuerySelector("a")!.TextContent, li.QuerySelector("a")!.GetAttribute("href"), li.QuerySelector("strong")!.TextContent));

        Assert.Equal(
            [
                ("Guests who come to you", "/organisation/mju/2027/guests", "0"), ("Your people who go on an exchange", "/organisation/mju/2027/guests", "1"),
                ("Your people in the round", "/organisation/mju/2027/people", "1"), ("Host places", "/organisation/mju/2027/places", "1"),
            ],
            rows);
    }

    [Fact]
    public async Task A_participant_sees_their_path_and_a_reporter_the_figures()
    {
        var path = (await (await _fixture.SignedIn(World.ParticipantEmail)).Page("/")).QuerySelectorAll("main .path .step-name").Select(s => s.FirstChild!.TextContent.Trim());
        var figures = (await (await _fixture.SignedIn(World.ReporterEmail)).Page("/")).QuerySelectorAll("main .stat b").Select(b => b.TextContent);

        Assert.Equal(["Registration handed in", "Your employer's release", "Matching", "Exchange", "Mixed team", "Closing and certificate"], path);
        Assert.Equal(["1", "3", "5"], figures);
    }

    [Fact]
    public void A_deadline_is_said_as_a_date_with_the_days_where_it_is_near_or_past()
    {
        var today = new DateOnly(2027, 3, 10);
        var text = Text.In(Language.English);

        Assert.Equal(
            [
                ("was due 9 March (1 day late)", Urgency.Late), ("by 10 March (today)", Urgency.Soon), ("by 12 March (2 days left)", Urgency.Soon),
                ("by 17 March (7 days left)", Urgency.Soon), ("by 18 March", Urgency.None), (null, Urgency.None),
            ],
            new DateOnly?[] { today.AddDays(-1), today, today.AddDays(2), today.AddDays(7), today.AddDays(8), null }.Select(due => (text.Due(due, today), due.Presses(today))));
        Assert.Equal("do 12. marca (še 2 dni)", Text.In(Language.Slovene).Due(today.AddDays(2), today));
    }

    [Fact]
    public async Task The_current_round_is_the_addressed_then_the_newest_open_then_for_coordinators_the_newest_draft()
    {
        var coordinator = new Actor(Guid.NewGuid(), "Maja", new HashSet<string> { Roles.Coordinator }, []);
        async Task<string?> Current(string? code, Actor actor) =>
            (await _fixture.Portal.With<CurrentRoundQueries, CurrentRound?>(q => q.Find(code, actor, CancellationToken.None)))?.Code;
        await using var db = _fixture.Portal.Database.Open();
        var open = await db.Rounds.Include(r => r.Phases).Include(r => r.Challenges).SingleAsync();
        var draft = open.Clone("2028", new LocalisedText("Krog 2028", ""), "", new DateOnly(2028, 5, 29));
        db.Add(draft);
        await Save();

        Assert.Equal(("2027", "2028", "2027"), (await Current(null, coordinator), await Current("2028", coordinator), await Current("2028", Actor.Anonymous)));

        open.Close(new DateOnly(2027, 3, 15));
        await Save();
        Assert.Equal(("2028", (string?)null, "2027"), (await Current(null, coordinator), await Current(null, Actor.Anonymous), await Current("2027", Actor.Anonymous)));

        Task Save() => db.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
    }
}
