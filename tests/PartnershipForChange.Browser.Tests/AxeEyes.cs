using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace PartnershipForChange.Browser.Tests;

/// <summary>Looks at one page with axe in both themes and two widths, and for sideways scrolling at 320 px (400 % zoom).</summary>
public static class AxeEyes
{
    /// <summary>WCAG 2.2 AA, target sizes among it, and axe's best practices.</summary>
    private const string Look = """
        async rules => {
          const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
          const only = rules.length > 0 ? { type: 'rule', values: rules } : { type: 'tag', values: tags };
          const options = { runOnly: only, resultTypes: ['violations'] };
          if (rules.length === 0) options.rules = { 'target-size': { enabled: true } };
          const { violations } = await axe.run(document, options);
          return violations.flatMap(v => v.nodes.map(n => `${v.id}: ${v.help}: ${n.html.slice(0, 200)}`));
        }
        """;

    private const string Beyond = """
        () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
          .filter(e => e.getBoundingClientRect().right > innerWidth + 1).slice(0, 3).map(e => `scrolls sideways: ${e.outerHTML.slice(0, 160)}`)
        """;

    // What changes with the theme alone.
    private static readonly string[] Contrast = ["color-contrast"];

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What is wrong with the page, each with where it was seen; leaves the page as wide as it was.</summary>
    public static async Task<IReadOnlyList<string>> Faults(IPage page)
    {
        var faults = new List<string>();
        await page.EvaluateAsync(Script);
        await See("1280 light", 1280, ColorScheme.Light, []);
        await See("1280 dark", 1280, ColorScheme.Dark, Contrast);
        await See("390 dark", 390, ColorScheme.Dark, []);
        await page.SetViewportSizeAsync(320, 640);
        faults.AddRange((await page.EvaluateAsync<string[]>(Beyond)).Select(fault => $"{page.Url} (320): {fault}"));
        await page.SetViewportSizeAsync(1280, 900);
        return faults;

        async Task See(string where, int width, ColorScheme theme, string[] rules)
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
            await page.SetViewportSizeAsync(width, 900);
            faults.AddRange((await page.EvaluateAsync<string[]>(Look, rules)).Select(fault => $"{page.Url} ({where}): {fault}"));
        }
    }
}
