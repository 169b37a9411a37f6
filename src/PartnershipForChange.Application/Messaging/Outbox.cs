using Microsoft.Extensions.Options;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Messaging;

/// <summary>Where the portal is reached, as links in messages and calendars need it: configuration section <c>Portal</c>.</summary>
public sealed class PortalOptions
{
    /// <summary>For example <c>https://partnerstvo.example.si</c>; no slash at the end.</summary>
    public string BaseUrl { get; set; } = "http://localhost:5000";
}

/// <summary>Writes messages into the outbox; the caller's save puts them into the same transaction as its change.</summary>
public sealed class Outbox(PortalDbContext db, TimeProvider clock, IOptions<PortalOptions> portal)
{
    /// <summary>
    /// Tells <paramref name="person"/>, in their language, with the texts <c>Mail.{kind}.Subject</c> and <c>.Body</c>.
    /// </summary>
    /// <param name="path">Page the message leads to, beginning with <c>/</c>.</param>
    /// <param name="arguments">Values for both texts, <c>{0}</c> ...; localised texts and dates in the reader's language.</param>
    public void Notify(Person person, string kind, Guid? roundId, string path, params object?[] arguments)
    {
        var text = Text.In(person.Language);
        var body = string.Join(
            "\n\n",
            text["Mail.Greeting", person.FirstName],
            text[$"Mail.{kind}.Body", arguments],
            portal.Value.BaseUrl.TrimEnd('/') + path,
            text["Mail.Closing"]);
        db.OutboxMessages.Add(new OutboxMessage(
            kind, person.Id, person.Email, person.Language, text[$"Mail.{kind}.Subject", arguments], body, roundId, clock.GetUtcNow()));
    }
}
