using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Placements;

/// <summary>How a published placement stands.</summary>
public enum PlacementStanding
{
    /// <summary>Guest, host or both have yet to answer.</summary>
    Waiting,

    /// <summary>Both accepted.</summary>
    Confirmed,

    /// <summary>One of the two declined; the place is free again.</summary>
    Declined,

    /// <summary>The guest's registration or the host place was withdrawn since; the place is free again.</summary>
    FellThrough,

    /// <summary>A coordinator ended it.</summary>
    Ended,
}

/// <summary>A guest at a host place in a week. In a draft it is a plan; published, guest and host answer it.</summary>
public sealed class Placement : Entity
{
    /// <summary>From the Monday of a week to the last day of the stay.</summary>
    public const int DaysAfterMonday = 4;

    private Placement()
    {
    }

    public Placement(MatchRun run, Guid registrationId, Seat seat, bool pinned)
    {
        (RoundId, RunId, RegistrationId) = (run.RoundId, run.Id, registrationId);
        MoveTo(seat, pinned);
    }

    public Guid RoundId { get; private set; }

    public Guid RunId { get; private set; }

    /// <summary>The guest.</summary>
    public Guid RegistrationId { get; private set; }

    public Guid HostPlaceId { get; private set; }

    /// <summary>Its Monday.</summary>
    public DateOnly Week { get; private set; }

    /// <summary>The rank the guest gives the place, from 1.</summary>
    public int Rank { get; private set; }

    /// <summary>Whether the place was among the guest's wishes; <see cref="Rank"/> is one past their end otherwise.</summary>
    public bool IsWish { get; private set; }

    /// <summary>Skills sought by the guest that the place offers.</summary>
    public int Fit { get; private set; }

