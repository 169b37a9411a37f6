using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Shared;

/// <summary>The design page holds every component, so what must hold for all of them is checked there.</summary>
public sealed class DesignPageTests : IAsyncLifetime
{
    private PortalFactory _portal = null!;

    public async ValueTask InitializeAsync() => _portal = await PortalFactory.CreateAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [InlineData("/design")]
    [InlineData("/design/error/404")]
    public async Task Exists_in_development_only(string path)
    {
        using var answer = await Browser.Of(_portal).Get(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("sl", "")]
    [InlineData("sl", "?state=errors")]
    [InlineData("en", "")]
    [InlineData("en", "?state=errors")]
    public async Task Whatever_a_component_refers_to_is_there_once(string language, string query)
    {
        var page = await Page(language, $"/design{query}");
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        string[] attributes = ["for", "aria-describedby", "aria-labelledby", "aria-controls", "popovertarget", "data-confirm", "data-dialog", "data-filter-list"];
        var references = page.All
            .SelectMany(element => attributes.Select(element.GetAttribute).OfType<string>().SelectMany(value => value.Split(' ')))
            .Concat(page.Links.OfType<IHtmlAnchorElement>().Select(link => link.GetAttribute("href")!).Where(href => href is ['#', _, ..]).Select(href => href[1..]))
            .ToList();

        Assert.Equal(ids.Distinct(), ids);
        Assert.NotEmpty(references);
        Assert.Equal([], references.Except(ids));
    }

    [Theory]
    [InlineData("sl")]
    [InlineData("en")]
    public async Task Every_control_has_a_name_for_screen_readers(string language)
    {
        var page = await Page(language, "/design");
        var controls = page.QuerySelectorAll("input:not([type=hidden]), select, textarea").ToList();
        var labelled = page.QuerySelectorAll("label").Select(label => label.GetAttribute("for")).ToHashSet();

        Assert.NotEmpty(controls);
        Assert.Equal([], controls.Where(control => !labelled.Contains(control.Id) && !control.HasAttribute("aria-label")).Select(control => control.OuterHtml));
    }

    [Fact]
    public async Task An_error_is_told_at_its_field_and_at_the_top()
    {
        var page = await Page("en", "/design?state=errors");
        var link = page.QuerySelector("[data-errors] a[href='#Form_Email']")!;
        var control = page.QuerySelector("#Form_Email")!;

        Assert.Equal("E-mail: Enter the whole address, for example ana.hribar@company.si", link.TextContent);
        Assert.Equal("true", control.GetAttribute("aria-invalid"));
        Assert.Equal("Form_Email-hint Form_Email-error", control.GetAttribute("aria-describedby"));
        Assert.Equal("Error: Enter the whole address, for example ana.hribar@company.si", page.QuerySelector("#Form_Email-error")!.TextContent);
    }

    [Theory]
    [InlineData("sl", "")]
    [InlineData("en", "?state=errors")]
    public async Task Nothing_is_inline_and_no_text_is_missing(string language, string query)
    {
        var page = await Page(language, $"/design{query}");

        Assert.Equal([], page.QuerySelectorAll("[style], style, script:not([src]), [onclick]").Select(element => element.OuterHtml));
        Assert.DoesNotMatch(@"\b(Design|Shared|Nav|Words)\.[A-Z]", page.Body!.TextContent);
    }

    [Fact]
    public async Task The_language_of_the_page_is_the_readers()
    {
        var slovene = await Page("sl", "/design");
        var english = await Page("en", "/design");

        Assert.Equal(("sl", "Oblika portala · Partnerstvo za spremembe"), (slovene.DocumentElement.GetAttribute("lang"), slovene.Title));
        Assert.Equal(("en", "The portal's design · Partnership for Change"), (english.DocumentElement.GetAttribute("lang"), english.Title));
        Assert.Equal("en", slovene.QuerySelector("form.language input[name=language]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Scripts_are_linked_where_a_component_needs_them()
    {
        var design = await Page("sl", "/design");
        var error = await Page("sl", "/design/error/404");

        Assert.Equal(["site", "unsent", "filter-list", "reorder"], Scripts(design));
        Assert.Equal(["site", "unsent"], Scripts(error));

        static IEnumerable<string> Scripts(IDocument page) =>
            page.QuerySelectorAll("script").Select(script => Path.GetFileName(script.GetAttribute("src")!).Split('.')[0]);
    }

    private async Task<IHtmlDocument> Page(string language, string path)
    {
        await using var development = _portal.WithWebHostBuilder(builder => builder.UseEnvironment("Development"));
        using var client = development.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language == "en" ? "en-GB" : "sl-SI");
        return await new Browser(client).Page(path);
    }
}
