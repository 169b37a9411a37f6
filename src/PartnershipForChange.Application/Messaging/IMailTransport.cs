namespace PartnershipForChange.Application.Messaging;

/// <summary>One message as a mail server takes it.</summary>
/// <param name="Id">Stays the same when the message is tried again; becomes the Message-ID, by which mailboxes drop a second copy.</param>
/// <param name="Body">Plain text.</param>
public sealed record OutgoingMail(Guid Id, string To, string Subject, string Body);

/// <summary>Hands messages to a mail server.</summary>
public interface IMailTransport
{
    /// <summary>Returns once the server has taken the message.</summary>
    /// <exception cref="MailRefusedException">The server will never take it: trying again is useless.</exception>
    /// <exception cref="Exception">Any other: it may take it later.</exception>
    Task Send(OutgoingMail mail, CancellationToken cancellation);
}

/// <summary>The mail server refuses this message for good, for example because there is no such address.</summary>
public sealed class MailRefusedException(string reason, Exception inner) : Exception(reason, inner);
