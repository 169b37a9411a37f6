using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace PartnershipForChange.Application.Identity;

/// <summary>The secret in a link that is sent by e-mail. The database keeps only its hash, so that a copy of it opens no account.</summary>
public static class LinkToken
{
    /// <summary>Length of <see cref="Hash"/>.</summary>
    public const int HashLength = 64;

    /// <summary>256 random bits, as they stand in an address.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256 in hexadecimal. A plain hash suffices: the token is random, not chosen by a person.</summary>
    public static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
