using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Files;
using PartnershipForChange.Application.Import;
using PartnershipForChange.Application.Messaging;

namespace PartnershipForChange.Testing;

/// <summary>
/// The portal in the test's own process, on a real database of its own, with a clock the test sets. Starting it costs more
/// than most tests, so one without settings of its own is not ended with its test: the next test gets it with an empty
/// database and everything else as new.
/// </summary>
public sealed class PortalFactory : WebApplicationFactory<Program>
{
    private static readonly ConcurrentBag<PortalFactory> Idle = [];

    private readonly Dictionary<string, string> _settings = [];
    private readonly string _files = Path.Combine(Path.GetTempPath(), $"p4c-files-{Guid.NewGuid():N}");
    private readonly bool _isServed;
    private bool _isIdle;

    // A watcher per portal would use up the system's inotify instances when many tests run at once.
    static PortalFactory() => Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "true");

    private PortalFactory(TestDatabase database, bool isServed) => (Database, _isServed) = (database, isServed);

    public TestDatabase Database { get; }

    /// <summary>Stands still at 15 March 2027, 9:00 UTC, unless a test moves it.</summary>
    public TestClock Clock { get; } = new();

    /// <summary>The mail server; asked only by a test that sends.</summary>
    public FakeMail Mail { get; } = new();

    /// <summary>The virus scanner.</summary>
    public FakeFileScan Scan { get; } = new();

    /// <summary>Counts the queries of a page.</summary>
    public QueryCounter Queries { get; } = new();

    /// <param name="settings">Configuration on top of the tests' own, for example <c>RateLimits:StrangersPerMinute</c>.</param>
    public static async Task<PortalFactory> CreateAsync(params (string Key, string Value)[] settings)
    {
        if (settings.Length == 0 && Idle.TryTake(out var idle))
        {
            idle._isIdle = false;
            await idle.With<FirstDataService>(first => first.Ensure(CancellationToken.None));
            return idle;
        }

        return await NewAsync(isServed: false, settings);
    }

    /// <summary>Serves a portal on a free port of this machine, for a real browser.</summary>
    /// <param name="settings">As for <see cref="CreateAsync"/>.</param>
    public static async Task<(PortalFactory Portal, Uri Address)> ServeAsync(params (string Key, string Value)[] settings)
    {
        var portal = await NewAsync(isServed: true, settings);
        portal.UseKestrel(0);
        portal.StartServer();
        return (portal, portal.ClientOptions.BaseAddress);
    }

    /// <summary>Runs something in a scope of the portal's services.</summary>
    public async Task<T> With<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async Task With<TService>(Func<TService, Task> act)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Does what the portal does by itself each day, at the time the test's clock says.</summary>
    /// <returns>False when a task failed and would be tried again.</returns>
    public Task<bool> RunDailyTasks() => With<DailyTaskService, bool>(daily => daily.RunAll(CancellationToken.None));

    public Task<T> Read<T>(Func<PortalDbContext, Task<T>> read) => With(read);

    public override async ValueTask DisposeAsync()
    {
        if (Directory.Exists(_files))
        {
            Directory.Delete(_files, recursive: true);
        }

        if (_isServed || _settings.Count > 0)
        {
            await base.DisposeAsync();
            await Database.DisposeAsync();
            return;
        }

        if (_isIdle)
        {
            return;
        }

        _isIdle = true;

        // Started, so that what it writes at its start is not mistaken for a test's.
        _ = Services;
        await Database.Empty();
        Clock.Reset();
        Mail.Reset();
        Scan.Reset();
        Idle.Add(this);
    }

    private static async Task<PortalFactory> NewAsync(bool isServed, (string Key, string Value)[] settings)
    {
        var factory = new PortalFactory(await TestDatabase.CreateAsync(), isServed);
        foreach (var (key, value) in settings)
        {
            factory._settings[key] = value;
        }

        return factory;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");

        // As in Development: style sheets and scripts come from the source tree.
        builder.UseStaticWebAssets();
        builder.UseSetting("Database:Provider", Database.Provider.ToString());
        builder.UseSetting("ConnectionStrings:Portal", Database.Connection);
        builder.UseSetting("Database:Migrate", "false");
        builder.UseSetting("Files:Folder", _files);
        foreach (var limit in new[] { "StrangersPerMinute", "AccountsPerMinute", "HallPerMinute", "FeedsPerMinute" })
        {
            builder.UseSetting($"RateLimits:{limit}", "100000");
        }

        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);

            // Tests work imports and daily tasks when they want to, not when a worker gets round to it.
            services.Remove(services.Single(service => service.ImplementationType == typeof(DailyWorker)));
            if (!_isServed)
            {
                services.Remove(services.Single(service => service.ImplementationType == typeof(ImportWorker)));
            }

            services.AddSingleton<IMailTransport>(Mail);
            services.AddSingleton<IFileScan>(Scan);
            services.ConfigureDbContext<PortalDbContext>(options => options.AddInterceptors(Queries, SqlServerTranslation.Instance, new SqlServerLengths()));
            services.RemoveAll<ILoggerProvider>();

            // A hundred sign-ins a run: the cost of a password is not what the tests are about.
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1);
        });
    }
}
