using System.Text;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Organisations;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Organisations;

public sealed class OrganisationListTests : IAsyncLifetime
{
    private const string EveryColumn = "&columns=code&columns=side&columns=kind&columns=industry&columns=city&columns=contacts&columns=rounds";

    private PortalFixture _fixture = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _browser = await _fixture.SignedIn(World.CoordinatorEmail, "sl");
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [InlineData("", "Lek|Ministrstvo za finance|Ministrstvo za javno upravo|SAP")]
    [InlineData("?sort=-name", "SAP|Ministrstvo za javno upravo|Ministrstvo za finance|Lek")]
    [InlineData("?search=MINISTRSTVO%20javn", "Ministrstvo za javno upravo")]
    [InlineData("?side=Business", "Lek|SAP")]
    [InlineData("?side=nonsense", "Lek|Ministrstvo za finance|Ministrstvo za javno upravo|SAP")]
    [InlineData("?kind=Ministry", "Ministrstvo za finance|Ministrstvo za javno upravo")]
    [InlineData("?kind=Municipality", "")]
    [InlineData("?round=2027", "Lek|Ministrstvo za javno upravo|SAP")]
    [InlineData("?city=Ljubljana&side=Public", "Ministrstvo za finance|Ministrstvo za javno upravo")]
    [InlineData("?city=Maribor", "")]
    [InlineData("?page=99", "Lek|Ministrstvo za finance|Ministrstvo za javno upravo|SAP")]
    public async Task It_shows_what_is_asked_for(string query, string names)
    {
        var page = await _browser.Page($"/organisations{query}");

        Assert.Equal(names, string.Join('|', page.QuerySelectorAll("tbody th a").Select(a => a.TextContent)));
    }

    [Fact]
    public async Task Long_names_and_diacritics_are_found_and_sorted()
    {
        var longest = new string('Č', Organisation.NameLength);
        await Add(("ZZ", "Žito"), ("CC", longest), ("SS", "Šentjur"));

        var page = await _browser.Page("/organisations?search=zito");
        Assert.Equal(["Žito"], page.QuerySelectorAll("tbody th a").Select(a => a.TextContent));

        page = await _browser.Page("/organisations");
        Assert.Equal(
            [longest, "Lek", "Ministrstvo za finance", "Ministrstvo za javno upravo", "SAP", "Šentjur", "Žito"],
            page.QuerySelectorAll("tbody th a").Select(a => a.TextContent));
    }

    [Fact]
    public async Task A_thousand_organisations_take_one_page_and_no_more_queries()
    {
        var few = await _fixture.Portal.Queries.During(() => _browser.Page("/organisations"));
        await Add([.. Enumerable.Range(1, 1000).Select(i => ($"K{i}", $"Podjetje številka {i}"))]);

        var many = await _fixture.Portal.Queries.During(() => _browser.Page("/organisations"));

        Assert.NotEqual(0, few);
        Assert.Equal(few, many);
        var page = await _browser.Page("/organisations");
        Assert.Equal(50, page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("1 do 50 od 1.004", page.QuerySelector(".pagination")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_download_holds_every_page_of_what_is_shown_and_no_formula()
    {
        await Add([.. Enumerable.Range(1, 60).Select(i => ($"K{i:00}", $"Žaga {i:00}")), ("EVIL", "=HYPERLINK(\"x\")")]);

        using var answer = await _browser.Get($"/organisations?side=Business&search=zaga&as=csv{EveryColumn}");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var lines = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("organizacije.csv", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        Assert.Equal("Organizacija;Oznaka;Stran;Vrsta;Dejavnost;Kraj;Skrbniki;Krogi", lines[0]);
        Assert.Equal(61, lines.Length);
        Assert.Equal("Žaga 01;K01;podjetja;podjetje;;Ljubljana;0;0", lines[1]);

        using var evil = await _browser.Get("/organisations?search=hyperlink&as=csv");
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")\"", await evil.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_match_it_says_what_to_do()
    {
        var page = await _browser.Page("/organisations?search=qwertz");

        Assert.Equal("Ni zadetkov", page.QuerySelector(".empty h2")!.TextContent);
    }

    private async Task Add(params (string Code, string Name)[] organisations)
    {
        await using var db = _fixture.Portal.Database.Open();
        db.AddRange(organisations.Select(o => new Organisation(o.Code, new LocalisedText(o.Name, o.Name), OrganisationKind.Company, null, "Ljubljana")));
        await db.SaveAsync(Actor.Portal, _fixture.Portal.Clock.GetUtcNow(), CancellationToken.None);
    }
}
