using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Browser.Tests;

/// <summary>
/// Every page of docs/permissions.md, as somebody who may see it, on the sample round: pages without parameters by their
/// address, the others by the links that lead to them. A new page is looked at as soon as it has its row and a link.
/// </summary>
public sealed class EveryPageTests(Chromium chromium)
{
    private static readonly IReadOnlyList<PermissionRow> Rows =
        [.. PermissionTable.Read().Where(r => r.Method == "GET" && !r.IsForDevelopment && !r.Path.StartsWith("/health", StringComparison.Ordinal))];

    private readonly ConcurrentDictionary<string, bool> _seen = new();
    private readonly ConcurrentQueue<string> _faults = new();

    [Fact]
    public async Task Every_page_can_be_used_by_everyone_in_both_themes_and_at_every_width()
    {
        var browser = chromium.Browser;
        await using var portal = await SamplePortal.ServeAsync();

        await Walk(browser, portal);
        await portal.MatchAndPublish();
        await Walk(browser, portal);

        Assert.True(_faults.IsEmpty, string.Join('\n', _faults.Distinct()));
        var missed = Rows.Where(r => !_seen.ContainsKey(r.Path)).Select(r => r.Path).ToList();
        Assert.True(missed.Count * 10 <= Rows.Count, $"{missed.Count} of {Rows.Count} pages were not reached by a link:\n{string.Join('\n', missed)}");
    }

    /// <summary>Two at a time, as there are cores: what is a coordinator's alone, and everything else.</summary>
    private Task Walk(IBrowser browser, SamplePortal portal) => Task.WhenAll(
        WalkAs(browser, portal, Roles.Coordinator, row => !row.IsForAnyone && row.Allows(Roles.Coordinator) && !row.Allows(Roles.Ministry) && !row.Allows(Roles.Participant)),
        WalkAsOthers(browser, portal));

    private async Task WalkAsOthers(IBrowser browser, SamplePortal portal)
    {
        await WalkAs(browser, portal, role: null, row => row.IsForAnyone);
        foreach (var role in new[] { Roles.Participant, Roles.Ministry, Roles.Company, Roles.Reporter, Roles.Juror })
        {
            await WalkAs(browser, portal, role, row => row.Allows(role));
        }
    }

    private async Task WalkAs(IBrowser browser, SamplePortal portal, string? role, Func<PermissionRow, bool> isFor)
    {
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = "sl-SI", ViewportSize = new ViewportSize { Width = 1280, Height = 900 }, ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        var page = role is null ? await context.NewPageAsync() : await portal.SignedIn(context, SamplePortal.AccountOf(role));
        var queue = new Queue<string>(Rows.Where(r => r.Parameters.Count == 0 && isFor(r)).Select(r => r.Path).Prepend("/"));
        var followed = new HashSet<string>(StringComparer.Ordinal);
        while (queue.TryDequeue(out var path))
        {
            if (!followed.Add(path) || RowOf(path) is not { } row || !isFor(row) || (path != "/" && _seen.ContainsKey(row.Path)))
            {
                continue;
            }

            var address = new Uri(portal.Address, path).ToString();
            var answer = await context.APIRequest.GetAsync(address);
            if (answer.Status != 200)
            {
                continue;
            }

            _seen[row.Path] = true;
            if (answer.Headers["content-type"].StartsWith("text/html", StringComparison.Ordinal))
            {
                // The load event waits for nothing that is looked at: style sheets are there when the document's scripts have run.
                await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
                foreach (var fault in await AxeEyes.Faults(page))
                {
                    _faults.Enqueue($"{role ?? "signed out"}: {fault}");
                }

                foreach (var link in await page.EvaluateAsync<string[]>("() => [...document.links].filter(a => a.origin === location.origin).map(a => a.pathname)"))
                {
                    queue.Enqueue(link);
                }
            }
        }
    }

    /// <summary>The row an address belongs to: of two that fit, the one with fewer parameters.</summary>
    private static PermissionRow? RowOf(string path) => Rows.Where(r => Regex.IsMatch(path, $"^{r.With(_ => "[^/]+")}$", RegexOptions.IgnoreCase)).MinBy(r => r.Parameters.Count);
}
