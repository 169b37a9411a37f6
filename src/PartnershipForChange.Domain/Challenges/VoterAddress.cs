using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Domain.Challenges;

/// <summary>The address of a voter as it counts: the many ways to write one mailbox are one address.</summary>
/// <param name="Canonical">Lower case, without what follows a plus sign; at Gmail also without dots.</param>
/// <param name="Domain">What follows the @.</param>
public sealed record VoterAddress(string Canonical, string Domain)
{
    /// <exception cref="DomainRuleException">When it is not an address.</exception>
    public static VoterAddress Of(string? email)
    {
        var address = Person.NormalisedEmail(email);
        var at = address.LastIndexOf('@');
        var (mailbox, domain) = (address[..at], address[(at + 1)..]);
        if (mailbox.IndexOf('+', StringComparison.Ordinal) is var plus and > 0)
        {
            mailbox = mailbox[..plus];
        }

        if (domain is "gmail.com" or "googlemail.com")
        {
            (mailbox, domain) = (mailbox.Replace(".", string.Empty, StringComparison.Ordinal), "gmail.com");
        }

        return new VoterAddress($"{mailbox}@{domain}", domain);
    }
}
