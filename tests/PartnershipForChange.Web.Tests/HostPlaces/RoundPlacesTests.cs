using System.Net;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Participations;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.HostPlaces;

public sealed class RoundPlacesTests : IAsyncLifetime
{
    private const string Browse = "/rounds/2027/places";

    private PortalFixture _fixture = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        var world = _fixture.World;
        await using var db = _fixture.Portal.Database.Open();
        db.Add(HostPlace.Import(world.Round, world.Lek, "LEK-2", World.PlaceDetails(world.Round) with
        {
            Department = "Čiste vode", City = "Škofja Loka", Languages = ["de"], Weeks = [world.Round.Weeks[1]], SkillsOffered = ["strategy"],
            Description = "Obisk čistilne naprave.", Conditions = "Zaščitna čelada.",
        }));
        await db.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [InlineData("", "LEK-1|LEK-2|SAP-1")]
    [InlineData("?side=", "LEK-1|LEK-2|MF-1|MJU-1|SAP-1")]
    [InlineData("?side=Public", "MF-1|MJU-1")]
    [InlineData("?search=ciste", "LEK-2")]
    [InlineData("?search=LEK%20digital", "LEK-1")]
    [InlineData("?city=%C5%A0kofja%20Loka", "LEK-2")]
    [InlineData("?language=de", "LEK-2")]
    [InlineData("?week=2027-05-31", "LEK-1|SAP-1")]
    [InlineData("?week=soon", "LEK-1|LEK-2|SAP-1")]
    [InlineData("?skill=strategy", "LEK-2")]
    public async Task A_participant_browses_the_other_side_unless_they_ask_for_more(string query, string codes)
    {
        var browser = await _fixture.SignedIn(World.ParticipantEmail);

        var page = await browser.Page(Browse + query);

        Assert.Equal(codes, string.Join('|', page.QuerySelectorAll(".card code").Select(c => c.TextContent)));
    }

    [Fact]
    public async Task Towns_are_a_picture_with_its_table()
    {
        var chart = (await (await _fixture.SignedIn(World.CoordinatorEmail)).Page("/manage/2027/places")).QuerySelector("figure.mirrored")!;

        Assert.Equal(["Ljubljana", "Škofja Loka"], chart.QuerySelectorAll(".bar-row .name").Select(n => n.TextContent));
        Assert.Equal(
            ["Ljubljana 2 2", "Škofja Loka 0 1"],
            chart.QuerySelectorAll("tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent))));
    }

    [Fact]
    public async Task Participants_see_the_work_and_not_who_mentors_or_what_is_withdrawn()
    {
        await using (var db = _fixture.Portal.Database.Open())
        {
            (await db.HostPlaces.FindAsync(_fixture.World.SapPlace.Id))!.Withdraw(_fixture.World.Round, _fixture.Portal.Clock.Today);
            await db.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
        }

        var browser = await _fixture.SignedIn(World.ParticipantEmail);
        var text = (await browser.Page(Browse)).QuerySelector("main")!.TextContent;

        Assert.Contains("Obisk čistilne naprave.", text, StringComparison.Ordinal);
        Assert.Contains("7–11 June", text, StringComparison.Ordinal);
        Assert.Contains("German", text, StringComparison.Ordinal);
        Assert.DoesNotContain("SAP-1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Urška Hribar", text, StringComparison.Ordinal);
        Assert.DoesNotContain("mentor@example.si", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_sign_in_first_and_a_round_that_is_not_there_is_not_found()
    {
        Assert.Equal("/account/sign-in", (await Testing.Browser.Of(_fixture.Portal).Get(Browse)).Headers.Location!.AbsolutePath);
        var browser = await _fixture.SignedIn(World.ParticipantEmail);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/rounds/1999/places")).StatusCode);
    }

    [Fact]
    public async Task Coordinators_see_every_place_with_its_mentor_and_others_none_of_it()
    {
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
        var page = await coordinator.Page("/manage/2027/places");
        Assert.Equal("LEK-1|LEK-2|MF-1|MJU-1|SAP-1", string.Join('|', page.QuerySelectorAll("tbody code").Select(c => c.TextContent)));
        Assert.Equal("mailto:mentor@example.si", page.QuerySelector("tbody td:last-child a")!.GetAttribute("href"));

        var contact = await _fixture.SignedIn(World.CompanyEmail);
        Assert.Equal(HttpStatusCode.Forbidden, (await contact.Get("/manage/2027/places")).StatusCode);
    }

    [Fact]
    public async Task A_thousand_places_take_no_more_queries()
    {
        var browser = await _fixture.SignedIn(World.CoordinatorEmail);
        foreach (var path in new[] { "/manage/2027/places", Browse })
        {
            Assert.NotEqual(0, await _fixture.Portal.Queries.During(() => browser.Page(path)));
        }

        var few = await _fixture.Portal.Queries.During(() => browser.Page(Browse));
        var fewManaged = await _fixture.Portal.Queries.During(() => browser.Page("/manage/2027/places"));
        var world = _fixture.World;
        await using (var db = _fixture.Portal.Database.Open())
        {
            db.AddRange(Enumerable.Range(3, 1000).Select(i => HostPlace.Import(world.Round, world.Sap, $"SAP-{i}", World.PlaceDetails(world.Round))));
            await db.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
        }

        Assert.Equal(few, await _fixture.Portal.Queries.During(() => browser.Page(Browse)));
        Assert.Equal(fewManaged, await _fixture.Portal.Queries.During(() => browser.Page("/manage/2027/places")));
    }
}
