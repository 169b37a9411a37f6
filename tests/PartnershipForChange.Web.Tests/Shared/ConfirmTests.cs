using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Shared;

/// <summary>An act that asks first asks without script too: its first button leads to the page on which its dialog is open.</summary>
public sealed class ConfirmTests : IAsyncLifetime
{
    private PortalFixture _fixture = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _fixture = await PortalFixture.CreateAsync();
        _browser = await _fixture.SignedIn(World.CoordinatorEmail);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Its_first_button_leads_to_its_dialog_in_either_language()
    {
        var path = $"/people/{await Id(World.JurorEmail)}";
        var act = $"{path}/lock";
        var page = await _browser.Page(path);
        var first = page.QuerySelector($"form[action='{act}'] > a[data-confirm]")!;
        Assert.Empty(page.QuerySelectorAll("dialog[open]"));

        foreach (var browser in new[] { _browser, await _fixture.SignedIn(World.CoordinatorEmail, "sl") })
        {
            var asked = (await browser.Page(first.GetAttribute("href")!)).QuerySelectorAll("dialog[open]").Single();

            Assert.Equal(first.GetAttribute("data-confirm"), asked.Id);
            Assert.Equal(act, asked.ParentElement!.GetAttribute("action"));
            Assert.Equal("submit", asked.QuerySelector(".actions button")!.GetAttribute("type"));
            Assert.Equal(path, asked.QuerySelector(".actions a")!.GetAttribute("href"));
        }

        Assert.Empty((await _browser.Page($"{path}?confirm=something")).QuerySelectorAll("dialog[open]"));
    }

    [Fact]
    public async Task On_ticked_rows_the_same_rows_are_ticked_where_it_asks_and_nothing_is_done_before()
    {
        await _browser.Submit("/people/invite", ("Role", "Juror"), ("FirstName", "Vid"), ("LastName", "Žagar"), ("Email", "vid@zirija.si"), ("Language", "English"));
        var vid = await Id("vid@zirija.si");
        var list = (await _browser.Page("/people?state=Invited")).QuerySelector("form#chosen")!;
        var ask = list.QuerySelector("button[data-confirm]")!;

        var answer = await _browser.PostTo("/people/again", "/people", ("Chosen", $"{vid}"), (ask.GetAttribute("name")!, ask.GetAttribute("value")!));
        var page = await _browser.Page(answer.Headers.Location!.ToString());

        Assert.Equal(1, await Letters());
        Assert.Equal("chosen", page.QuerySelector("dialog[open]")!.ParentElement!.Id);
        Assert.Equal([$"{vid}"], page.QuerySelectorAll("input[form=chosen][checked]").Select(box => box.GetAttribute("value")!));

        await _browser.Submit(answer.Headers.Location!.ToString(), "/people/again");
        Assert.Equal(2, await Letters());
    }

    [Fact]
    public async Task Nobody_is_led_to_another_site_by_it()
    {
        var answer = await _browser.PostTo("/people/again", "/people", ("Chosen", $"{await Id(World.JurorEmail)}"), ("ask", "https://evil.example/"));

        Assert.StartsWith("/people", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    private Task<int> Letters() => _fixture.Portal.Read(db => db.OutboxMessages.CountAsync(m => m.To == "vid@zirija.si"));

    private Task<Guid> Id(string email) => _fixture.Portal.Read(db => db.People.Where(p => p.Email == email).Select(p => p.Id).SingleAsync());
}
