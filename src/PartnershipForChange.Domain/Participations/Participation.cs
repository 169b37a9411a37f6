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
    public const int ReasonLength = 1000;

    /// <summary>The most people an organisation can send or host.</summary>
    public const int MostPeople = 1000;

    private Participation()
    {
    }

    public Participation(Guid roundId, Guid organisationId, DateTimeOffset invitedAt)
    {
        RoundId = roundId;
        OrganisationId = organisationId;
        InvitedAt = invitedAt;
    }

    /// <summary>Invites an organisation into a round.</summary>
    /// <exception cref="DomainRuleException">When the round is not open.</exception>
    public static Participation Invite(Round round, Guid organisationId, DateTimeOffset now)
    {
        Guard.Against(
            round.State == RoundState.Closed ? new DomainRuleException("Rules.RoundClosed", round.Name)
            : round.State == RoundState.Draft ? new DomainRuleException("Rules.RoundNotOpen")
            : null);
        return new Participation(round.Id, organisationId, now);
    }

    /// <summary>Why contacts cannot be written to about the invitation, so that nobody is asked for what they cannot give; null where they can.</summary>
    public static DomainRuleException? WhyNotWrite(Round round, DateOnly today) => round.State switch
    {
        RoundState.Closed => new DomainRuleException("Rules.RoundClosed", round.Name),
        RoundState.Draft => new DomainRuleException("Rules.RoundNotOpen"),
        _ => round.LastDayOf(RoundRight.AnswerInvitation, today) is null ? new DomainRuleException("Rules.AnswersOver") : null,
    };

    public Guid RoundId { get; private set; }

    public Guid OrganisationId { get; private set; }

    public ParticipationState State { get; private set; }

    public DateTimeOffset InvitedAt { get; private set; }

    /// <summary>The last day its contacts were reminded to answer.</summary>
    public DateOnly? RemindedOn { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Who answered.</summary>
    public Guid? AnsweredById { get; private set; }

    /// <summary>True when a coordinator gave the answer, for an organisation that wrote or called.</summary>
    public bool AnsweredOnBehalf { get; private set; }

    /// <summary>The version of the terms that was accepted.</summary>
    public Guid? TermsId { get; private set; }

    public DateTimeOffset? TermsAcceptedAt { get; private set; }

    /// <summary>Who accepted the terms; a later change of the numbers leaves it.</summary>
    public Guid? TermsAcceptedById { get; private set; }

    /// <summary>How many people it means to send.</summary>
    public int Sends { get; private set; }

    /// <summary>How many guests it means to host.</summary>
    public int Hosts { get; private set; }

    public string Reason { get; private set; } = string.Empty;

    public bool IsIn => State == ParticipationState.Accepted;

    /// <summary>It said yes or no; maybe still waits.</summary>
    public bool IsDecided => State is ParticipationState.Accepted or ParticipationState.Declined;

    /// <summary>Takes part: accepts the terms and says how many it sends and hosts. May be given again to change the numbers.</summary>
    /// <param name="onBehalf">A coordinator answers for the organisation: possible as long as the round is open.</param>
    /// <exception cref="DomainRuleException">When the round does not take answers today or a number is out of range.</exception>
    public void Accept(
        Round round, PartnershipTerms terms, int sends, int hosts, Guid by, DateTimeOffset now, DateOnly today, bool onBehalf = false)
    {
        Guard.Against(WhyNotAnswer(round, today, onBehalf));
        Expect(sends, hosts);
        if (TermsId != terms.Id)
        {
            (TermsId, TermsAcceptedAt, TermsAcceptedById) = (terms.Id, now, by);
        }

        Answer(ParticipationState.Accepted, string.Empty, by, now, onBehalf);
    }

    /// <summary>Leaves the answer open.</summary>
    /// <exception cref="DomainRuleException">When the round does not take answers today or it has accepted already.</exception>
    public void AnswerMaybe(
        Round round, int sends, int hosts, string? note, Guid by, DateTimeOffset now, DateOnly today, bool onBehalf = false)
    {
        Guard.Against(WhyNotAnswer(round, today, onBehalf) ?? (IsIn ? new DomainRuleException("Rules.AlreadyAccepted") : null));
        var reason = Guard.Optional(note, ReasonLength, nameof(Reason));
        Expect(sends, hosts);
        Answer(ParticipationState.Maybe, reason, by, now, onBehalf);
    }

    /// <summary>Not this round, and why.</summary>
    /// <exception cref="DomainRuleException">
    /// When the round does not take answers today, people or places of the organisation are still in it, or no reason is given.
    /// </exception>
    public void Decline(
        Round round, bool hasPeopleOrPlaces, string reason, Guid by, DateTimeOffset now, DateOnly today, bool onBehalf = false)
    {
        Guard.Against(WhyNotAnswer(round, today, onBehalf) ?? (hasPeopleOrPlaces ? new DomainRuleException("Rules.DeclineWithPeople") : null));
        var why = Guard.Required(reason, ReasonLength, nameof(Reason));
        (Sends, Hosts, TermsId, TermsAcceptedAt, TermsAcceptedById) = (0, 0, null, null, null);
        Answer(ParticipationState.Declined, why, by, now, onBehalf);
    }

    public bool CanAnswer(Round round, DateOnly today, bool onBehalf = false) => WhyNotAnswer(round, today, onBehalf) is null;

    /// <summary>Only an organisation that takes part offers host places and nominates.</summary>
    /// <exception cref="DomainRuleException">When it has not accepted.</exception>
    public void RequireIn() => Guard.Against(IsIn ? null : new DomainRuleException("Rules.NotTakingPart"));

    /// <summary>Notes that its contacts are reminded to answer today.</summary>
    /// <exception cref="DomainRuleException">When it has answered yes or no, or was reminded today already.</exception>
    public void Remind(DateOnly today)
    {
        Guard.Against(WhyNotRemind(today));
        RemindedOn = today;
    }

    public bool CanRemind(DateOnly today) => WhyNotRemind(today) is null;

    /// <summary>Keeps what the organisation answered and when, and nobody who did it.</summary>
    public void Forget() => (Reason, AnsweredById, TermsAcceptedById) = (string.Empty, null, null);

    private DomainRuleException? WhyNotRemind(DateOnly today) =>
        IsDecided ? new DomainRuleException("Rules.AnsweredAlready")
        : RemindedOn == today ? new DomainRuleException("Rules.InvitationRemindedToday")
        : null;

    private static DomainRuleException? WhyNotAnswer(Round round, DateOnly today, bool onBehalf) => round.State switch
    {
        RoundState.Closed => new DomainRuleException("Rules.RoundClosed", round.Name),
        RoundState.Draft => new DomainRuleException("Rules.RoundNotOpen"),
        _ => onBehalf || round.Allows(RoundRight.AnswerInvitation, today) ? null : new DomainRuleException("Rules.NotNow.AnswerInvitation"),
    };

    private void Expect(int sends, int hosts)
    {
        (Sends, Hosts) = (Guard.InRange(sends, 0, MostPeople, nameof(Sends)), Guard.InRange(hosts, 0, MostPeople, nameof(Hosts)));
    }

    private void Answer(ParticipationState state, string reason, Guid by, DateTimeOffset now, bool onBehalf) =>
        (State, Reason, AnsweredById, AnsweredAt, AnsweredOnBehalf) = (state, reason, by, now, onBehalf);
}
