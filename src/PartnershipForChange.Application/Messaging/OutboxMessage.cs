namespace PartnershipForChange.Application.Messaging;

public enum OutboxState
{
    /// <summary>To be sent, now or at <see cref="OutboxMessage.NextAttemptAt"/>.</summary>
    Waiting,

    /// <summary>One node is handing it to the mail server.</summary>
    Sending,
    Sent,

    /// <summary>Given up after several attempts, or refused for good.</summary>
    Failed,

    /// <summary>
    /// The portal stopped while handing it over, so nobody knows whether it left. A coordinator decides; it is never
    /// sent again by itself.
    /// </summary>
    Unconfirmed,
}

/// <summary>
/// A message to one person, written in the same transaction as the change it tells of and sent after, so that a
/// mail server that is down loses nothing.
/// </summary>
public sealed class OutboxMessage
{
    public const int MostAttempts = 8;

    private OutboxMessage()
    {
    }

    public OutboxMessage(string kind, Guid? personId, string to, Language language, string subject, string body, Guid? roundId, DateTimeOffset now)
    {
        (Kind, PersonId, To, Language, Subject, Body, RoundId) = (kind, personId, to, language, subject, body, roundId);
        CreatedAt = NextAttemptAt = now;
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>Which notice it is: the name of its texts, <c>Mail.{Kind}.Subject</c> and <c>.Body</c>.</summary>
    public string Kind { get; private set; } = string.Empty;

    public Guid? PersonId { get; private set; }

    public string To { get; private set; } = string.Empty;

    public Language Language { get; private set; }

    public string Subject { get; private set; } = string.Empty;

    /// <summary>Plain text.</summary>
    public string Body { get; private set; } = string.Empty;

    /// <summary>
    /// A link in <see cref="Body"/> that opens something by itself; empty where there is none, and once it has left.
    /// </summary>
    public string SecretLink { get; private set; } = string.Empty;

    public Guid? RoundId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public OutboxState State { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>While it waits: when it is due. While it is being handed over: since when.</summary>
    public DateTimeOffset NextAttemptAt { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    public string LastError { get; private set; } = string.Empty;

    /// <summary>Concurrency token: of two nodes that take the same message, one wins (<see cref="OutboxDeliveryService"/>).</summary>
    public Guid Version { get; private set; } = Guid.NewGuid();

    /// <summary>
    /// What it tells, while it is being written and where its page needs an account: its reader may have none yet, see
    /// <see cref="Identity.NoticeInvitations"/>. Not stored.
    /// </summary>
    internal Notice? Asks { get; init; }

    /// <summary>Marks a link in the text as secret.</summary>
    internal void KeepSecret(string secretLink) => SecretLink = secretLink;

    /// <summary>Leads its reader, who has no account yet, through an invitation to the page.</summary>
    /// <param name="path">The invitation's, with its secret.</param>
    /// <param name="note">A finished sentence before the link.</param>
    internal void LeadThrough(string path, string note)
    {
        var page = Asks!.Path;
        var at = Body.LastIndexOf(page, StringComparison.Ordinal);
        var line = Body.LastIndexOf('\n', at) + 1;
        SecretLink = Body[line..at] + path;
        Body = $"{Finished(Body[..line].TrimEnd())}\n\n{note}\n\n{SecretLink}{Body[(at + page.Length)..]}";
    }

    /// <summary>A text that led up to a link, where another sentence now follows it.</summary>
    internal static string Finished(string text) => text.EndsWith(':') ? $"{text[..^1]}." : text;

    public void Succeed(DateTimeOffset now)
    {
        SentAt = now;
        LastError = string.Empty;
        Body = BodyWithoutSecret();
        SecretLink = string.Empty;
        Become(OutboxState.Sent);
    }

    /// <summary>Tries again after 1, 2, 4 ... minutes, at most two hours apart; gives up after <see cref="MostAttempts"/>.</summary>
    public void Fail(string error, DateTimeOffset now)
    {
        LastError = Shortened(error);
        NextAttemptAt = now.AddMinutes(Math.Min(Math.Pow(2, Attempts - 1), 120));
        Become(Attempts >= MostAttempts ? OutboxState.Failed : OutboxState.Waiting);
    }

    /// <summary>The server will never take it.</summary>
    public void Refuse(string error)
    {
        LastError = Shortened(error);
        Become(OutboxState.Failed);
    }

    /// <summary>The text with its secret link, where it has one, replaced by an ellipsis.</summary>
    public string BodyWithoutSecret() => SecretLink.Length == 0 ? Body : Body.Replace(SecretLink, "…", StringComparison.Ordinal);

    /// <summary>A coordinator asks for it to be sent (again).</summary>
    /// <exception cref="DomainRuleException">When it is sent or about to be.</exception>
    public void SendAgain(DateTimeOffset now)
    {
        Guard.Against(CanSendAgain() ? null : new DomainRuleException("Rules.MessageNotStuck"));
        Attempts = 0;
        NextAttemptAt = now;
        Become(OutboxState.Waiting);
    }

    public bool CanSendAgain() => State is OutboxState.Failed or OutboxState.Unconfirmed;

    private static string Shortened(string error) => error.Length <= 1000 ? error : error[..1000];

    private void Become(OutboxState state) => (State, Version) = (state, Guid.NewGuid());
}
