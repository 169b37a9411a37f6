using System.Net;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Security;

/// <summary>Link checkers and monitors ask with HEAD.</summary>
public sealed class HeadRequestTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await PortalFixture.CreateAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/rounds/2027", HttpStatusCode.OK)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/css/base.css", HttpStatusCode.OK)]
    [InlineData("/rounds/2099", HttpStatusCode.NotFound)]
    [InlineData("/manage/2027", HttpStatusCode.Redirect)]
    public async Task A_page_answers_as_to_GET_without_the_page(string path, HttpStatusCode status)
    {
        using var client = _fixture.Portal.CreateDefaultClient();
        using var asked = new HttpRequestMessage(HttpMethod.Head, path);
        using var answer = await client.SendAsync(asked, TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
