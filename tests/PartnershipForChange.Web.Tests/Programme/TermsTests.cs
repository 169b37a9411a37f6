using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Programme;

public sealed class TermsTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _browser = await _fixture.SignedIn(World.CoordinatorEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_new_version_is_in_force_and_acceptances_keep_theirs()
    {
        var answer = await _browser.Submit("/terms/new", ("TextSl", "Novi **pogoji**."), ("TextEn", "New **terms**."));

        Assert.Equal("/terms/versions", answer.Headers.Location?.ToString());
        Assert.Equal("<p>New <strong>terms</strong>.</p>", (await Browser.Of(_fixture.Portal).Page("/terms")).QuerySelector("article")!.InnerHtml.Trim());
        Assert.Equal("Terms of the partnership.", (await Browser.Of(_fixture.Portal).Page("/terms/1")).QuerySelector("article")!.TextContent.Trim());
        var rows = (await _browser.Page("/terms/versions")).QuerySelectorAll("tbody tr").Select(r => r.QuerySelector("td.n")!.TextContent);
        Assert.Equal(["0", "3"], rows);
    }

    [Fact]
    public async Task The_same_form_sent_twice_gives_one_version()
    {
        (string, string)[] form = [("TextSl", "Novi."), ("TextEn", "New."), ("Follows", "1")];
        await _browser.Submit("/terms/new", form);

        var page = await Browser.Document(await _browser.Submit("/terms/new", form));

        Assert.Contains("A newer version of the terms came out in the meantime.", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await _fixture.Portal.Read(db => db.Terms.CountAsync()));
    }

    [Fact]
    public async Task An_unchanged_or_empty_text_is_not_issued()
    {
        var same = await Browser.Document(await _browser.Submit("/terms/new"));
        var empty = await Browser.Document(await _browser.Submit("/terms/new", ("TextEn", "")));

        Assert.Equal("Error: The text is the same as the version in force, so there is nothing to issue.", same.QuerySelector("#TextSl-error")!.TextContent.Trim());
        Assert.Equal("Error: Fill this in.", empty.QuerySelector("#TextEn-error")!.TextContent.Trim());
        Assert.Equal(1, await _fixture.Portal.Read(db => db.Terms.CountAsync()));
    }

    [Theory]
    [InlineData("# Naslov", "<h2>Naslov</h2>")]
    [InlineData("**krepko**", "<p><strong>krepko</strong></p>")]
    [InlineData("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    [InlineData("a <b onclick=x>c</b>", "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>")]
    [InlineData("[k](javascript:alert(1))", "<p><a href=\"\">k</a></p>")]
    [InlineData("[k](JAVA&#x0A;script:alert(1))", "<p><a href=\"\">k</a></p>")]
    [InlineData("![k](data:text/html;base64,PHM+)", "<p><a href=\"\">k</a></p>")]
    [InlineData("![k](https://example.org/x.png)", "<p><a href=\"https://example.org/x.png\">k</a></p>")]
    [InlineData("![](https://example.org/x.png)", "<p><a href=\"https://example.org/x.png\">https://example.org/x.png</a></p>")]
    [InlineData("![k](/stories/pictures/x.png)", "<p><img src=\"/stories/pictures/x.png\" alt=\"k\" /></p>")]
    [InlineData("<javascript:alert(1)>", "<p>javascript:alert(1)</p>")]
    [InlineData("[k](//elsewhere.example)", "<p><a href=\"\">k</a></p>")]
    [InlineData("[k](https://example.org/a)", "<p><a href=\"https://example.org/a\">k</a></p>")]
    [InlineData("[k](/terms/1)", "<p><a href=\"/terms/1\">k</a></p>")]
    [InlineData("<ana@example.org>", "<p><a href=\"mailto:ana@example.org\">ana@example.org</a></p>")]
    public void Markdown_gives_no_raw_html_and_no_link_that_runs(string markdown, string html) =>
        Assert.Equal(html, MarkdownText.ToHtml(markdown).Trim());
}