    /// <summary>A coordinator wants it so; a new draft can keep it.</summary>
    public bool IsPinned { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>The day by which both are asked to answer, and the last one on which an answer can be changed.</summary>
    public DateOnly? AnswerBy { get; private set; }

    public PlacementAnswer Guest { get; private set; } = PlacementAnswer.None;

    public PlacementAnswer Host { get; private set; } = PlacementAnswer.None;

    /// <summary>The day on which those who had not answered were last reminded.</summary>
    public DateOnly? RemindedOn { get; private set; }

    /// <summary>When a coordinator ended it after publishing.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public Guid? EndedById { get; private set; }

    /// <summary>The Friday of its week; a first answer is taken until then.</summary>
    public DateOnly LastDay => Week.AddDays(DaysAfterMonday);

    public Seat Seat => new(HostPlaceId, Week, Rank, IsWish, Fit);

    public bool IsPublished => PublishedAt is not null;

    public bool IsDeclined => Guest.State == AnswerState.Declined || Host.State == AnswerState.Declined;

    public bool IsConfirmed => Guest.State == AnswerState.Accepted && Host.State == AnswerState.Accepted;

    /// <summary>In a draft: changes where the guest goes. <see cref="MatchRun.Step"/> guards and notes it.</summary>
    public void MoveTo(Seat seat, bool pinned) =>
        (HostPlaceId, Week, Rank, IsWish, Fit, IsPinned) = (seat.HostPlaceId, seat.Week, seat.Rank, seat.IsWish, seat.Fit, pinned);

    /// <summary>Told to guest and host, who answer by the day, or by the end of the stay where that comes first.</summary>
    /// <exception cref="DomainRuleException">When its week is over: nobody could answer any more.</exception>
    public void Publish(DateOnly answerBy, DateTimeOffset now, DateOnly today)
    {
        Guard.Against(today > LastDay ? new DomainRuleException("Rules.WeekOver", Week) : null);
        (PublishedAt, AnswerBy) = (now, answerBy < LastDay ? answerBy : LastDay);
    }

    public PlacementAnswer AnswerOf(PlacementParty party) => party == PlacementParty.Guest ? Guest : Host;

    public PlacementStanding Standing(bool isWithdrawn) =>
        EndedAt is not null ? PlacementStanding.Ended
        : IsDeclined ? PlacementStanding.Declined
        : isWithdrawn ? PlacementStanding.FellThrough
        : IsConfirmed ? PlacementStanding.Confirmed
        : PlacementStanding.Waiting;

    /// <summary>Says yes. A first answer is welcome late, until <see cref="LastDay"/>; a changed one is possible until <see cref="AnswerBy"/>, while the place is free.</summary>
    /// <returns>False when the party had accepted already: nothing has changed.</returns>
    /// <exception cref="DomainRuleException">When it is not open to answers, or the place has gone to someone else.</exception>
    public bool Accept(PlacementParty party, AnswerSetting setting, Guid by, DateTimeOffset now)
    {
        if (AnswerOf(party).State == AnswerState.Accepted)
        {
            return false;
        }

        Guard.Against(WhyNotAccept(party, setting));
        Answer(party, new PlacementAnswer(AnswerState.Accepted, now, by, string.Empty));
        return true;
    }

    public bool CanAccept(PlacementParty party, AnswerSetting setting) =>
        AnswerOf(party).State != AnswerState.Accepted && WhyNotAccept(party, setting) is null;

    /// <summary>Says no, with a reason that only the coordinators read. Frees the place.</summary>
    /// <returns>False when the party had declined already: nothing has changed.</returns>
    /// <exception cref="DomainRuleException">When it is not open to answers or no reason is given.</exception>
    public bool Decline(PlacementParty party, AnswerSetting setting, string? reason, Guid by, DateTimeOffset now)
    {
        if (AnswerOf(party).State == AnswerState.Declined)
        {
            return false;
        }

        Guard.Against(WhyNotAnswer(party, setting));
        var why = Guard.Required(reason, PlacementAnswer.ReasonLength, "Reason");
        Answer(party, new PlacementAnswer(AnswerState.Declined, now, by, why));
        return true;
    }

    public bool CanDecline(PlacementParty party, AnswerSetting setting) =>
        AnswerOf(party).State != AnswerState.Declined && WhyNotAnswer(party, setting) is null;

    /// <summary>Whether it is open to answers at all, whoever is still to give one.</summary>
    public bool IsOpenToAnswers(Round round, DateOnly today) => WhyNotOpenToAnswers(round, today) is null;

    /// <summary>Why it is open to no answers; null while it is. It asks for no phase: whoever is told of a place can answer.</summary>
    public DomainRuleException? WhyNotOpenToAnswers(Round round, DateOnly today) =>
        !IsPublished || EndedAt is not null ? new DomainRuleException("Rules.PlacementNotCurrent")
        : !round.CanEdit() ? new DomainRuleException("Rules.RoundClosed", round.Name)
        : !round.Strands.Has(Strand.Exchange) ? new DomainRuleException("Rules.StrandCancelled")
        : today > LastDay ? new DomainRuleException("Rules.StayOver", LastDay)
        : null;

    /// <summary>Reminds those who have not answered, at most once a day.</summary>
    /// <exception cref="DomainRuleException">When nobody can answer any more or is left to answer, or they were reminded today.</exception>
    public void Remind(Round round, DateOnly today)
    {
        Guard.Against(WhyNotRemind(round, today));
        RemindedOn = today;
    }

    /// <summary>What stands against <see cref="Remind"/>; null where nothing does.</summary>
    public DomainRuleException? WhyNotRemind(Round round, DateOnly today) =>
        WhyNotOpenToAnswers(round, today)
        ?? (IsDeclined || IsConfirmed ? new DomainRuleException("Rules.NobodyToRemind")
        : RemindedOn == today ? new DomainRuleException("Rules.RemindedToday")
        : null);

    /// <summary>A coordinator ends it: the place is free and the guest can be placed elsewhere.</summary>
    /// <exception cref="DomainRuleException">When it is not published or has ended.</exception>
    public void End(Guid by, DateTimeOffset now)
    {
        Guard.Against(IsPublished && EndedAt is null ? null : new DomainRuleException("Rules.PlacementNotCurrent"));
        (EndedById, EndedAt) = (by, now);
    }

    private static PlacementParty Other(PlacementParty party) =>
        party == PlacementParty.Guest ? PlacementParty.Host : PlacementParty.Guest;

    private void Answer(PlacementParty party, PlacementAnswer answer)
    {
        if (party == PlacementParty.Guest)
        {
            Guest = answer;
        }
        else
        {
            Host = answer;
        }
    }

    private DomainRuleException? WhyNotAnswer(PlacementParty party, AnswerSetting setting)
    {
        var isChange = AnswerOf(party).State != AnswerState.Waiting;
        return WhyNotOpenToAnswers(setting.Round, setting.Today)
            ?? (isChange && setting.Today > AnswerBy ? new DomainRuleException("Rules.AnswerSettled", AnswerBy!) : null);
    }

    private DomainRuleException? WhyNotAccept(PlacementParty party, AnswerSetting setting) =>
        WhyNotAnswer(party, setting)
        ?? (AnswerOf(Other(party)).State == AnswerState.Declined ? new DomainRuleException($"Rules.DeclinedBy.{Other(party)}")
        : setting.Registration.State == RegistrationState.Withdrawn ? new DomainRuleException("Rules.GuestWithdrew")
        : setting.Registration.State != RegistrationState.Released ? new DomainRuleException("Rules.GuestNotIn")
        : setting.Place.IsWithdrawn ? new DomainRuleException("Rules.HostWithdrew")
        : AnswerOf(party).State == AnswerState.Declined && !setting.IsSeatFree ? new DomainRuleException("Rules.SeatTaken")
        : null);
}
