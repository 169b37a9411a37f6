using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Text;
using PartnershipForChange.Application.Messaging;

namespace PartnershipForChange.Mail.MailKit;

/// <summary>
/// Sends over SMTP with MailKit, which speaks what the framework's own client does not: implicit TLS (port 465) and
/// the authentication mechanisms of today's servers.
/// </summary>
public sealed class MailKitTransport(IOptions<SmtpOptions> options) : IMailTransport
{
    // RFC 5321, 4.2.1: 5yz is a permanent failure.
    private const int FirstPermanent = 500;

    // RFC 8314: submission over implicit TLS.
    private const int ImplicitTlsPort = 465;

    public async Task Send(OutgoingMail mail, CancellationToken cancellation)
    {
        var smtp = options.Value;
        using var message = MessageOf(mail, smtp);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(smtp.TimeoutSeconds));
        using var client = new SmtpClient();
        await client.ConnectAsync(smtp.Host, smtp.Port, SecurityOf(smtp), limit.Token);
        if (smtp.User.Length > 0)
        {
            await client.AuthenticateAsync(smtp.User, smtp.Password, limit.Token);
        }

        try
        {
            await client.SendAsync(message, limit.Token);
        }
        catch (SmtpCommandException refused) when (
            refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted && (int)refused.StatusCode >= FirstPermanent)
        {
            throw new MailRefusedException(refused.Message, refused);
        }

        await Leave(client, limit.Token);
    }

    private static SecureSocketOptions SecurityOf(SmtpOptions smtp) =>
        !smtp.UseTls ? SecureSocketOptions.None
        : smtp.Port == ImplicitTlsPort ? SecureSocketOptions.SslOnConnect
        : SecureSocketOptions.StartTls;

    /// <summary>The message is taken: a server that fails at the goodbye must not make it look unsent.</summary>
    private static async Task Leave(SmtpClient client, CancellationToken cancellation)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellation);
        }
#pragma warning disable CA1031 // Whatever it is, it changes nothing any more.
        catch (Exception)
#pragma warning restore CA1031
        {
            // Disposing the client closes the connection.
        }
    }

    private static MimeMessage MessageOf(OutgoingMail mail, SmtpOptions smtp)
    {
        var message = new MimeMessage();
        message.From.Add(new MailboxAddress(smtp.FromName, smtp.From));
        message.To.Add(new MailboxAddress(string.Empty, mail.To));
        message.Subject = mail.Subject;
        message.Body = new TextPart(TextFormat.Plain) { Text = mail.Body };
        message.MessageId = $"{mail.Id:N}@{smtp.From[(smtp.From.IndexOf('@', StringComparison.Ordinal) + 1)..]}";

        // RFC 3834: no out-of-office answers to a portal.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }
}
