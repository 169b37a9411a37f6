using System.Security.Cryptography;

namespace PartnershipForChange.Domain.Challenges;

/// <summary>The vote of one device in the hall. No part of the audit trail.</summary>
public sealed class HallVote
{
    private HallVote()
    {
    }

    public HallVote(CallForChallenges call, string deviceHash, Guid choiceId, DateTimeOffset now)
    {
        (RoundId, Turn, DeviceHash) = (call.RoundId, call.HallTurn, deviceHash);
        Choose(choiceId, now);
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid RoundId { get; private set; }

    /// <summary><see cref="CallForChallenges.HallTurn"/> it was cast in.</summary>
    public int Turn { get; private set; }

    /// <summary>Hash of the device's signed cookie; unique in the turn.</summary>
    public string DeviceHash { get; private set; } = string.Empty;

    public Guid ChoiceId { get; private set; }

    public DateTimeOffset CastAt { get; private set; }

    /// <summary>Forgets which device cast it; the choice goes on counting.</summary>
    public void Forget() => DeviceHash = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Chooses, or another while the vote is open.</summary>
    public void Choose(Guid choiceId, DateTimeOffset now) => (ChoiceId, CastAt) = (choiceId, now);
}
