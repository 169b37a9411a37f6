using Microsoft.Extensions.DependencyInjection;
using PartnershipForChange.Application.Messaging;

namespace PartnershipForChange.Mail.MailKit;

public static class MailKitSetup
{
    /// <summary>Sends with MailKit in place of the framework's client.</summary>
    public static IServiceCollection AddMailKit(this IServiceCollection services) =>
        services.AddSingleton<IMailTransport, MailKitTransport>();
}
