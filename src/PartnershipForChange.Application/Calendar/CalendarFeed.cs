using System.Security.Cryptography;
using System.Text;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Calendar;

/// <summary>
/// Somebody's private calendar, which their calendar program fetches without signing in. Whoever knows its address reads
/// it, so the address holds a secret of which the database keeps only the hash (<see cref="LinkToken"/>).
/// </summary>
public sealed class CalendarFeed : Entity
{
    private CalendarFeed()
    {
    }

    public CalendarFeed(Person person, string token, DateTimeOffset now)
    {
        PersonId = person.Id;
        Renew(token, now);
    }

    public Guid PersonId { get; private set; }

    public string TokenHash { get; private set; } = string.Empty;

    /// <summary>When the address was given out.</summary>
    public DateTimeOffset IssuedAt { get; private set; }

    /// <summary>Another address: the old one opens nothing any more.</summary>
    public void Renew(string token, DateTimeOffset now) => (TokenHash, IssuedAt) = (LinkToken.Hash(token), now);

    /// <summary>True for the secret of its address; takes as long for every wrong one.</summary>
    public bool Opens(string token) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(LinkToken.Hash(token)), Encoding.ASCII.GetBytes(TokenHash));
}
