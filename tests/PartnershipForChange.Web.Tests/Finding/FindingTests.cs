using System.Net;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Finding;

/// <summary>
/// The same words for every reader, and what each may learn by them. In the world Ana Hribar works for MJU and Rok Medved
/// for SAP; MF is invited but takes no part; a draft of a round is added.
/// </summary>
public sealed class FindingTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        await using var db = _fixture.Portal.Database.Open();
        db.Add(new Round("2028", new RoundDetails(
            new LocalisedText("Skrivni čas", "Secret time"), "2027/28", LocalisedText.Empty, new DateOnly(2028, 5, 29), new DateOnly(2028, 6, 16))));
        db.Add(new Organisation("ZZ", new LocalisedText("Žito Čemšenik", "Žito Čemšenik"), OrganisationKind.Company, null, "Maribor"));
        await db.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [InlineData(World.CoordinatorEmail, "hribar", "Ana Hribar")]
    [InlineData(World.CoordinatorEmail, "ČEH", "Rado Čeh")]
    [InlineData(World.CoordinatorEmail, "ceh", "Rado Čeh")]
    [InlineData(World.CoordinatorEmail, "medved sap.si", "Rok Medved")]
    [InlineData(World.CoordinatorEmail, "zito cemsenik", "Žito Čemšenik")]
    [InlineData(World.CoordinatorEmail, "skrivni cas", "Secret time")]
    [InlineData(World.CoordinatorEmail, "ministrstvo finance", "Ministrstvo za finance")]
    [InlineData(World.MinistryEmail, "hribar", "Ana Hribar")]
    [InlineData(World.MinistryEmail, "medved", "")]
    [InlineData(World.MinistryEmail, "ceh", "")]
    [InlineData(World.MinistryEmail, "ministrstvo", "Ministrstvo za javno upravo")]
    [InlineData(World.MinistryEmail, "sap", "")]
    [InlineData(World.MinistryEmail, "skrivni", "")]
    [InlineData(World.MinistryEmail, "2027", "Round 2027")]
    [InlineData(World.CompanyEmail, "hribar", "")]
    [InlineData(World.CompanyEmail, "lek", "Lek")]
    [InlineData(World.OtherCompanyEmail, "medved", "Rok Medved")]
    [InlineData(World.ParticipantEmail, "medved", "")]
    [InlineData(World.ParticipantEmail, "hribar", "")]
    [InlineData(World.ParticipantEmail, "sap", "SAP")]
    [InlineData(World.ParticipantEmail, "ministrstvo", "Ministrstvo za javno upravo")]
    [InlineData(World.ParticipantEmail, "zito", "")]
    [InlineData(World.ParticipantEmail, "krog 2027", "Round 2027")]
    [InlineData(World.ParticipantEmail, "skrivni", "")]
    [InlineData(World.ReporterEmail, "hribar", "")]
    [InlineData(World.ReporterEmail, "petek", "")]
    [InlineData(World.ReporterEmail, "lek", "Lek")]
    [InlineData(World.ReporterEmail, "secret", "")]
    [InlineData(World.JurorEmail, "hribar", "")]
    [InlineData(World.JurorEmail, "mju.si", "")]
    [InlineData(World.JurorEmail, "2027", "Round 2027")]
    [InlineData(World.CoordinatorEmail, "a", "")]
    [InlineData(World.CoordinatorEmail, "%", "")]
    [InlineData(World.CoordinatorEmail, "", "")]
    public async Task Each_finds_what_they_may_know_of_and_nothing_else(string email, string words, string found)
    {
        var page = await (await _fixture.SignedIn(email)).Page($"/search?q={Uri.EscapeDataString(words)}");

        Assert.Equal(found, string.Join('|', page.QuerySelectorAll("main .feed a").Select(a => a.TextContent)));
    }

    [Theory]
    [InlineData(World.CoordinatorEmail, "hribar")]
    [InlineData(World.CoordinatorEmail, "lek")]
    [InlineData(World.CoordinatorEmail, "2027")]
    [InlineData(World.MinistryEmail, "hribar")]
    [InlineData(World.MinistryEmail, "mju")]
    [InlineData(World.ParticipantEmail, "2027")]
    [InlineData(World.ParticipantEmail, "lek")]
    public async Task What_is_found_can_be_opened_by_whoever_found_it(string email, string words)
    {
        var browser = await _fixture.SignedIn(email);
        var links = (await browser.Page($"/search?q={words}")).QuerySelectorAll("main .feed a").Select(a => a.GetAttribute("href")!).ToList();

        Assert.NotEmpty(links);
        foreach (var link in links)
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.Get(link)).StatusCode);
        }
    }

    [Fact]
    public async Task Words_come_back_as_text() => Assert.Equal(
        "Search: <b>x</b>", (await (await _fixture.SignedIn(World.CoordinatorEmail)).Page("/search?q=%3Cb%3Ex%3C%2Fb%3E")).QuerySelector("h1")!.TextContent);

    [Fact]
    public async Task It_asks_no_more_when_more_is_found_and_says_that_there_is_more()
    {
        var browser = await _fixture.SignedIn(World.CoordinatorEmail);
        var few = await _fixture.Portal.Queries.During(() => browser.Page("/search?q=ar"));
        await _fixture.AddReleased(40, publicSide: true);

        var many = await _fixture.Portal.Queries.During(() => browser.Page("/search?q=ar"));
        var page = await browser.Page("/search?q=zagar");

        Assert.NotEqual(0, few);
        Assert.Equal(few, many);
        Assert.Equal(12, page.QuerySelectorAll("main .feed a").Length);
        Assert.Contains("At most 12 of each kind are shown.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_is_signed_in_has_the_box()
    {
        Assert.Empty((await Browser.Of(_fixture.Portal).Page("/")).QuerySelectorAll("[role=search]"));
        Assert.NotNull((await (await _fixture.SignedIn(World.ReporterEmail)).Page("/reports")).QuerySelector(".bar form[action='/search'] input[name=q]"));
    }
}
