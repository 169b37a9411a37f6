using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Stories;
using PartnershipForChange.Domain.Stories;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Tests.Files;

namespace PartnershipForChange.Web.Tests.Stories;

/// <summary>Stories from the first word to the public page.</summary>
public sealed class StoryTests : IAsyncLifetime
{
    private static readonly (string Name, string Value)[] Words =
        [("TitleSl", "Teden"), ("TitleEn", "The week"), ("LeadSl", "Uvod."), ("LeadEn", "Opening."), ("BodySl", "Besedilo."), ("BodyEn", "**Bold** text.")];

    private PortalFixture _fixture = null!;
    private Browser _browser = null!;
    private Browser _stranger = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _browser = await _fixture.SignedIn(World.CoordinatorEmail);
        _stranger = Browser.Of(_fixture.Portal);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_story_is_written_looked_at_published_and_withdrawn()
    {
        var id = await Write();
        Assert.Equal(HttpStatusCode.NotFound, (await _stranger.Get("/stories/teden")).StatusCode);
        Assert.Contains("Preview", (await _browser.Page("/stories/teden")).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);

        await _browser.Submit($"/newsroom/{id}", $"/newsroom/{id}/publish");
        var page = await _stranger.Page("/stories/teden");
        Assert.Equal(("The week", "Bold"), (page.QuerySelector("h1")!.TextContent, page.QuerySelector(".prose strong")!.TextContent));
        Assert.Contains("15 March 2027", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["/stories/teden"], (await _stranger.Page("/stories")).QuerySelectorAll("article a").Select(a => a.GetAttribute("href")));

        await _browser.Submit($"/newsroom/{id}", $"/newsroom/{id}/withdraw");
        Assert.Equal(HttpStatusCode.NotFound, (await _stranger.Get("/stories/teden")).StatusCode);
        Assert.Empty((await _stranger.Page("/stories")).QuerySelectorAll("article"));
        Assert.Equal(StoryState.Withdrawn, await _fixture.Portal.Read(db => db.Stories.Select(s => s.State).SingleAsync()));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[klik](javascript:alert(1))")]
    [InlineData("[klik](jAvAsCrIpT&#58;alert(1))")]
    [InlineData("![slika](javascript:alert(1))")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[klik](data:text/html;base64,PHNjcmlwdD4=)")]
    public async Task Markdown_brings_in_no_script(string attack)
    {
        var id = await Write(("BodyEn", $"Before\n\n{attack}\n\nAfter"));
        await _browser.Submit($"/newsroom/{id}", $"/newsroom/{id}/publish");

        var prose = (await _stranger.Page("/stories/teden")).QuerySelector(".prose")!;

        Assert.StartsWith("Before", prose.TextContent.Trim(), StringComparison.Ordinal);
        Assert.EndsWith("After", prose.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Empty(prose.QuerySelectorAll("script, iframe, object, svg, style"));
        var attributes = prose.QuerySelectorAll("*").SelectMany(e => e.Attributes).ToList();
        Assert.DoesNotContain(attributes, a => a.Name.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotContain(attributes, a => a.Value.Contains("script", StringComparison.OrdinalIgnoreCase) || a.Value.StartsWith("data:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_picture_is_served_under_the_hash_of_its_content_for_long_and_keeps_its_room()
    {
        var id = await Write();
        await Illustrate(id, SamplePictures.Png);
        var path = (await _browser.Page("/stories/teden")).QuerySelector("article img")!.GetAttribute("src")!;
        Assert.Matches("^/stories/pictures/[0-9a-f]{64}\\.png$", path);
        Assert.Equal(HttpStatusCode.NotFound, (await _stranger.Get(path)).StatusCode);
        Assert.Equal("no-store, private", (await _browser.Get(path)).Headers.CacheControl!.ToString());

        await _browser.Submit($"/newsroom/{id}", $"/newsroom/{id}/publish");
        var image = (await _stranger.Page("/stories/teden")).QuerySelector("article img")!;
        Assert.Equal((path, "3", "2", "Two people at a table"), (image.GetAttribute("src"), image.GetAttribute("width"), image.GetAttribute("height"), image.GetAttribute("alt")));
        var answer = await _stranger.Get(path);
        Assert.Equal(("image/png", TimeSpan.FromDays(365), true), (answer.Content.Headers.ContentType!.MediaType, answer.Headers.CacheControl!.MaxAge, answer.Headers.CacheControl.Public));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(SamplePictures.Png, await answer.Content.ReadAsByteArrayAsync());
        Assert.DoesNotContain("agreed", (await _stranger.Page("/stories/teden")).Body!.TextContent, StringComparison.Ordinal);

        await _browser.Submit($"/newsroom/{id}", $"/newsroom/{id}/picture/remove");
        Assert.Equal(HttpStatusCode.NotFound, (await _stranger.Get(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.Get(path)).StatusCode);
    }

    [Fact]
    public async Task A_file_that_is_not_what_it_says_is_refused()
    {
        var id = await Write();

        foreach (var content in new[] { "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "<html><script>alert(1)</script>", "GIF89a", "" })
        {
            var page = await Browser.Document(await Illustrate(id, Encoding.UTF8.GetBytes(content)));
            Assert.Equal("Error: This file is not a PNG, JPEG or WebP picture.", page.QuerySelector("#Picture-error")!.TextContent.Trim());
        }

        Assert.Equal("Error: This file is not a PNG, JPEG or WebP picture.", (await Browser.Document(await Illustrate(id, SamplePictures.Png[..12]))).QuerySelector("#Picture-error")!.TextContent.Trim());
        Assert.Null(await _fixture.Portal.Read(db => db.Stories.Select(s => s.PictureKey).SingleAsync()));
    }

    [Fact]
    public async Task A_picture_that_is_too_large_or_says_nothing_of_itself_is_refused()
    {
        var id = await Write();
        var large = await Browser.Document(await Illustrate(id, [.. SamplePictures.Png, .. new byte[PictureStore.MostBytes]]));
        Assert.Equal("Error: The picture is too large. Choose a file of at most 5 MB.", large.QuerySelector("#Picture-error")!.TextContent.Trim());

        var bare = await Browser.Document(await _browser.Upload($"/newsroom/{id}", ("Picture", "a.png", SamplePictures.Png)));
        Assert.Equal("Error: Fill this in.", bare.QuerySelector("#AlternativeSl-error")!.TextContent.Trim());
        Assert.Equal("Error: Fill this in.", bare.QuerySelector("#Consent-error")!.TextContent.Trim());
    }

    [Fact]
    public async Task Two_stories_have_two_titles_and_a_stale_form_overwrites_nothing()
    {
        var id = await Write();
        var twice = await Browser.Document(await _browser.Submit("/newsroom/new", Words));
        Assert.Equal("Error: There is a story with this title already.", twice.QuerySelector("#TitleSl-error")!.TextContent.Trim());

        var stale = (await _browser.Page($"/newsroom/{id}")).QuerySelector("input[name=Version]")!.GetAttribute("value")!;
        await _browser.Submit($"/newsroom/{id}", $"/newsroom/{id}", ("LeadEn", "Second"));
        var refused = await _browser.Submit($"/newsroom/{id}", $"/newsroom/{id}", ("LeadEn", "Third"), ("Version", stale));
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Equal("Second", await _fixture.Portal.Read(db => db.Stories.Select(s => s.Lead.En).SingleAsync()));
    }

    [Fact]
    public async Task Without_opening_or_text_nothing_is_published()
    {
        var id = await Write(("LeadSl", ""));

        await _browser.Submit($"/newsroom/{id}", $"/newsroom/{id}/publish");

        Assert.Equal(StoryState.Draft, await _fixture.Portal.Read(db => db.Stories.Select(s => s.State).SingleAsync()));
        Assert.Contains("Fill this in.", (await _browser.Page($"/newsroom/{id}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/stories/pictures/..%2F..%2Fportal.db")]
    [InlineData("/stories/pictures/portal.db")]
    [InlineData("/stories/pictures/0000000000000000000000000000000000000000000000000000000000000000.png")]
    public async Task No_address_reaches_another_file(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _stranger.Get(path)).StatusCode);

    [Fact]
    public async Task Press_figures_have_their_date_and_source()
    {
        await _browser.Submit("/newsroom/figures/new", ("NameSl", "Podjetja"), ("NameEn", "Companies"), ("ValueSl", "46"), ("AsOf", "2017-06-01"), ("YearOnly", "true"), ("Source", "amcham.si 2017"));
        var missing = await Browser.Document(await _browser.Submit("/newsroom/figures/new", ("NameSl", "Podjetja"), ("ValueSl", "46")));
        Assert.Equal(["AsOf-error", "Source-error"], missing.QuerySelectorAll("p.error").Select(e => e.Id));

        var rows = (await _stranger.Page("/press")).QuerySelectorAll("tbody tr").Select(r => string.Join('|', r.Children.Select(c => c.TextContent.Trim()))).ToList();

        Assert.Equal("Companies|46|2017|amcham.si 2017", rows[^1]);
        Assert.Contains("Organisations that take part: Round 2027|3 (public administration 1, business 2)|15 March 2027|counted in the portal", rows);
    }

    private async Task<Guid> Write(params (string Name, string Value)[] instead)
    {
        await _browser.Submit("/newsroom/new", [.. Words.Where(w => instead.All(i => i.Name != w.Name)), .. instead]);
        return await _fixture.Portal.Read(db => db.Stories.Select(s => s.Id).SingleAsync());
    }

    /// <summary>Sends the form of the picture with everything that it asks for.</summary>
    private async Task<HttpResponseMessage> Illustrate(Guid id, byte[] content)
    {
        var token = (await _browser.Page($"/newsroom/{id}")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new StringContent("Človeka za mizo"), "AlternativeSl" },
            { new StringContent("Two people at a table"), "AlternativeEn" },
            { new StringContent("both agreed on 3 March"), "Consent" },
            { new ByteArrayContent(content), "Picture", "slika.png" },
        };
        return await _browser.Client.PostAsync($"/newsroom/{id}/picture", form);
    }
}
