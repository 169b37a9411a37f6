using System.Security.Cryptography;
using System.Text;

namespace PartnershipForChange.Domain.Surveys;

/// <summary>
/// The names answers are kept under: HMAC-SHA256 of a person under a survey's random salt. The same person has the same
/// name in every wave, and without the salt nobody can tell whose name it is.
/// </summary>
public static class Pseudonym
{
    /// <summary>Hexadecimal digits.</summary>
    public const int Length = 64;

    public const int SaltLength = 32;

    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(SaltLength);

    /// <summary>The name of a person's answers on scales.</summary>
    public static string Of(byte[] salt, Guid person) => Of(salt, $"{person:N}");

    /// <summary>The name of what a person wrote to one question: another one, so that words never stand beside other answers.</summary>
    public static string OfWords(byte[] salt, Guid person, WaveKind wave, string itemKey) => Of(salt, $"{person:N}/{wave}/{itemKey}");

    private static string Of(byte[] salt, string what) => Convert.ToHexStringLower(HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(what)));
}
