using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Localisation;

/// <summary>A third language by files and a setting alone, here German with a handful of texts.</summary>
public sealed class ThirdLanguageTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("p4c-languages-").FullName;
    private PortalFixture _fixture = null!;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllLinesAsync(Path.Combine(_folder, "Shared.de.restext"), ["# Deutsch", "ProgrammeName=Partnerschaft für Veränderung", "SignIn=Anmelden", "SkipToContent=Zum Inhalt"]);
        await File.WriteAllLinesAsync(Path.Combine(_folder, "Nav.de.restext"), ["About=Über das Programm", "Rounds=Runden"]);
        await File.WriteAllLinesAsync(Path.Combine(_folder, "Home.de.restext"), ["Waiting.one=Eine Sache wartet.", "Waiting.other={0} Dinge warten."]);
        _fixture = await PortalFixture.CreateAsync(("Languages:Further:0", "de"), ("Languages:Folder", _folder));
    }

    public async ValueTask DisposeAsync()
    {
        await _fixture.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Whoever_asks_for_it_reads_it_and_what_it_lacks_in_English()
    {
        var page = await Browser.Of(_fixture.Portal, "de-AT,de;q=0.9").Page("/rounds");

        Assert.Equal("de", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Zum Inhalt", page.QuerySelector(".skip")!.TextContent);
        Assert.Equal("Anmelden", page.QuerySelector(".bar-end a.button")!.TextContent);
        Assert.Equal(["Über das Programm", "Runden", "Challenges", "Partners", "Solutions"], page.QuerySelectorAll(".nav a").Select(a => a.TextContent));
        Assert.Contains("Round 2027", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("31. Mai", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_be_chosen_on_every_page_and_stays_after_signing_in()
    {
        var browser = Browser.Of(_fixture.Portal, "sl");
        Assert.Equal(["en", "de"], (await browser.Page("/")).QuerySelectorAll(".language button").Select(b => b.GetAttribute("lang")));
        Assert.Equal("Deutsch", (await browser.Page("/")).QuerySelector(".language button[lang=de] .long")!.TextContent);

        await browser.PostTo("/language", "/", ("language", "de"), ("returnUrl", "/"));
        await browser.Submit("/account/sign-in", ("Email", World.CoordinatorEmail), ("Password", World.Password));
        var home = await browser.Page("/");

        Assert.Equal("de", home.DocumentElement.GetAttribute("lang"));
        Assert.Matches("^(Eine Sache wartet|[0-9]+ Dinge warten)\\.$", home.QuerySelector("main .below")!.TextContent);
        Assert.Equal("Guide for coordinators", (await browser.Page("/help/coordinator")).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Without_the_setting_there_are_two()
    {
        await using var portal = await PortalFactory.CreateAsync();

        var page = await Browser.Of(portal, "de").Page("/account/sign-in");

        Assert.Equal("sl", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(["en"], page.QuerySelectorAll(".language button").Select(b => b.GetAttribute("lang")));
    }

    [Theory]
    [InlineData("fr", "*.fr.restext", null)]
    [InlineData("de", "line 2", "Key=Text\nno text at all")]
    public async Task A_language_that_cannot_be_read_stops_the_start(string language, string says, string? content)
    {
        if (content is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(_folder, "Zz.de.restext"), content);
        }

        await using var portal = await PortalFactory.CreateAsync(("Languages:Further:0", language), ("Languages:Folder", _folder));

        var fault = Assert.Throws<InvalidDataException>(() => portal.Services);
        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
    }
}
