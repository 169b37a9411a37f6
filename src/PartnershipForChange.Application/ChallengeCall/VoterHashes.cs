using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using PartnershipForChange.Domain.Challenges;

namespace PartnershipForChange.Application.ChallengeCall;

/// <summary>
/// What is kept of voters: HMAC-SHA-256 (RFC 2104) under the call's own secret and the portal's pepper, so that addresses of
/// one call can neither be tried out from a copy of the database alone nor compared with those of another.
/// </summary>
internal sealed class VoterHashes(CallForChallenges call, string pepper)
{
    private readonly byte[] _key = [.. Convert.FromBase64String(call.VoteKey), .. Encoding.UTF8.GetBytes(pepper)];

    public string OfAddress(VoterAddress address) => Of($"address {address.Canonical}");

    /// <summary>Of the network, not of the device: the first 24 bits of an IPv4 address, 48 of an IPv6 one; empty where unknown.</summary>
    public string OfNetwork(IPAddress? address) => address is null ? string.Empty : Of($"network {Prefix(address)}");

    private static string Prefix(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        return Convert.ToHexString(bytes, 0, plain.AddressFamily == AddressFamily.InterNetwork ? 3 : 6);
    }

    private string Of(string value) => Convert.ToHexString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(value)));
}
