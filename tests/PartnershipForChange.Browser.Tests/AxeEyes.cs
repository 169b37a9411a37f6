using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace PartnershipForChange.Browser.Tests;

/// <summary>
/// Looks at a page that is open with axe, in the light theme at 1280 px and in the dark one at 390 px, and for sideways
/// scrolling at 320 px (a desk at 400 % zoom). With <c>P4C_TEST_EVERY_LOOK</c> set, in both themes at both widths, which takes
/// twice as long and finds what depends on both at once.
/// </summary>
public static class AxeEyes
{
    /// <summary>WCAG 2.2 AA, target sizes among it, and axe's best practices.</summary>
    private const string Look = """
        async () => {
          const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
          const { violations } = await axe.run(document, {
            runOnly: { type: 'tag', values: tags }, rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'],
          });
          return violations.flatMap(v => v.nodes.map(n => `${v.id}: ${v.help}: ${n.html.slice(0, 200)}`));
        }
        """;

    private const string Beyond = """
        () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
          .filter(e => e.getBoundingClientRect().right > innerWidth + 1).slice(0, 3).map(e => `scrolls sideways: ${e.outerHTML.slice(0, 160)}`)
        """;

    private static readonly (ColorScheme Theme, int Width)[] Looks = Environment.GetEnvironmentVariable("P4C_TEST_EVERY_LOOK") is { Length: > 0 }
        ? [(ColorScheme.Light, 1280), (ColorScheme.Light, 390), (ColorScheme.Dark, 390), (ColorScheme.Dark, 1280)]
        : [(ColorScheme.Light, 1280), (ColorScheme.Dark, 390)];

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What is wrong with the page, each with where it was seen; leaves the page light and 1280 px wide.</summary>
    public static async Task<IReadOnlyList<string>> Faults(IPage page)
    {
        var faults = new List<string>();
        await page.EvaluateAsync(Script);
        foreach (var (theme, width) in Looks)
        {
            await Show(page, width, theme);
            faults.AddRange((await page.EvaluateAsync<string[]>(Look)).Select(fault => $"{page.Url} ({theme}, {width}): {fault}"));
        }

        await Show(page, 320, ColorScheme.Light);
        faults.AddRange((await page.EvaluateAsync<string[]>(Beyond)).Select(fault => $"{page.Url} (320): {fault}"));
        await Show(page, 1280, ColorScheme.Light);
        return faults;
    }

    /// <summary>What axe says of the page as it stands.</summary>
    public static async Task<IReadOnlyList<string>> FaultsNow(IPage page)
    {
        await page.EvaluateAsync(Script);
        return [.. (await page.EvaluateAsync<string[]>(Look)).Select(fault => $"{page.Url}: {fault}")];
    }

    private static async Task Show(IPage page, int width, ColorScheme theme)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
        await page.SetViewportSizeAsync(width, 900);
    }
}
