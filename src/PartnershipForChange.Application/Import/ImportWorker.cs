using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PartnershipForChange.Application.Import;

/// <summary>Works the confirmed imports one after another, apart from the requests.</summary>
public sealed class ImportWorker(IServiceScopeFactory scopes, ImportSignal signal, ILogger<ImportWorker> log) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Guarded(work => work.RecoverAfterRestart(stoppingToken));
        while (!stoppingToken.IsCancellationRequested)
        {
            while (await Guarded(work => work.WorkNext(stoppingToken)))
            {
                // The next one has its own scope: nothing of the last lingers in memory.
            }

            await signal.Wait(BetweenLooks, stoppingToken);
        }
    }

    private async Task<bool> Guarded(Func<ImportWorkService, Task<bool>> act)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await act(scope.ServiceProvider.GetRequiredService<ImportWorkService>());
        }
#pragma warning disable CA1031 // A database that is away for a moment must not end importing for good.
        catch (Exception failed) when (failed is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError(failed, "Looking for imports failed; the next look follows in {Seconds} s", BetweenLooks.TotalSeconds);
            return false;
        }
    }
}
