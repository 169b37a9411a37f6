namespace PartnershipForChange.Domain.Challenges;

public enum VoteSignKind
{
    /// <summary>Addresses of a service that gives them away for some minutes.</summary>
    ThrowAwayDomain,

    /// <summary>Many addresses of one domain, not one of the great mail services, in a short time.</summary>
    OneDomain,

    /// <summary>Many votes from one network in a short time.</summary>
    OneNetwork,

    /// <summary>Many votes altogether in a short time.</summary>
    Burst,
}

/// <summary>What is known of a vote besides its choice, which no sign looks at.</summary>
/// <param name="At">When it was confirmed.</param>
/// <param name="Network">Keyed hash.</param>
public sealed record VoteTrace(Guid Id, DateTimeOffset At, string Domain, string Network);

/// <summary>Votes that may not be what they seem. A sign proves nothing: an office votes from one network too.</summary>
/// <param name="What">The domain or the network's hash; empty for a burst.</param>
/// <param name="From">First of the votes.</param>
/// <param name="To">Last of the votes.</param>
public sealed record VoteSign(VoteSignKind Kind, string What, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<Guid> Votes);

/// <summary>Finds signs of fraud in the web vote.</summary>
public static class VoteSigns
{
    /// <summary>So many votes of one domain or network within <see cref="ShortTime"/> are a sign.</summary>
    public const int Many = 10;

    /// <summary>So many votes altogether within <see cref="ShortTime"/> are a sign.</summary>
    public const int VeryMany = 50;

    public static readonly TimeSpan ShortTime = TimeSpan.FromMinutes(10);

    private static readonly HashSet<string> ThrowAway =
    [
        "10minutemail.com", "10minutemail.net", "1secmail.com", "burnermail.io", "discard.email", "dispostable.com", "emailondeck.com",
        "fakeinbox.com", "getairmail.com", "getnada.com", "grr.la", "guerrillamail.com", "guerrillamail.net", "guerrillamail.org",
        "inboxkitten.com", "mailcatch.com", "maildrop.cc", "mailinator.com", "mailnesia.com", "mintemail.com", "moakt.com", "mohmal.com",
        "mytemp.email", "nada.email", "sharklasers.com", "spam4.me", "spamgourmet.com", "temp-mail.org", "tempail.com", "tempmailo.com",
        "tempr.email", "throwawaymail.com", "trashmail.com", "trashmail.de", "yopmail.com", "yopmail.fr", "yopmail.net",
    ];

    /// <summary>Everybody has an address there, so many of them at once say nothing.</summary>
    private static readonly HashSet<string> Great =
    [
        "amis.net", "email.si", "gmail.com", "gmx.de", "gmx.net", "hotmail.com", "icloud.com", "live.com", "me.com", "msn.com", "outlook.com",
        "proton.me", "protonmail.com", "siol.net", "t-2.net", "telemach.net", "volja.net", "yahoo.com",
    ];

    public static bool IsThrowAway(string domain) => ThrowAway.Contains(domain);

    /// <summary>Every sign, the gravest kind first, then by time.</summary>
    public static IReadOnlyList<VoteSign> Of(IEnumerable<VoteTrace> votes)
    {
        var all = votes.OrderBy(v => v.At).ThenBy(v => v.Id).ToList();
        return
        [
            .. all.Where(v => IsThrowAway(v.Domain)).GroupBy(v => v.Domain).Select(g => Sign(VoteSignKind.ThrowAwayDomain, g.Key, [.. g])),
            .. all.Where(v => !IsThrowAway(v.Domain) && !Great.Contains(v.Domain)).GroupBy(v => v.Domain)
                .SelectMany(g => Stretches(VoteSignKind.OneDomain, g.Key, [.. g], Many)),
            .. all.Where(v => v.Network.Length > 0).GroupBy(v => v.Network)
                .SelectMany(g => Stretches(VoteSignKind.OneNetwork, g.Key, [.. g], Many)),
            .. Stretches(VoteSignKind.Burst, string.Empty, all, VeryMany),
        ];
    }

    /// <summary>The stretches of time in which any span of <see cref="ShortTime"/> holds so many votes; spans that meet are one.</summary>
    private static IEnumerable<VoteSign> Stretches(VoteSignKind kind, string what, IReadOnlyList<VoteTrace> votes, int many)
    {
        int from = -1, to = -1, first = 0;
        for (var last = 0; last < votes.Count; last++)
        {
            while (votes[last].At - votes[first].At > ShortTime)
            {
                first++;
            }

            if (last - first + 1 < many)
            {
                continue;
            }

            if (from >= 0 && first > to)
            {
                yield return Sign(kind, what, [.. votes.Take(to + 1).Skip(from)]);
                from = -1;
            }

            (from, to) = (from < 0 ? first : from, last);
        }

        if (from >= 0)
        {
            yield return Sign(kind, what, [.. votes.Take(to + 1).Skip(from)]);
        }
    }

    private static VoteSign Sign(VoteSignKind kind, string what, IReadOnlyList<VoteTrace> votes) =>
        new(kind, what, votes[0].At, votes[^1].At, [.. votes.Select(v => v.Id)]);
}
