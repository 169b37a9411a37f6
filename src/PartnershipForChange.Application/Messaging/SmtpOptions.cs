namespace PartnershipForChange.Application.Messaging;

/// <summary>The mail server: configuration section <c>Smtp</c>. Without a host nothing is sent, and messages wait in the outbox.</summary>
public sealed class SmtpOptions
{
    public string Host { get; set; } = string.Empty;

    public int Port { get; set; } = 587;

    /// <summary>Empty: the server asks for no name.</summary>
    public string User { get; set; } = string.Empty;

    public string Password { get; set; } = string.Empty;

    /// <summary>STARTTLS; switch off only for a mail catcher on the same machine.</summary>
    public bool UseTls { get; set; } = true;

    /// <summary>Sender's address.</summary>
    public string From { get; set; } = "portal@example.org";

    /// <summary>Sender's name.</summary>
    public string FromName { get; set; } = "Partnerstvo za spremembe";

    /// <summary>Seconds until a server that says nothing counts as down.</summary>
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>Seconds between two looks into the outbox.</summary>
    public int PollSeconds { get; set; } = 10;

    public bool IsConfigured => Host.Length > 0;
}
