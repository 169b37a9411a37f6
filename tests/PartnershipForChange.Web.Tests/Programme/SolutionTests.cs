using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Domain;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Programme;

public sealed class SolutionTests : IAsyncLifetime
{
    private static readonly (string Name, string Value)[] New =
        [("TitleSl", "Motivacija"), ("TitleEn", "Motivation"), ("Percent", "50"), ("AsOf", "2017-06-01"), ("ActionsEn", "a slogan; training"), ("Source", "amcham.si 2017")];

    private PortalFixture _fixture = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _browser = await _fixture.SignedIn(World.CoordinatorEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_solution_is_public_with_its_day_source_and_actions()
    {
        var answer = await _browser.Submit("/solutions/new", New);

        Assert.Equal("/solutions", answer.Headers.Location?.ToString());
        var card = (await Browser.Of(_fixture.Portal).Page("/solutions")).QuerySelector("section.card")!;
        Assert.Equal(("50", "Motivation"), (card.QuerySelector("progress")!.GetAttribute("value"), card.QuerySelector("h2")!.TextContent));
        Assert.Equal(["a slogan", "training"], card.QuerySelectorAll("li").Select(li => li.TextContent));
        Assert.Contains("as of 1 June 2017 · source: amcham.si 2017", card.TextContent, StringComparison.Ordinal);
        Assert.Null(card.QuerySelector("a"));
    }

    [Theory]
    [InlineData("Percent", "101", "Enter a whole number from 0 to 100.")]
    [InlineData("Percent", "half", "“half” can not be read here. Check how it is written.")]
    [InlineData("AsOf", "2027-03-16", "This day is still to come. Enter today or a day that has passed.")]
    [InlineData("AsOf", "", "Fill this in.")]
    [InlineData("Source", "", "Fill this in.")]
    public async Task A_fault_stands_at_its_field(string field, string value, string message)
    {
        var page = await Browser.Document(await _browser.Submit("/solutions/new", [.. New.Where(n => n.Name != field), (field, value)]));

        Assert.Equal($"Error: {message}", page.QuerySelector($"#{field}-error")!.TextContent.Trim());
        Assert.Equal(0, await _fixture.Portal.Read(db => db.Solutions.CountAsync()));
    }

    [Fact]
    public async Task A_solution_is_edited_and_removed_but_not_by_a_stale_form()
    {
        await _browser.Submit("/solutions/new", New);
        var id = await _fixture.Portal.Read(db => db.Solutions.Select(s => s.Id).SingleAsync());
        var stale = (await _browser.Page($"/solutions/{id}/edit")).QuerySelector("input[name=Version]")!.GetAttribute("value")!;
        await _browser.Submit($"/solutions/{id}/edit", ("Percent", "60"));

        await _browser.Submit($"/solutions/{id}/edit", ("Percent", "70"), ("Version", stale));
        await _browser.PostTo($"/solutions/{id}/remove", $"/solutions/{id}/edit", ("version", stale));
        Assert.Equal(60, await _fixture.Portal.Read(db => db.Solutions.Select(s => s.Percent).SingleAsync()));

        await _browser.Submit($"/solutions/{id}/edit", $"/solutions/{id}/remove");
        Assert.Equal(0, await _fixture.Portal.Read(db => db.Solutions.CountAsync()));
    }

    [Fact]
    public async Task An_overall_figure_stands_for_its_day_once_and_the_latest_is_shown_at_home()
    {
        await _browser.Submit("/solutions/reading", ("Percent", "45"), ("AsOf", "2017-06-01"), ("Source", "amcham.si 2017"));
        var again = await Browser.Document(await _browser.Submit("/solutions/reading", ("Percent", "46"), ("AsOf", "2017-06-01"), ("Source", "x")));

        Assert.Equal("Error: There is an overall figure for 1 June 2017 already.", again.QuerySelector("#AsOf-error")!.TextContent.Trim());
        var stat = (await Browser.Of(_fixture.Portal).Page("/")).QuerySelectorAll(".stat")[^1];
        Assert.Equal(45, await _fixture.Portal.Read(db => db.ChangeMeterReadings.Select(r => r.Percent).SingleAsync()));
        Assert.Contains("45%", stat.TextContent, StringComparison.Ordinal);
        Assert.Contains("as of 1 June 2017", stat.TextContent, StringComparison.Ordinal);
    }
}
