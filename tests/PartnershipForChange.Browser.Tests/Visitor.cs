using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Domain;

namespace PartnershipForChange.Browser.Tests;

/// <summary>
/// A person in front of the portal: finds things by role and by the words they read, in their language, and has axe look
/// at every page they come to.
/// </summary>
public sealed class Visitor(IPage page, Uri portal, Language language, bool script = true)
{
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    private static readonly AxeRunOptions Axe = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Rules] },
    };

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
        if (script && await target.First.GetAttributeAsync("data-confirm") is not null)
        {
            await target.First.ClickAsync();
            await Look();
            target = page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
        }

        await Follow(target.First);
        await Look();
    }

    /// <summary>Presses something that leads to another page, and waits until that page is there.</summary>
    public Task Follow(ILocator target) => page.Arrive(() => target.ClickAsync());

    public Task Fill(string label, string value) => page.GetByLabel(label, new() { Exact = true }).First.FillAsync(value);

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

    /// <summary>Fails on any accessibility violation, naming page, rule and element.</summary>
    private async Task Look()
    {
        if (!script)
        {
            return;
        }

        await page.WaitForFunctionAsync("document.readyState === 'complete'");
        var result = await page.RunAxe(Axe);
        Assert.True(
            result.Violations.Length == 0,
            string.Join('\n', result.Violations.SelectMany(v => v.Nodes.Select(n => $"{page.Url}: {v.Id}: {v.Help}: {n.Html}"))));
    }
}
