using Microsoft.Playwright;

namespace PartnershipForChange.Browser.Tests;

/// <summary>One headless Chromium for all journeys. Where the machine has none, they are skipped and say how to get one.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string HowToGet =
        "Skipped: no browser. Install Debian's (apt-get install chromium-headless-shell, or chromium) or point P4C_CHROMIUM at one.";

    /// <summary>The quickest first: the shell is Chromium without windows to draw.</summary>
    private static readonly string[] Places = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // Quiet and closed: nothing is asked of the outside, and tests run as root in containers.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The browser; skips the test that asks where there is none.</summary>
    public IBrowser Browser
    {
        get
        {
            Assert.SkipWhen(_browser is null, HowToGet);
            return _browser!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        var asked = Environment.GetEnvironmentVariable("P4C_CHROMIUM");
        if ((asked ?? Places.FirstOrDefault(File.Exists)) is not { } path)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = Arguments });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }
}
