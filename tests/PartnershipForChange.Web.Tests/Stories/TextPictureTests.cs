using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Domain.Stories;
using PartnershipForChange.Testing;
using PartnershipForChange.Web.Tests.Files;
using PartnershipForChange.Web.Tests.Placements;

namespace PartnershipForChange.Web.Tests.Stories;

/// <summary>Pictures inside a story's text: added, placed, read, and taken away.</summary>
public sealed class TextPictureTests : IAsyncLifetime
{
    private static readonly (string Name, string Value)[] Words =
        [("AlternativeSl", "Človeka za mizo"), ("AlternativeEn", "Two <b>people</b> at a table"), ("Consent", "both agreed on 3 March")];

    private PortalFixture _fixture = null!;
    private Browser _browser = null!;
    private Browser _stranger = null!;
    private Guid _story;

    private string Editor => $"/newsroom/{_story}";

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _browser = await _fixture.SignedIn(World.CoordinatorEmail);
        _stranger = Browser.Of(_fixture.Portal);
        await _browser.Submit("/newsroom/new", ("TitleSl", "Teden"), ("TitleEn", "The week"), ("LeadSl", "Uvod."), ("BodySl", "Besedilo."), ("BodyEn", "Text."));
        _story = await _fixture.Portal.Read(db => db.Stories.Select(s => s.Id).SingleAsync());
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_picture_stands_where_the_text_places_it_and_says_what_it_shows_in_the_readers_language()
    {
        var added = await Add(SamplePictures.Jpeg, Words);
        Assert.Equal(Editor, added.Headers.Location!.ToString());
        var line = (await _browser.Page(Editor)).QuerySelector("textarea[aria-label='Line for picture 1']")!.TextContent;
        Assert.Equal("![](picture:1)", line);

        await _browser.Submit(Editor, Editor, ("BodySl", $"Prej\n\n{line}\n\nPotem"), ("BodyEn", $"Before\n\n{line}\n\nAfter"));
        await _browser.Submit(Editor, $"{Editor}/publish");

        var image = (await _stranger.Page("/stories/teden")).QuerySelector(".prose p:nth-child(2) img")!;
        Assert.Equal(("640", "480", "Two <b>people</b> at a table"), (image.GetAttribute("width"), image.GetAttribute("height"), image.GetAttribute("alt")));
        Assert.Equal("Človeka za mizo", (await Browser.Of(_fixture.Portal, "sl").Page("/stories/teden")).QuerySelector(".prose img")!.GetAttribute("alt"));
        Assert.DoesNotContain("agreed", (await _stranger.Page("/stories/teden")).DocumentElement.OuterHtml, StringComparison.Ordinal);
        var answer = await _stranger.Get(image.GetAttribute("src")!);
        Assert.Equal(("image/jpeg", true), (answer.Content.Headers.ContentType!.MediaType, answer.Headers.CacheControl!.Public));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(1, await _fixture.Portal.Read(db => db.AuditEntries.CountAsync(a => a.Subject == nameof(TextPicture) && a.ActorName == "Maja Kos")));
    }

