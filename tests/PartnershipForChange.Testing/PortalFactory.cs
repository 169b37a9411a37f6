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

/// <summary>The portal in the test's own process, on a real database of its own, with a clock the test sets.</summary>
public sealed class PortalFactory : WebApplicationFactory<Program>
{
    private readonly Dictionary<string, string> _settings = [];
    private readonly string _files = Path.Combine(Path.GetTempPath(), $"p4c-files-{Guid.NewGuid():N}");
    private bool _isServed;

    // A watcher per portal would use up the system's inotify instances when many tests run at once.
    static PortalFactory() => Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "true");

    private PortalFactory(TestDatabase database) => Database = database;

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
        var factory = new PortalFactory(await TestDatabase.CreateAsync());
        foreach (var (key, value) in settings)
        {
            factory._settings[key] = value;
        }

        return factory;
    }

    /// <summary>Serves the portal on a free port of this machine, for a real browser.</summary>
    /// <returns>Its address.</returns>
    public Uri Serve()
    {
        _isServed = true;
        UseKestrel(0);
        StartServer();
        return ClientOptions.BaseAddress;
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
        await base.DisposeAsync();
        await Database.DisposeAsync();
        if (Directory.Exists(_files))
        {
            Directory.Delete(_files, recursive: true);
        }
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
        builder.UseSetting("RateLimits:StrangersPerMinute", "100000");
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
