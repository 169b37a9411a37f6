using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Browser.Tests;

/// <summary>
/// Follows every link of the portal as one role after another and has axe look at each page of docs/permissions.md once,
/// as the first who comes to it. Links are read over HTTP; only pages that nobody has seen yet are opened in the browser.
/// </summary>
public sealed partial class PageWalk(IBrowser browser, SamplePortal portal)
{
    /// <summary>As there are cores.</summary>
    private const int PagesAtOnce = 2;

    private static readonly List<(PermissionRow Row, Regex Address)> Addresses = [.. PermissionTable.Read()
        .Where(r => r.Method == "GET" && !r.IsForDevelopment && !r.Path.StartsWith("/health", StringComparison.Ordinal))
        .OrderBy(r => r.Parameters.Count).Select(r => (r, new Regex($"^{r.With(_ => "[^/]+")}$", RegexOptions.IgnoreCase)))];

    private readonly Dictionary<string, PermissionRow?> _rowOf = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _reached = new();
    private readonly ConcurrentQueue<string> _faults = new();

    /// <summary>Every row that somebody opens or fetches.</summary>
    public static IReadOnlyList<PermissionRow> Rows { get; } = [.. Addresses.Select(a => a.Row)];

    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>Row paths that answered with 200 to somebody: pages (true, axe has seen them) and files (false).</summary>
    public IReadOnlyDictionary<string, bool> Reached => _reached;

    /// <summary>Walks from the front page, the pages of the whole programme and of the round, and from these addresses.</summary>
    /// <param name="role">Null: signed out.</param>
    /// <param name="more">Paths with query that no page links to, such as those in letters.</param>
    public async Task As(string? role, IReadOnlyList<string> more)
    {
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = "sl-SI", ViewportSize = new ViewportSize { Width = 1280, Height = 900 }, ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(60_000);
        var first = role is null ? await context.NewPageAsync() : await portal.SignedIn(context, SamplePortal.AccountOf(role));
        ConcurrentBag<IPage> pages = [first];
        for (var page = 1; page < PagesAtOnce; page++)
        {
            pages.Add(await context.NewPageAsync());
        }

        // A page for everyone is seen signed out; its links lead nowhere else for those who are signed in, but from the front page.
        bool IsFor(PermissionRow row) => row.Path == "/" || (role is null ? row.IsForAnyone : row.Allows(role) && (!row.IsForAnyone || row.IsOwn));
        var followed = new HashSet<string>(StringComparer.Ordinal);
        var answered = new ConcurrentDictionary<string, bool>();
        IReadOnlyList<string> ahead = ["/", .. more, .. Rows.Where(r => r.Parameters.All(p => p == "round")).Select(r => r.With(_ => SampleRoundSteps.Code))];
        while (ahead.Count > 0)
        {
            // One address of each row at a time, the newest run first: where it is no page, the next may be.
            var steps = ahead.Where(path => !followed.Contains(path)).Select(path => (Path: path, Row: RowOf(path)))
                .Where(step => step.Row is { } row && IsFor(row) && !answered.ContainsKey(row.Path)).DistinctBy(step => step.Row).ToList();
            followed.UnionWith(steps.Select(step => step.Path));
            var found = new ConcurrentBag<string>();
            await Parallel.ForEachAsync(steps, new ParallelOptions { MaxDegreeOfParallelism = PagesAtOnce }, async (step, _) =>
            {
                Assert.True(pages.TryTake(out var page));
                foreach (var link in await Visit(page, role, step.Path, step.Row!, answered))
                {
                    found.Add(link);
                }

                pages.Add(page);
            });
            ahead = steps.Count == 0 ? [] : [.. ahead.Concat(found).Distinct().Where(path => !followed.Contains(path)).OrderDescending(StringComparer.Ordinal)];
        }
    }

    /// <summary>Looks at an address; where it is a page, returns the paths it links to.</summary>
    private async Task<IEnumerable<string>> Visit(IPage page, string? role, string path, PermissionRow row, ConcurrentDictionary<string, bool> answered)
    {
        var address = new Uri(portal.Address, path).ToString();
        var answer = await page.Context.APIRequest.GetAsync(address, new APIRequestContextOptions { MaxRedirects = 0 });
        if (answer.Status >= 500)
        {
            _faults.Enqueue($"{role ?? "signed out"}: {address}: answers {answer.Status}");
        }

        if (answer.Status != 200)
        {
            return [];
        }

        answered[row.Path] = true;
        var isPage = answer.Headers["content-type"].StartsWith("text/html", StringComparison.Ordinal);
        if (!_reached.TryAdd(row.Path, isPage) && path != "/")
        {
            return isPage ? Links(await answer.TextAsync()) : [];
        }

        if (!isPage)
        {
            return [];
        }

        // Style sheets and scripts are there when the document's scripts have run; nothing that is looked at comes later.
        await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
        foreach (var fault in await AxeEyes.Faults(page))
        {
            _faults.Enqueue($"{role ?? "signed out"}: {fault}");
        }

        return Links(await answer.TextAsync());
    }

    private static IEnumerable<string> Links(string html) => Link().Matches(html).Select(m => Uri.UnescapeDataString(m.Groups[1].Value));

    /// <summary>The row an address belongs to: of two that fit, the one with fewer parameters.</summary>
    private PermissionRow? RowOf(string address)
    {
        var path = address.Split('?')[0];
        if (!_rowOf.TryGetValue(path, out var row))
        {
            _rowOf[path] = row = Addresses.Find(a => a.Address.IsMatch(path)).Row;
        }

        return row;
    }

    [GeneratedRegex("href=\"(/[^\"#?]*)")]
    private static partial Regex Link();
}
