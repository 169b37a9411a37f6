using System.Security.Cryptography;
using PartnershipForChange.Domain.Challenges;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>Codes that people read from a screen in a hall and type on a phone.</summary>
internal static class HallCodes
{
    /// <summary>Capitals and digits that nobody takes for each other.</summary>
    private const string Letters = "ACDEFGHJKLMNPRTUVWXY34679";

    public static string New() => RandomNumberGenerator.GetString(Letters, CallForChallenges.HallCodeLength);

    /// <summary>As it is stored, however it was typed.</summary>
    public static string Of(string? typed) =>
        new([.. (typed ?? string.Empty).Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant).Take(CallForChallenges.HallCodeLength)]);
}
