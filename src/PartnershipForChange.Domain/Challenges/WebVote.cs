using System.Security.Cryptography;

namespace PartnershipForChange.Domain.Challenges;

/// <summary>
/// The vote of one confirmed address. The address itself is not kept, only a keyed hash of it and its domain, from which
/// coordinators see signs of fraud. No part of the audit trail, so that nobody reads tallies out of it.
/// </summary>
public sealed class WebVote
{
    /// <summary>Letters to one address an hour: whoever types a stranger's address does not flood a mailbox.</summary>
    public const int MostAsksAnHour = 5;

    public const int HashLength = 64;
    public const int DomainLength = 253;

    private WebVote()
    {
    }

    public WebVote(Guid roundId, string emailHash, string domain) => (RoundId, EmailHash, Domain) = (roundId, emailHash, domain);

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid RoundId { get; private set; }

    /// <summary>Keyed hash of the address as it counts (<see cref="VoterAddress"/>); unique in the round.</summary>
    public string EmailHash { get; private set; } = string.Empty;

    public string Domain { get; private set; } = string.Empty;

    /// <summary>Keyed hash of the network the vote was last asked for from.</summary>
    public string NetworkHash { get; private set; } = string.Empty;

    /// <summary>The submission that counts; null while the address is not confirmed.</summary>
    public Guid? ChoiceId { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>The choice that the last letter's link confirms; null once it has.</summary>
    public Guid? AskedChoiceId { get; private set; }

    /// <summary>Hash of the last letter's secret; letters before it open nothing any more.</summary>
    public string TokenHash { get; private set; } = string.Empty;

    /// <summary>When the first of the last hour's letters was asked for.</summary>
    public DateTimeOffset AskedSince { get; private set; }

    public int AsksInHour { get; private set; }

    /// <summary>The act by which coordinators left it out; null where it counts.</summary>
    public Guid? SetAsideId { get; private set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; } = Guid.NewGuid();

    /// <summary>Somebody chooses with this address; it counts once the letter's link is used. False when it has had letters enough.</summary>
    public bool Ask(Guid choiceId, string tokenHash, string networkHash, DateTimeOffset now)
    {
        if (now - AskedSince >= TimeSpan.FromHours(1))
        {
            (AskedSince, AsksInHour) = (now, 0);
        }

        if (AsksInHour >= MostAsksAnHour)
        {
            return false;
        }

        AsksInHour++;
        (AskedChoiceId, TokenHash, NetworkHash, Version) = (choiceId, tokenHash, networkHash, Guid.NewGuid());
        return true;
    }

    /// <summary>The letter's link is used. The choice counts from now on, in place of an earlier one.</summary>
    /// <exception cref="DomainRuleException">When the link was used before, or nobody votes today.</exception>
    public void Confirm(CallForChallenges call, Rounds.Round round, DateTimeOffset now, DateOnly today)
    {
        call.RequireVotes(round, today);
        Guard.Against(AskedChoiceId is null ? new DomainRuleException("Rules.VoteConfirmed") : null);
        (ChoiceId, ConfirmedAt, AskedChoiceId, Version) = (AskedChoiceId, now, null, Guid.NewGuid());
    }

    /// <summary>Forgets whose it is and when it was cast; the choice goes on counting.</summary>
    public void Forget()
    {
        (EmailHash, TokenHash) = (Convert.ToHexString(RandomNumberGenerator.GetBytes(32)), Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
        (Domain, NetworkHash, ConfirmedAt, AskedChoiceId) = (string.Empty, string.Empty, null, null);
        (AskedSince, AsksInHour, Version) = (default, 0, Guid.NewGuid());
    }

    /// <summary>Leaves it out of the tally, or with null takes it in again.</summary>
    public void SetAside(VotesSetAside? act) => (SetAsideId, Version) = (act?.Id, Guid.NewGuid());
}
