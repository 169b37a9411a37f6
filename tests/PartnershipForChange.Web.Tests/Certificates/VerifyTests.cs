using System.Net;
using PartnershipForChange.Domain.Documents;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Certificates;

public sealed class VerifyTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await PortalFixture.CreateAsync(("RateLimits:StrangersPerMinute", "8"));

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_guessed_code_gets_the_same_page_and_the_same_questions_as_one_that_is_none_and_guessing_is_limited()
    {
        var stranger = Browser.Of(_fixture.Portal);
        var (whole, broken, none) = (CertificateCode.New(), "7K2M90XQ4TB0", "<script>alert(1)</script>");
        async Task<(string Page, int Queries)> Ask(string code)
        {
            var page = string.Empty;
            var queries = await _fixture.Portal.Queries.During(async () =>
                page = (await stranger.Page($"/verify/{Uri.EscapeDataString(code)}")).QuerySelector("main .notice")!.TextContent);
            return (page, queries);
        }

        var guessed = await Ask(whole);

        Assert.Contains("There is no certificate with this code.", guessed.Page, StringComparison.Ordinal);
        Assert.Equal(guessed, await Ask(broken));
        Assert.Equal(guessed, await Ask(none.Replace("/", "", StringComparison.Ordinal)));
        var form = await stranger.Get($"/verify?code={whole}");
        Assert.Equal($"/verify/{whole.ToLowerInvariant()}", form.Headers.Location!.ToString());
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await stranger.Get($"/verify/{CertificateCode.New()}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await stranger.Get($"/verify/{whole}")).StatusCode);
    }
}
