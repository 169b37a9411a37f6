using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Domain;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Browser.Tests;

/// <summary>
/// A person in front of the portal: finds things by role and by the words they read, in their language, and has axe look
/// at every page they come to.
/// </summary>
public sealed class Visitor(IPage page, Uri portal, Language language, bool script = true)
{
    public IPage Page => page;

    /// <summary>Texts as this person reads them.</summary>
    public Text T { get; } = Text.In(language);

    /// <param name="width">Pixels: 1280 a desk, 390 a phone.</param>
    public static async Task<Visitor> Arrive(IBrowser browser, Uri portal, Language language, int width = 1280, bool script = true)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = language == Language.English ? "en-GB" : "sl-SI",
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            JavaScriptEnabled = script,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        return new Visitor(await context.NewPageAsync(), portal, language, script);
    }

    /// <summary>Somebody with an account of <see cref="World"/>, signed in, reading this language whatever their account's.</summary>
    public static async Task<Visitor> SignedIn(IBrowser browser, Uri portal, string email, Language language, int width, bool script = true)
    {
        var visitor = await Arrive(browser, portal, language, width, script);
        await visitor.GoTo("/account/sign-in");
        await visitor.Fill(visitor.T["Account.Email"], email);
        await visitor.Fill(visitor.T["Account.Password"], World.Password);
        await visitor.Press(visitor.T["Account.SignIn"]);

        // The portal now speaks the person's language; the visitor may read another.
        var other = visitor.Page.Locator("form[action='/language'] button");
        if ((await other.InnerTextAsync()).Contains(visitor.T[$"Shared.LanguageName.{visitor.T.Culture.TwoLetterISOLanguageName}"], StringComparison.Ordinal))
        {
            await visitor.Follow(other);
        }

        return visitor;
    }

    public async Task GoTo(string path)
    {
        await page.GotoAsync(new Uri(portal, path).ToString());
        await Look();
    }

    /// <summary>Presses the button or link of this name; where a dialog then says what will happen, agrees to it.</summary>
    public async Task Press(string name, bool inMain = true)
    {
        var where = inMain ? page.Locator("main") : page.Locator("body");
        var button = where.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
        var target = await button.CountAsync() > 0 ? button : where.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });
        if (await target.First.GetAttributeAsync("data-confirm") is not null)
        {
            // Without script it leads to the page on which the dialog is open.
            await (script ? target.First.ClickAsync() : Follow(target.First));
            await Look();
            target = page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
        }

        await Follow(target.First);
        await Look();
    }

    /// <summary>Presses something that leads to another page, and waits until that page is there.</summary>
    public Task Follow(ILocator target) => page.Arrive(() => target.ClickAsync());

    public Task Fill(string label, string value) => page.GetByLabel(label, new() { Exact = true }).First.FillAsync(value);

    /// <summary>The same for a field that may stay empty, which its label says.</summary>
    public Task FillOptional(string label, string value) => Fill($"{label} {T["Shared.Optional"]}", value);

    public Task Choose(string label, string option) => page.GetByLabel(label, new() { Exact = true }).First.SelectOptionAsync(new SelectOptionValue { Label = option });

    public Task Tick(string label) => page.GetByLabel(label, new() { Exact = true }).First.CheckAsync(new() { Force = true });

    public Task Attach(string label, params string[] files) => page.GetByLabel(label, new() { Exact = true }).First.SetInputFilesAsync(files);

    /// <summary>Waits until the page says this.</summary>
    public async Task Reads(string text)
    {
        try
        {
            await page.Locator("main").GetByText(text).First.WaitForAsync();
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{page.Url} does not say \"{text}\" but:\n{await page.Locator("main").InnerTextAsync()}");
        }
    }

    /// <summary>The path, without query.</summary>
    public string At => new Uri(page.Url).AbsolutePath;

    /// <summary>Waits until the address has this path.</summary>
    public Task ArrivesAt(string pattern) => page.WaitForURLAsync(new Regex(pattern));

    /// <summary>
    /// Fails on any accessibility violation, naming page, rule and element; a page that goes on by itself is looked at where it
    /// led to.
    /// </summary>
    private async Task Look()
    {
        for (var pages = 1; script; pages++)
        {
            try
            {
                await page.WaitForLoadStateAsync();
                var faults = await AxeEyes.FaultsNow(page);
                Assert.True(faults.Count == 0, string.Join('\n', faults));
                return;
            }
            catch (PlaywrightException gone) when (pages < 10 && gone.Message.Contains("navigation", StringComparison.Ordinal))
            {
            }
        }
    }
}
