using Microsoft.Extensions.Options;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Messaging;

/// <summary>Where the portal is reached and who lets the others in: configuration section <c>Portal</c>.</summary>
public sealed class PortalOptions
{
    /// <summary>For example <c>https://partnerstvo.example.si</c>; no slash at the end.</summary>
    public string BaseUrl { get; set; } = "http://localhost:5000";

    /// <summary>Who is invited to be coordinator while the portal has none; see <see cref="Identity.FirstCoordinatorService"/>.</summary>
    public string? FirstCoordinatorEmail { get; set; }

    /// <summary>
    /// Goes into the hashes of voters' addresses beside what the database holds, so that whoever has a copy of the database
    /// alone cannot try addresses out. Must not change while a vote is open.
    /// </summary>
    public string VoterPepper { get; set; } = string.Empty;
}

/// <summary>Writes messages into the outbox; the caller's save puts them into the same transaction as its change.</summary>
public sealed class Outbox(PortalDbContext db, TimeProvider clock, IOptions<PortalOptions> portal)
{
    /// <summary>
    /// Tells <paramref name="person"/>, in their language, with the texts <c>Mail.{kind}.Subject</c> and <c>.Body</c>. Whoever
    /// has no account is led to the page through an invitation, which the save adds (<see cref="Identity.NoticeInvitations"/>). Somebody whose
    /// name is not kept any more is told nothing.
    /// </summary>
    /// <param name="path">Page the message leads to, beginning with <c>/</c>.</param>
    /// <param name="arguments">Values for both texts, <c>{0}</c> ...; localised texts and dates in the reader's language.</param>
    public void Notify(Person person, string kind, Guid? roundId, string path, params object?[] arguments)
    {
        if (person.IsNameless)
        {
            return;
        }

        var notice = new Notice(kind, path, arguments);
        db.OutboxMessages.Add(Message(Addressee.Of(person), notice, roundId, [LinkTo(path)], notice.NeedsAccount));
    }

    /// <summary>The same to an address that needs no account, such as a mentor's.</summary>
    public void Notify(Addressee to, Guid? roundId, Notice notice) =>
        db.OutboxMessages.Add(Message(to, notice, roundId, [LinkTo(notice.Path)]));

    /// <summary>
    /// The same with a link that opens something by itself (an invitation, a new password). The link is taken out of
    /// the stored message once it has left.
    /// </summary>
    /// <param name="path">Page with the link's secret; the notice's own path is where it leads in the end.</param>
    /// <param name="note">A finished sentence before the link, in the reader's language.</param>
    public void NotifyWithSecretLink(Person person, Guid? roundId, Notice notice, string path, string note) =>
        NotifyWithSecretLink(Addressee.Of(person), roundId, notice, path, note);

    /// <inheritdoc cref="NotifyWithSecretLink(Person, Guid?, Notice, string, string)"/>
    public void NotifyWithSecretLink(Addressee to, Guid? roundId, Notice notice, string path, string note)
    {
        var link = LinkTo(path);
        var message = Message(to, notice, roundId, [note, link]);
        message.KeepSecret(link);
        db.OutboxMessages.Add(message);
    }

    private OutboxMessage Message(Addressee to, Notice notice, Guid? roundId, string[] last, bool needsAccount = false)
    {
        var text = Text.In(to.Language);
        var greeting = to.Name.Length > 0 ? text["Mail.Greeting", to.Name] : text["Mail.GreetingToAnyone"];
        var body = text[$"Mail.{notice.Kind}.Body", notice.Arguments];
        string[] paragraphs = [greeting, last.Length > 1 ? OutboxMessage.Finished(body) : body, .. last, text["Mail.Closing"]];
        return new OutboxMessage(
            notice.Kind, to.PersonId, to.Email, to.Language, text[$"Mail.{notice.Kind}.Subject", notice.Arguments],
            string.Join("\n\n", paragraphs), roundId, clock.GetUtcNow())
        {
            Asks = needsAccount ? notice : null,
        };
    }

    private string LinkTo(string path) => portal.Value.BaseUrl.TrimEnd('/') + path;
}
