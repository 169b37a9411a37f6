using System.Security.Cryptography;

namespace PartnershipForChange.Domain.Documents;

/// <summary>
/// The code by which a stranger checks a certificate: eleven random characters (55 bits) of Crockford's 32-letter alphabet,
/// which has no I, L, O and U to be misread, and a twelfth that checks them (Luhn algorithm modulo 32), so that a slip of
/// the pen is not mistaken for a forgery.
/// </summary>
public static class CertificateCode
{
    public const int Length = 12;

    /// <summary>The letters, by their values 0 to 31.</summary>
    public const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New()
    {
        var body = RandomNumberGenerator.GetString(Alphabet, Length - 1);
        return body + CheckOf(body);
    }

    /// <summary>In groups of four, for reading aloud.</summary>
    public static string Shown(string code) => string.Join('-', code.Chunk(4).Select(part => new string(part)));

    /// <summary>
    /// What somebody typed as a code would be stored: capitals, O read as 0, I and L as 1, anything else left out. At most
    /// one letter longer than a code, so that no text is a code by accident.
    /// </summary>
    public static string Normalised(string? typed) => new([
        .. (typed ?? string.Empty).ToUpperInvariant().Select(c => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c })
            .Where(c => Alphabet.Contains(c, StringComparison.Ordinal)).Take(Length + 1)]);

    /// <summary>True when the last letter fits the others: it was not mistyped.</summary>
    public static bool IsWhole(string code) => code.Length == Length && code.All(Alphabet.Contains) && CheckOf(code[..^1]) == code[^1];

    private static char CheckOf(string body)
    {
        var (sum, factor) = (0, 2);
        for (var i = body.Length - 1; i >= 0; i--)
        {
            var product = factor * Alphabet.IndexOf(body[i], StringComparison.Ordinal);
            sum += (product / Alphabet.Length) + (product % Alphabet.Length);
            factor = 3 - factor;
        }

        return Alphabet[(Alphabet.Length - (sum % Alphabet.Length)) % Alphabet.Length];
    }
}
