using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PartnershipForChange.Application.Common;

/// <summary>
/// Runs the daily tasks apart from the requests: soon after start, then whenever a new day has begun where the
/// programme runs. Tasks that could not be finished are tried again at the next look.
/// </summary>
public sealed class DailyWorker(IServiceScopeFactory scopes, TimeProvider clock) : BackgroundService
{
    /// <summary>Long enough to stay out of the way of a start.</summary>
    private static readonly TimeSpan BeforeFirstLook = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        DateOnly? done = null;
        using var timer = new PeriodicTimer(BeforeFirstLook);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            timer.Period = BetweenLooks;
            var today = clock.Today();
            if (done != today && await RunAll(stoppingToken))
            {
                done = today;
            }
        }
    }

    private async Task<bool> RunAll(CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DailyTaskService>().RunAll(stopping);
    }
}
