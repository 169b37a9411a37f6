using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Speed;

/// <summary>What a page costs to fetch, on the files as they are served.</summary>
public sealed partial class DeliveryTests(PublishedPortal published) : IClassFixture<PublishedPortal>
{
    /// <summary>Style sheets and scripts of one page, compressed, in bytes.</summary>
    private const long Budget = 100 * 1024;

    public static TheoryData<string, string> Pages { get; } = new()
    {
        { "", "/" }, { "", "/rounds/2027" }, { "", "/account/sign-in" }, { World.CoordinatorEmail, "/" }, { World.CoordinatorEmail, "/manage/2027" },
        { World.CoordinatorEmail, "/manage/2027/registrations" }, { World.CoordinatorEmail, "/manage/2027/import" }, { World.CoordinatorEmail, "/manage/2027/placements" },
        { World.CoordinatorEmail, "/reports" }, { World.MinistryEmail, "/organisation/MJU/2027/people" }, { World.ParticipantEmail, "/me/2027" },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task No_page_ships_more_than_a_hundred_kilobytes_of_styles_and_scripts(string email, string path)
    {
        var browser = await Reader(email);
        var page = await browser.Page(path);
        var files = page.QuerySelectorAll("link[rel=stylesheet]").Select(l => l.GetAttribute("href")!)
            .Concat(page.QuerySelectorAll("script[src]").Select(s => s.GetAttribute("src")!)).ToList();

        Assert.True(files.Count >= 8, $"only {files.Count} files were found");
        long bytes = 0;
        foreach (var file in files)
        {
            using var answer = await Get(browser, file);
            Assert.Equal((HttpStatusCode.OK, "gzip"), (answer.StatusCode, Assert.Single(answer.Content.Headers.ContentEncoding)));
            bytes += (await answer.Content.ReadAsByteArrayAsync(Cancellation)).Length;
        }

        Assert.InRange(bytes, 10_000, Budget);
    }

    [Fact]
    public async Task Files_named_by_their_content_are_kept_for_a_year()
    {
        var browser = Browser.Of(published.Fixture.Portal);
        var page = await browser.Page("/about");
        var sheets = page.QuerySelectorAll("link[rel=stylesheet]").Select(l => l.GetAttribute("href")!).ToList();
        var fonts = page.QuerySelectorAll("link[rel=preload]").Select(l => l.GetAttribute("href")!).ToList();

        Assert.Equal((9, 4), (sheets.Count, fonts.Count));
        foreach (var file in sheets.Concat(fonts))
        {
            using var answer = await Get(browser, file);
            Assert.Equal((HttpStatusCode.OK, TimeSpan.FromDays(365)), (answer.StatusCode, answer.Headers.CacheControl!.MaxAge));
            Assert.Contains("immutable", answer.Headers.CacheControl.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Fonts_are_named_with_the_hash_of_their_content_in_style_sheet_and_page()
    {
        var browser = Browser.Of(published.Fixture.Portal);
        var theme = await browser.Client.GetStringAsync("/css/theme.css", Cancellation);
        var named = FontAddress().Matches(theme).Select(m => m.Value).ToList();
        var actual = new List<string>();
        foreach (var font in named.Select(f => f.Split('?')[0]))
        {
            var hash = SHA256.HashData(await browser.Client.GetByteArrayAsync(font, Cancellation));
            actual.Add($"{font}?v={Convert.ToHexStringLower(hash)[..12]}");
        }

        Assert.Equal(4, named.Count);
        Assert.Equal(actual, named);
        Assert.Equal(named.Order(), (await browser.Page("/about")).QuerySelectorAll("link[rel=preload]").Select(l => l.GetAttribute("href")!).Order());
    }

    [Fact]
    public async Task Pages_come_compressed_and_are_not_kept()
    {
        using var answer = await Get(await Reader(World.CoordinatorEmail), "/manage/2027");

        Assert.Equal("gzip", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
        Assert.Null(answer.Headers.CacheControl?.MaxAge);
    }

    private static Task<HttpResponseMessage> Get(Browser browser, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        return browser.Client.SendAsync(request, Cancellation);
    }

    private async Task<Browser> Reader(string email) => email.Length == 0 ? Browser.Of(published.Fixture.Portal) : await published.Fixture.SignedIn(email);

    [GeneratedRegex(@"/lib/fonts/[^)]+")]
    private static partial Regex FontAddress();
}

/// <summary>As where the portal is published: files are not looked at for changes, so they come as the build compressed them.</summary>
public sealed class PublishedPortal : IAsyncLifetime
{
    public PortalFixture Fixture { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Fixture = await PortalFixture.CreateAsync(("ReloadStaticAssetsAtRuntime", "false"));

    public ValueTask DisposeAsync() => Fixture.DisposeAsync();
}
