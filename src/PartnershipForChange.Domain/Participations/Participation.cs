using PartnershipForChange.Domain.Programme;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Participations;

public enum ParticipationState
{
    Invited,

    /// <summary>Not decided yet; the organisation may still say yes or no.</summary>
    Maybe,
    Accepted,

    /// <summary>Not this round.</summary>
    Declined,
}

/// <summary>An organisation in a round: what it was asked and what it answered.</summary>
public sealed class Participation : Entity
{
    private Participation()
    {
    }

    public Participation(Guid roundId, Guid organisationId, DateTimeOffset invitedAt)
    {
        RoundId = roundId;
        OrganisationId = organisationId;
        InvitedAt = invitedAt;
    }

    public Guid RoundId { get; private set; }

    public Guid OrganisationId { get; private set; }

    public ParticipationState State { get; private set; }

    public DateTimeOffset InvitedAt { get; private set; }

    public DateTimeOffset? RemindedAt { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Who answered.</summary>
    public Guid? AnsweredById { get; private set; }

    /// <summary>The version of the terms that was accepted.</summary>
    public Guid? TermsId { get; private set; }

    /// <summary>How many people it means to send.</summary>
    public int Sends { get; private set; }

    /// <summary>How many guests it means to host.</summary>
    public int Hosts { get; private set; }

    public string Reason { get; private set; } = string.Empty;

    public bool IsIn => State == ParticipationState.Accepted;

    /// <summary>Takes part: accepts the terms and says how many it sends and hosts. May be given again to change the numbers.</summary>
    /// <exception cref="DomainRuleException">When the round does not take answers today or a number is out of range.</exception>
    public void Accept(Round round, PartnershipTerms terms, int sends, int hosts, Guid by, DateTimeOffset now, DateOnly today)
    {
        round.Require(RoundRight.AnswerInvitation, today);
        Sends = Guard.InRange(sends, 0, 1000, nameof(Sends));
        Hosts = Guard.InRange(hosts, 0, 1000, nameof(Hosts));
        TermsId = terms.Id;
        Answer(ParticipationState.Accepted, string.Empty, by, now);
    }

    /// <summary>Leaves the answer open.</summary>
    /// <exception cref="DomainRuleException">When the round does not take answers today or it has accepted already.</exception>
    public void AnswerMaybe(Round round, int sends, int hosts, string? note, Guid by, DateTimeOffset now, DateOnly today)
    {
        round.Require(RoundRight.AnswerInvitation, today);
        Guard.Against(IsIn ? new DomainRuleException("Rules.AlreadyAccepted") : null);
        Sends = Guard.InRange(sends, 0, 1000, nameof(Sends));
        Hosts = Guard.InRange(hosts, 0, 1000, nameof(Hosts));
        Answer(ParticipationState.Maybe, Guard.Optional(note, 1000, nameof(Reason)), by, now);
    }

    /// <summary>Not this round, and why.</summary>
    /// <exception cref="DomainRuleException">
    /// When the round does not take answers today, people or places of the organisation are still in it, or no reason is given.
    /// </exception>
    public void Decline(Round round, bool hasPeopleOrPlaces, string reason, Guid by, DateTimeOffset now, DateOnly today)
    {
        round.Require(RoundRight.AnswerInvitation, today);
        Guard.Against(hasPeopleOrPlaces ? new DomainRuleException("Rules.DeclineWithPeople") : null);
        var why = Guard.Required(reason, 1000, nameof(Reason));
        (Sends, Hosts, TermsId) = (0, 0, null);
        Answer(ParticipationState.Declined, why, by, now);
    }

    public bool CanAnswer(Round round, DateOnly today) => round.Allows(RoundRight.AnswerInvitation, today);

    public void Remind(DateTimeOffset now) => RemindedAt = now;

    private void Answer(ParticipationState state, string reason, Guid by, DateTimeOffset now) =>
        (State, Reason, AnsweredById, AnsweredAt) = (state, reason, by, now);
}
