using System.Net;
using System.Net.Mail;
using System.Text;
using Microsoft.Extensions.Options;

namespace PartnershipForChange.Application.Messaging;

/// <summary>Sends over SMTP with the framework's own client.</summary>
public sealed class SmtpTransport(IOptions<SmtpOptions> options) : IMailTransport
{
    // RFC 5321, 4.2.1: 5yz is a permanent failure; 421, 450 ... pass. 4.2.3: from 550 on it is about the mailbox or the message,
    // before that about the conversation (530: sign in first), which a coordinator mends for all messages at once.
    private const int FirstOfMessage = 550;

    public async Task Send(OutgoingMail mail, CancellationToken cancellation)
    {
        var smtp = options.Value;
        using var message = MessageOf(mail, smtp);
        using var client = new SmtpClient(smtp.Host, smtp.Port) { EnableSsl = smtp.UseTls };
        if (smtp.User.Length > 0)
        {
            client.Credentials = new NetworkCredential(smtp.User, smtp.Password);
        }

        // SmtpClient.Timeout does not bound its asynchronous send.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(smtp.TimeoutSeconds));
        try
        {
            await client.SendMailAsync(message, limit.Token);
        }
        catch (SmtpException refused) when ((int)refused.StatusCode >= FirstOfMessage)
        {
            throw new MailRefusedException(refused.Message, refused);
        }
    }

    internal static MailMessage MessageOf(OutgoingMail mail, SmtpOptions smtp)
    {
        var from = new MailAddress(smtp.From, smtp.FromName, Encoding.UTF8);
        var message = new MailMessage(from, new MailAddress(mail.To))
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Body,
            BodyEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", $"<{mail.Id:N}@{from.Host}>");

        // RFC 3834: no out-of-office answers to a portal.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