    [Fact]
    public async Task Only_coordinators_see_a_picture_of_a_story_that_is_not_public()
    {
        await Add(SamplePictures.Png, Words);
        var path = (await _browser.Page(Editor)).QuerySelector(".text-picture img")!.GetAttribute("src")!;
        var participant = await _fixture.SignedIn(World.ParticipantEmail);

        Assert.Equal("no-store, private", (await _browser.Get(path)).Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await _stranger.Get(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await participant.Get(path)).StatusCode);

        await _browser.Submit(Editor, $"{Editor}/publish");
        Assert.Equal(SamplePictures.Png, await (await _stranger.Get(path)).Content.ReadAsByteArrayAsync());
        await _browser.Submit(Editor, $"{Editor}/withdraw");
        Assert.Equal(HttpStatusCode.NotFound, (await _stranger.Get(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _stranger.Get(path.Replace(".png", ".svg", StringComparison.Ordinal))).StatusCode);
    }

    [Theory]
    [InlineData("![](picture:2)", "2")]
    [InlineData("![](picture:01x)", "01x")]
    [InlineData("![][a]\n\n[a]: picture:7", "7")]
    public async Task A_picture_that_the_story_does_not_have_is_said_at_the_text(string markdown, string name)
    {
        await Add(SamplePictures.Png, Words);

        var page = await Browser.Document(await _browser.Submit(Editor, Editor, ("BodyEn", markdown)));

        Assert.Equal(
            $"Error: The text places the picture “{name}”, but the story has none of this number. Add it first, or take it out of the text.",
            page.QuerySelector("#BodyEn-error")!.TextContent.Trim());
        Assert.Equal(markdown, page.QuerySelector("#BodyEn")!.TextContent.ReplaceLineEndings("\n").Trim());
        Assert.Equal("Text.", await _fixture.Portal.Read(db => db.Stories.Select(s => s.Body.En).SingleAsync()));
    }

    [Fact]
    public async Task A_new_story_has_no_picture_to_place()
    {
        var page = await Browser.Document(await _browser.Submit("/newsroom/new", ("TitleSl", "Druga"), ("BodySl", "![](picture:1)")));

        Assert.NotNull(page.QuerySelector("#BodySl-error"));
        Assert.Equal(1, await _fixture.Portal.Read(db => db.Stories.CountAsync()));
    }

    [Fact]
    public async Task A_picture_from_elsewhere_is_a_link_and_code_stays_code()
    {
        await Add(SamplePictures.Png, Words);
        await _browser.Submit(Editor, Editor, ("BodyEn", "![far](https://example.com/a.png) `![](picture:9)` ![](picture:1 \"x\") ![](//example.com/b.png)"));

        var prose = (await _browser.Page("/stories/teden")).QuerySelector(".prose")!;

        Assert.Equal("https://example.com/a.png", prose.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("![](picture:9)", prose.QuerySelector("code")!.TextContent);
        Assert.StartsWith("/stories/pictures/", Assert.Single(prose.QuerySelectorAll("img")).GetAttribute("src"), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_text_has_no_pictures_none_is_shown() =>
        Assert.Equal("<p>a  b</p>", MarkdownText.ToHtml("a ![](picture:1) b").Trim());

    [Fact]
    public async Task A_file_that_is_no_picture_is_refused_and_so_is_one_that_says_nothing_of_itself()
    {
        foreach (var content in new[] { "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "<html><script>alert(1)</script>", "GIF89a", "" })
        {
            var page = await Browser.Document(await Add(Encoding.UTF8.GetBytes(content), Words));
            Assert.Equal("Error: This file is not a PNG, JPEG or WebP picture.", page.QuerySelector("#Picture-error")!.TextContent.Trim());
        }

        var bare = await Browser.Document(await Add(SamplePictures.Png));
        Assert.Equal(["AlternativeSl-error", "Consent-error"], bare.QuerySelectorAll("p.error").Select(e => e.Id));
        var half = await Browser.Document(await Add(SamplePictures.Png, Words[0], Words[2]));
        Assert.Equal(["AlternativeEn-error"], half.QuerySelectorAll("p.error").Select(e => e.Id));
        Assert.Equal(0, await _fixture.Portal.Read(db => db.TextPictures.CountAsync()));
    }

    [Fact]
    public async Task A_picture_that_the_text_places_is_not_removed_and_one_that_it_does_not_is_gone()
    {
        await Add(SamplePictures.Png, Words);
        await _browser.Submit(Editor, Editor, ("BodySl", "![](picture:1)"));
        var path = (await _browser.Page(Editor)).QuerySelector(".text-picture img")!.GetAttribute("src")!;
        Assert.Contains("The text places this picture.", await _browser.Text($"{Editor}/pictures/1"), StringComparison.Ordinal);

        await _browser.PostTo($"{Editor}/pictures/1/remove", Editor);
        Assert.Contains("The text places picture 1.", await _browser.Text(Editor), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await _browser.Get(path)).StatusCode);

        await _browser.Submit(Editor, Editor, ("BodySl", "Brez slike."));
        var version = (await _browser.Page(Editor)).QuerySelector("input[name=Version]")!.GetAttribute("value")!;
        await _browser.Submit($"{Editor}/pictures/1", $"{Editor}/pictures/1/remove");
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.Get(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.Get($"{Editor}/pictures/1")).StatusCode);
        Assert.Equal(0, await _fixture.Portal.Read(db => db.TextPictures.CountAsync()));

        // Whoever had the text open then learns that something has changed.
        var stale = await Browser.Document(await _browser.Submit(Editor, Editor, ("BodySl", "Pozno."), ("Version", version)));
        Assert.NotNull(stale.QuerySelector(".errors"));
        Assert.Equal("Brez slike.", await _fixture.Portal.Read(db => db.Stories.Select(s => s.Body.Sl).SingleAsync()));
    }

    [Fact]
    public async Task What_it_shows_is_said_better_and_of_two_at_once_the_second_is_told()
    {
        await Add(SamplePictures.Png, Words);
        var page = $"{Editor}/pictures/1";
        var version = (await _browser.Page(page)).QuerySelector("input[name=Version]")!.GetAttribute("value")!;
        await _browser.Submit(page, ("AlternativeEn", "A table"));
        var refused = await _browser.Submit(page, ("AlternativeEn", "A chair"), ("Version", version));
        var empty = await Browser.Document(await _browser.Submit(page, ("AlternativeEn", "")));

        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Equal("Error: Fill this in.", empty.QuerySelector("#AlternativeEn-error")!.TextContent.Trim());
        Assert.Equal("A table", await _fixture.Portal.Read(db => db.TextPictures.Select(p => p.PictureAlternative.En).SingleAsync()));
    }

    [Fact]
    public async Task The_text_is_saved_on_the_way_to_a_picture()
    {
        var answer = await _browser.Submit(Editor, Editor, ("BodySl", "Napisano."), ("next", "picture"));

        Assert.Equal($"{Editor}/pictures/new", answer.Headers.Location!.ToString());
        Assert.Equal("Napisano.", await _fixture.Portal.Read(db => db.Stories.Select(s => s.Body.Sl).SingleAsync()));
    }

    private async Task<HttpResponseMessage> Add(byte[] content, params (string Name, string Value)[] words)
    {
        var page = $"{Editor}/pictures/new";
        var token = (await _browser.Page(page)).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(content), "Picture", "slika.png" } };
        foreach (var (name, value) in words)
        {
            form.Add(new StringContent(value), name);
        }

        return await _browser.Client.PostAsync(page, form);
    }
}
