using System.Net;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Account;

public sealed class SignInTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await PortalFixture.CreateAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task The_right_password_signs_in_and_leads_home()
    {
        var browser = Browser.Of(_fixture.Portal);

        var answer = await browser.Submit("/account/sign-in", ("Email", World.CoordinatorEmail), ("Password", World.Password));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_wrong_password_keeps_the_address_and_says_what_to_do()
    {
        var browser = Browser.Of(_fixture.Portal);

        var answer = await browser.Submit("/account/sign-in", ("Email", World.CoordinatorEmail), ("Password", "wrong"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await Browser.Document(answer);
        Assert.Equal(World.CoordinatorEmail, page.QuerySelector("input[name=Email]")!.GetAttribute("value"));
        Assert.Contains("The e-mail or the password is not right.", page.Body!.TextContent, StringComparison.Ordinal);
    }
}
