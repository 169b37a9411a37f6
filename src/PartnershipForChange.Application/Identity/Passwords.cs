using Microsoft.AspNetCore.Identity;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Identity;

/// <summary>
/// What a password must be: long, not repetitive, not guessable from who the person is. No rules on kinds of
/// characters, which make passwords harder to remember and no harder to guess (NIST SP 800-63B, 5.1.1.2).
/// </summary>
public sealed class Passwords(IPasswordHasher<PortalUser> hasher)
{
    public const int Shortest = 12;

    /// <summary>Bounds the cost of hashing.</summary>
    public const int Longest = 128;

    private const int LeastDifferent = 5;

    // Of the passwords that leak most often, the roots of those that are long enough for us.
    private static readonly string[] Common =
        ["password", "123456789", "qwertyui", "asdfghjk", "iloveyou", "letmein", "welcome", "administrator", "geslogeslo", "dobrodos"];

    /// <summary>Takes the place of a hash where there is no account, so that an answer takes as long as where there is one.</summary>
    private readonly string _nobodys = hasher.HashPassword(new PortalUser(), Guid.NewGuid().ToString());

    /// <summary>Checks a new password and gives it to an account.</summary>
    /// <exception cref="DomainRuleException">With field <c>Password</c>, when it is too weak.</exception>
    public void Set(PortalUser user, string password, Person person)
    {
        if (WhyNot(password, person) is { } rule)
        {
            throw new DomainRuleException(rule, Shortest, Longest) { Field = "Password" };
        }

        user.SetPassword(hasher.HashPassword(user, password));
    }

    /// <summary>True when it is this account's; false, after as long a time, for no account.</summary>
    public bool IsRight(PortalUser? user, string password) =>
        password.Length <= Longest
        && hasher.VerifyHashedPassword(user ?? new PortalUser(), user?.PasswordHash ?? _nobodys, password) != PasswordVerificationResult.Failed
        && user?.PasswordHash is not null;

    private static string? WhyNot(string password, Person person)
    {
        var folded = Folded.Of(password);
        string[] own = [person.FirstName, person.LastName, person.Email.Split('@')[0]];
        return password.Length < Shortest ? "Rules.PasswordShort"
            : password.Length > Longest ? "Rules.PasswordLong"
            : password.Distinct().Count() < LeastDifferent ? "Rules.PasswordRepetitive"
            : Array.Exists(Common, c => folded.StartsWith(c, StringComparison.Ordinal)) ? "Rules.PasswordCommon"
            : Array.Exists(own, part => part.Length > 3 && folded.Contains(Folded.Of(part), StringComparison.Ordinal)) ? "Rules.PasswordOwnName"
            : null;
    }
}
