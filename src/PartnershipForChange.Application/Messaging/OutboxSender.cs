using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PartnershipForChange.Application.Messaging;

/// <summary>Looks into the outbox every few seconds and sends what is due. Runs only where a mail server is configured.</summary>
public sealed class OutboxSender(IServiceScopeFactory scopes, IOptions<SmtpOptions> smtp, ILogger<OutboxSender> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!smtp.Value.IsConfigured)
        {
            log.LogInformation("No mail server is configured (Smtp:Host): messages wait in the outbox, where coordinators read them");
            return;
        }

        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(smtp.Value.PollSeconds));
        do
        {
            await LookOnce(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookOnce(CancellationToken stopping)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var delivery = scope.ServiceProvider.GetRequiredService<OutboxDeliveryService>();
            await delivery.MarkUnconfirmed(stopping);
            await delivery.SendDue(stopping);
        }
#pragma warning disable CA1031 // A database that is away for a moment must not end sending for good.
        catch (Exception failed) when (failed is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError(failed, "Looking into the outbox failed; the next look follows in {Seconds} s", smtp.Value.PollSeconds);
        }
    }
}
