using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Testing;
using static PartnershipForChange.Web.Tests.Placements.PlacementWorld;

namespace PartnershipForChange.Web.Tests.Placements;

/// <summary>Board and list: what they show, and that they ask no more of the database when there is more to show.</summary>
public sealed class PlacementPagesTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;
    private Browser _coordinator = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _coordinator = await _fixture.SignedIn(World.CoordinatorEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("/list")]
    [InlineData("/list?as=csv")]
    public async Task Two_hundred_guests_take_no_more_queries_than_one(string page)
    {
        await _coordinator.Run();
        await _coordinator.PostTo($"{Runs}/1/unplace", $"{Runs}/1", ("guest", $"{_fixture.World.Ana.Id}"));
        await _fixture.AddReleased(200, publicSide: true);
        await _coordinator.Run();
        await _coordinator.Get($"{Runs}/1{page}");

        var few = await _fixture.Portal.Queries.During(() => _coordinator.Get($"{Runs}/1{page}"));
        var many = await _fixture.Portal.Queries.During(() => _coordinator.Get($"{Runs}/2{page}"));

        Assert.NotEqual(0, few);
        Assert.Equal(few, many);
    }

    [Fact]
    public async Task The_list_is_searched_filtered_and_sorted()
    {
        await _fixture.AddReleased(8, publicSide: true);
        await _coordinator.Run();

        // Three weeks at LEK-1 and at SAP-1: six of nine have a place. Ana, who has a wish, need not be
        // among them, since those without wishes cost as little.
        var off = await _fixture.Portal.Read(db => db.Placements.CountAsync(p => !p.IsWish));
        Assert.InRange(off, 5, 6);
        Assert.Equal(9, (await Names("")).Count);
        Assert.Equal(3, (await Names("?show=Unplaced")).Count);
        Assert.Equal(["Ana Hribar"], await Names("?q=hribar"));
        Assert.Equal(off, (await Names("?show=OffWishes")).Count);
        Assert.Empty(await Names("?side=Business"));
        Assert.Equal(["Oseba7 Žagar7", "Oseba6 Žagar6"], (await Names("?sort=-name")).Take(2));
    }

    [Fact]
    public async Task The_board_is_searched_by_host_or_guest_and_by_side()
    {
        await _coordinator.Run();

        Assert.Equal(4, await Hosts(""));
        Assert.Equal(1, await Hosts("?q=hribar"));
        Assert.Equal(1, await Hosts("?q=sap"));
        Assert.Equal(2, await Hosts("?side=Public"));
        Assert.Equal(0, await Hosts("?q=nobody"));
    }

    [Theory]
    [InlineData("sl")]
    [InlineData("en")]
    public async Task Every_page_is_there_in_both_languages(string language)
    {
        await _coordinator.Run();
        await _coordinator.Run();
        var reader = await _fixture.SignedIn(World.CoordinatorEmail, language);

        foreach (var path in new[] { "", "/1", "/1/list", "/1/publish", "/1/compare/2", $"/1/guests/{_fixture.World.Ana.Id}" })
        {
            var text = (await reader.Page(Runs + path)).Body!.TextContent;
            Assert.DoesNotContain("Placements.", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Words.", text, StringComparison.Ordinal);
        }
    }

    private async Task<List<string>> Names(string query) =>
        [.. (await _coordinator.Page($"{Runs}/1/list{query}")).QuerySelectorAll("tbody th .tag").Where(t => t.ClassList.Contains("public") || t.ClassList.Contains("business"))
            .Select(t => t.TextContent.Split(": ")[^1].Trim())];

    private async Task<int> Hosts(string query) => (await _coordinator.Page($"{Runs}/1{query}")).QuerySelectorAll(".board tbody tr").Length;
}
