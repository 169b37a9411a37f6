using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace PartnershipForChange.Application.Messaging;

public static class MailSetup
{
    /// <summary>The outbox and its sender, over the framework's SMTP client.</summary>
    public static IServiceCollection AddPortalMail(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<SmtpOptions>(configuration.GetSection("Smtp"))
        .AddScoped<Outbox>()
        .AddSingleton<IMailTransport, SmtpTransport>()
        .AddHostedService<OutboxSender>();
}
