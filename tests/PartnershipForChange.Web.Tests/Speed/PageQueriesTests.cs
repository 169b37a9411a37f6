using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Samples;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Speed;

/// <summary>How often the pages that gather from every feature ask the database, on the sample round with all its strands.</summary>
public sealed class PageQueriesTests(DevelopmentPortal development) : IClassFixture<DevelopmentPortal>
{
    /// <summary>A round's dashboard and its report ask every strand for its figures; the others ask for what they show.</summary>
    [Theory]
    [InlineData(Roles.Coordinator, 31, "/manage/2027", "/reports/2027")]
    [InlineData(Roles.Coordinator, 18, "/", "/manage", "/reports", "/rounds/2027/patron", "/manage/2027/places", "/manage/2027/placements")]
    [InlineData(Roles.Ministry, 21, "/", "/organisation/MJU", "/organisation/MJU/2027/people")]
    [InlineData(Roles.Participant, 22, "/", "/me", "/me/2027/registration/about", "/me/2027/registration/hosts", "/me/2027/surveys", "/me/2027/recognition")]
    [InlineData(Roles.Reporter, 16, "/", "/reports")]
    public async Task A_page_asks_the_database_a_limited_number_of_times(string role, int most, params string[] paths)
    {
        var browser = Browser.Of(development.Portal);
        await browser.PostTo("/account/sample", "/account/sign-in", ("email", SampleAccounts.All.First(a => a.Role == role).Email));
        var counts = new List<(string Path, int Queries)>();
        foreach (var path in paths)
        {
            await browser.Page(path);
            counts.Add((path, await development.Portal.Queries.During(() => browser.Page(path))));
        }

        Assert.All(counts, page => Assert.InRange(page.Queries, 1, most));
    }
}

/// <summary>As on a developer's machine: the sample round is there, and one button signs in.</summary>
public sealed class DevelopmentPortal : IAsyncLifetime
{
    public PortalFactory Portal { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Portal = await PortalFactory.CreateAsync(("environment", "Development"), ("Sample:Load", "true"));

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
