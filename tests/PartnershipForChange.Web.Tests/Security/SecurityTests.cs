using System.Net;
using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Security;

public sealed class SecurityTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await PortalFixture.CreateAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Too_many_attempts_get_429_with_a_page_that_says_what_to_do()
    {
        await using var portal = await PortalFactory.CreateAsync(("RateLimits:StrangersPerMinute", "6"));
        var browser = Browser.Of(portal);
        for (var attempt = 0; attempt < 6; attempt++)
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.Submit("/account/sign-in", ("Email", "x@example.si"), ("Password", "wrong"))).StatusCode);
        }

        var answer = await browser.Submit("/account/sign-in", ("Email", "x@example.si"), ("Password", "wrong"));

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("Too many requests", (await Browser.Document(answer)).QuerySelector("h1")!.TextContent);

        // Whoever shares the address goes on.
        Assert.Equal(HttpStatusCode.OK, (await browser.Submit("/account/sign-in", ("Email", "y@example.si"), ("Password", "wrong"))).StatusCode);
    }

    [Fact]
    public async Task An_address_has_a_limit_over_all_accounts_and_the_page_leads_back_to_the_form()
    {
        await using var portal = await PortalFactory.CreateAsync(("RateLimits:AccountsPerMinute", "2"), ("Programme:Contact", "program@example.si"));
        var browser = Browser.Of(portal);
        const string form = "/account/sign-in?returnUrl=%2Fme";
        browser.Client.DefaultRequestHeaders.Referrer = new Uri(browser.Client.BaseAddress!, form);
        var answers = new List<HttpResponseMessage>();
        foreach (var name in new[] { "x", "y", "z" })
        {
            answers.Add(await browser.PostTo("/account/sign-in", "/account/forgotten", ("Email", $"{name}@example.si"), ("Password", "wrong")));
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers.Select(a => a.StatusCode));
        var page = await Browser.Document(answers[2]);
        Assert.Equal(form, page.QuerySelector("main a.button")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("main a[href='mailto:program@example.si']"));
        browser.Client.DefaultRequestHeaders.Referrer = new Uri("https://evil.example/form");
        var elsewhere = await Browser.Document(await browser.PostTo("/account/sign-in", "/account/forgotten", ("Email", "z@example.si"), ("Password", "wrong")));
        Assert.Equal("/", elsewhere.QuerySelector("main a.button")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/error/0")]
    [InlineData("/error/99")]
    [InlineData("/error/204")]
    [InlineData("/error/1000")]
    public async Task An_address_of_the_error_page_that_is_no_failure_is_not_there(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await Browser.Of(_fixture.Portal).Get(address)).StatusCode);

    [Fact]
    public async Task A_field_called_status_does_not_change_what_a_failing_form_answers() =>
        Assert.Equal(HttpStatusCode.NotFound, (await Browser.Of(_fixture.Portal).PostTo("/nowhere", "/account/sign-in", ("Status", "1"))).StatusCode);

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task Nobody_is_led_to_another_site(string address)
    {
        var browser = Browser.Of(_fixture.Portal);

        var signedIn = await browser.Submit(
            $"/account/sign-in?returnUrl={Uri.EscapeDataString(address)}", ("Email", World.CoordinatorEmail), ("Password", World.Password));
        var again = await browser.Get($"/account/sign-in?returnUrl={Uri.EscapeDataString(address)}");
        var language = await browser.PostTo("/language", "/", ("language", "en"), ("returnUrl", address));

        Assert.Equal("/", signedIn.Headers.Location!.OriginalString);
        Assert.Equal("/", again.Headers.Location!.OriginalString);
        Assert.Equal("/", language.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/account/sign-in", HttpStatusCode.OK)]
    [InlineData("/no-such-page", HttpStatusCode.NotFound)]
    [InlineData("/people", HttpStatusCode.Redirect)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    public async Task Every_answer_carries_the_security_headers(string path, HttpStatusCode status)
    {
        var answer = await Browser.Of(_fixture.Portal).Get(path);

        Assert.Equal(status, answer.StatusCode);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/account/invitation?token=x")]
    [InlineData("/account/forgotten")]
    public async Task Pages_hold_nothing_inline(string path)
    {
        var page = await Browser.Of(_fixture.Portal).Page(path);

        Assert.Empty(page.QuerySelectorAll("style, [style], script:not([src])"));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_and_changes_nothing()
    {
        var coordinator = await _fixture.SignedIn(World.CoordinatorEmail);

        var answer = await coordinator.Client.PostAsync("/people/invite", new FormUrlEncodedContent(
            new Dictionary<string, string> { ["Role"] = "Juror", ["FirstName"] = "Vid", ["LastName"] = "Žagar", ["Email"] = "vid@zirija.si" }));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("We could not understand that", (await Browser.Document(answer)).QuerySelector("h1")!.TextContent);
        Assert.Null(await _fixture.Portal.Read(db => db.People.FirstOrDefaultAsync(p => p.Email == "vid@zirija.si")));
    }

    [Fact]
    public async Task A_sample_account_opens_in_development_only()
    {
        var browser = Browser.Of(_fixture.Portal);

        var answer = await browser.PostTo("/account/sample", "/account/sign-in", ("email", Application.Samples.SampleAccounts.CoordinatorEmail));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
