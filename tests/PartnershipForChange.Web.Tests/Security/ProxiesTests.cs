using System.Net;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Security;

/// <summary>Over a real connection, which comes from this machine: a proxy is believed where the setting names it, and nobody else.</summary>
public sealed class ProxiesTests
{
    private const string Limited = "/verify";

    [Theory]
    [InlineData("127.0.0.0/8")]
    [InlineData("127.0.0.1")]
    public async Task Behind_a_known_proxy_each_visitor_has_limits_of_their_own(string proxy)
    {
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.OK], await AskedAs(proxy, "203.0.113.1", "203.0.113.1", "203.0.113.2"));
    }

    [Fact]
    public async Task Who_is_no_known_proxy_cannot_claim_to_be_somebody_else()
    {
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.TooManyRequests], await AskedAs("198.51.100.0/24", "203.0.113.1", "203.0.113.2"));
    }

    private static async Task<HttpStatusCode[]> AskedAs(string proxy, params string[] visitors)
    {
        var (portal, address) = await PortalFactory.ServeAsync(("Proxies:0", proxy), ("RateLimits:StrangersPerMinute", "1"));
        await using var served = portal;
        using var client = new HttpClient { BaseAddress = address };
        var answers = new List<HttpStatusCode>();
        foreach (var visitor in visitors)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Limited);
            request.Headers.Add("X-Forwarded-For", visitor);
            answers.Add((await client.SendAsync(request)).StatusCode);
        }

        return [.. answers];
    }
}
