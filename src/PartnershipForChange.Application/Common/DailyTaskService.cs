using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PartnershipForChange.Application.Data;

namespace PartnershipForChange.Application.Common;

/// <summary>Runs every <see cref="IDailyTask"/>, each in a scope of its own, so that one that fails leaves the others alone.</summary>
public sealed class DailyTaskService(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DailyTaskService> log)
{
    /// <returns>True when none has to be run again today.</returns>
    public async Task<bool> RunAll(CancellationToken cancellation)
    {
        var today = clock.Today();
        var allDone = true;
        for (var i = 0; ; i++)
        {
            await using var scope = scopes.CreateAsyncScope();
            if (scope.ServiceProvider.GetServices<IDailyTask>().ElementAtOrDefault(i) is not { } task)
            {
                return allDone;
            }

            allDone &= await IsDone(task, today, cancellation);
        }
    }

    private async Task<bool> IsDone(IDailyTask task, DateOnly today, CancellationToken cancellation)
    {
        try
        {
            await task.Run(today, cancellation);
            return true;
        }
        catch (ConcurrencyException)
        {
            log.LogInformation("{Task} met somebody who changes the same thing; it looks again later", task.GetType().Name);
        }
#pragma warning disable CA1031 // Whatever goes wrong in one task must not keep back the others.
        catch (Exception failed) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogError(failed, "{Task} failed; it is tried again later", task.GetType().Name);
        }

        return false;
    }
}
