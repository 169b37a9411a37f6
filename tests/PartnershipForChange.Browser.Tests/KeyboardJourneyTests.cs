using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Domain;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Browser.Tests;

/// <summary>With the keyboard alone: sign in, mend a registration that was sent back, rank the hosts anew, hand it in.</summary>
public sealed class KeyboardJourneyTests(Chromium chromium)
{
    private static readonly Text T = Text.In(Language.Slovene);

    [Fact]
    public async Task A_participant_registers_and_ranks_hosts_with_the_keyboard_alone()
    {
        var browser = chromium.Browser;
        await using var portal = await SamplePortal.ServeAsync();
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { Locale = "sl-SI", ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(portal.Address, "/account/sign-in").ToString(), new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });

        await TabTo(page, T["Account.Email"]);
        await page.Keyboard.TypeAsync(SamplePortal.AccountOf(Roles.Participant));
        await TabTo(page, T["Account.Password"]);
        await page.Keyboard.TypeAsync(World.Password);
        await Enter(page, "/");
        await Follow(page, T["Nav.MyRound"], "/me");
        await Follow(page, T["Me.Next.SentBack.Button"], "/about");
        await Follow(page, T["Me.SaveAndGoOn"], "/weeks");
        await Follow(page, T["Me.SaveAndGoOn"], "/skills");
        await Follow(page, T["Me.SaveAndGoOn"], "/hosts");

        var before = (await Stored(portal)).HostWishes;
        var names = await Wishes(page);
        Assert.True(names.Length >= 3, "the sample's participant wishes for three hosts");
        await TabTo(page, T["Shared.MoveDown", names[0]]);
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Alt+ArrowDown");
        await page.GetByRole(AriaRole.Status).Filter(new() { HasText = T["Shared.MovedTo", names[0], 3, names.Length] }).WaitForAsync();
        string[] ranked = [names[1], names[2], names[0], .. names[3..]];
        Assert.Equal(ranked, await Wishes(page));

        await Follow(page, T["Me.SaveAndGoOn"], "/challenges");
        await Follow(page, T["Me.SaveAndGoOn"], "/motivation");
        await page.Keyboard.PressAsync("Tab");
        await Focus(page, "textarea");
        await page.Keyboard.TypeAsync("Rad bi videl, kako se odloča na drugi strani.");
        await Follow(page, T["Me.SaveAndGoOn"], "/check");
        await Follow(page, T["Me.HandIn"], "/me/2027");

        var stored = await Stored(portal);
        Assert.Equal(RegistrationState.Submitted, stored.State);
        Assert.Equal([before[1], before[2], before[0], .. before.Skip(3)], stored.HostWishes);
    }

    [Fact]
    public async Task A_coordinator_is_shown_around_with_the_keyboard_and_leaves_with_Escape()
    {
        var browser = chromium.Browser;
        await using var portal = await SamplePortal.ServeAsync();
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { Locale = "sl-SI", ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(30_000);
        var page = await portal.SignedIn(context, SamplePortal.AccountOf(Roles.Coordinator));

        await TabTo(page, T["Help.Tour.Begin"]);
        await page.Keyboard.PressAsync("Enter");
        foreach (var stop in new[] { "Home", "Round", "Organisations" })
        {
            Assert.Equal(T[$"Help.Tour.{stop}.Title"], await page.EvaluateAsync<string>(Name));
            Assert.Equal(1, await page.Locator(".tour-target").CountAsync());
            Assert.Empty(await AxeEyes.Faults(page));
            await TabTo(page, T["Shared.Continue"]);
            await page.Keyboard.PressAsync("Enter");
        }

        await page.Keyboard.PressAsync("Escape");

        await page.Locator("[data-tour]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal(1, await portal.Portal.Read(db => db.Users.CountAsync(u => u.TourEndedAt != null)));
    }

    private static Task<Registration> Stored(SamplePortal portal) => portal.Portal.Read(db => (
        from registration in db.Registrations
        join person in db.People on registration.PersonId equals person.Id
        where person.Email == SamplePortal.AccountOf(Roles.Participant)
        select registration).SingleAsync());

    /// <summary>The hosts wished for as the list reads, first wish first: each line begins with the host.</summary>
    private static async Task<string[]> Wishes(IPage page) =>
        [.. (await page.GetByRole(AriaRole.List, new() { Name = T["Me.HostWishes"] }).GetByRole(AriaRole.Listitem).AllInnerTextsAsync()).Select(line => line.Split('\n')[0].Trim())];

    private static async Task Follow(IPage page, string name, string leadsTo)
    {
        await TabTo(page, name);
        await Enter(page, leadsTo);
    }

    private static async Task Enter(IPage page, string leadsTo)
    {
        await page.Arrive(() => page.Keyboard.PressAsync("Enter"));
        Assert.EndsWith(leadsTo, new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
    }

    /// <summary>Tab until the focus is on what is called this; there it must be seen.</summary>
    private static async Task TabTo(IPage page, string name)
    {
        for (var pressed = 0; pressed < 300; pressed++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>(Name) == name)
            {
                Assert.True(await page.EvaluateAsync<bool>("() => getComputedStyle(document.activeElement).outlineStyle !== 'none'"), $"{page.Url}: the focus on \"{name}\" is not seen");
                return;
            }
        }

        Assert.Fail($"{page.Url}: Tab never reaches \"{name}\"");
    }

    private static async Task Focus(IPage page, string tag)
    {
        for (var pressed = 0; pressed < 300 && await page.EvaluateAsync<string>("() => document.activeElement.localName") != tag; pressed++)
        {
            await page.Keyboard.PressAsync("Tab");
        }
    }

    private const string Name = """
        () => {
          const e = document.activeElement;
          const said = e.getAttribute('aria-label') ?? e.labels?.[0]?.innerText ?? e.textContent;
          return said.replace(/\s+/g, ' ').trim();
        }
        """;
}
