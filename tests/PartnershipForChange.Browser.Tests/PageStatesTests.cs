using Microsoft.Playwright;
using PartnershipForChange.Application.Identity;

namespace PartnershipForChange.Browser.Tests;

/// <summary>What a page looks like when something is wrong, when there is nothing, and when something is open: axe finds nothing there either.</summary>
public sealed class PageStatesTests(Chromium chromium)
{
    /// <summary>Forms sent empty: what is wrong is told at the top and at the fields.</summary>
    private static readonly string[] Forms =
    [
        "/manage/new", "/organisations/new", "/people/invite", "/rounds/2027/call/submit", "/solutions/new", "/newsroom/new", "/newsroom/figures/new",
        "/manage/2027/workshops/new", "/manage/2027/challenges/add", "/organisation/MJU/2027/places/new", "/account/password",
    ];

    /// <summary>Lists that find nothing.</summary>
    private static readonly string[] Nothing =
    [
        "/organisations?search=qqq", "/people?search=qqq", "/audit?search=qqq", "/manage/2027/registrations?search=qqq", "/manage/2027/places?search=qqq", "/search?q=qqq", "/teams",
        "/manage/2027/placements", "/manage/2027/teams", "/verify/NO-SUCH-CODE", "/nowhere",
    ];

    /// <summary>A page and what is pressed on it: dialogs, menus and what is told on demand.</summary>
    private static readonly (string Path, string Press)[] Opened =
    [
        ("/organisations/MJU", "main [data-confirm]"), ("/manage/2027/registrations", ".list-bar summary"), ("/manage/2027/jury/submissions", "main [data-confirm]"),
        ("/manage/2027/placements", "main details summary"), ("/reports", ".chart details summary"),
    ];

    [Fact]
    public async Task Errors_empty_lists_and_what_is_opened_can_be_used_by_everyone()
    {
        var browser = chromium.Browser;
        await using var portal = await SamplePortal.ServeAsync();
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { Locale = "en-GB", ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(60_000);
        var page = await portal.SignedIn(context, SamplePortal.AccountOf(Roles.Coordinator));
        var faults = new List<string>();

        foreach (var path in Forms)
        {
            await Open(path);
            await page.RunAndWaitForResponseAsync(
                () => page.EvaluateAsync("() => { const form = document.querySelector('main form[method=post]'); form.noValidate = true; form.requestSubmit(); }"),
                answer => answer.Request.IsNavigationRequest);
            await page.Locator("[data-errors]").WaitForAsync();
            faults.AddRange(await AxeEyes.Faults(page));
        }

        // Coming back to a form that was refused is to see its page, never to be asked whether to send it again.
        var refused = page.Url;
        await Open("/about");
        var back = await page.GoBackAsync();
        Assert.Equal((refused, "GET"), (page.Url, back!.Request.Method));

        foreach (var path in Nothing)
        {
            await Open(path);
            faults.AddRange(await AxeEyes.Faults(page));
        }

        foreach (var (path, press) in Opened)
        {
            await Open(path);
            await page.Locator(press).First.ClickAsync();
            Assert.True(await page.Locator("dialog[open], details[open]").CountAsync() > 0, $"{path}: nothing opens");
            faults.AddRange(await AxeEyes.Faults(page));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));

        Task Open(string path) => page.GotoAsync(new Uri(portal.Address, path).ToString(), new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
    }
}
