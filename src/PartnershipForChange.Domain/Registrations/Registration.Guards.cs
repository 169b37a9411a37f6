using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Registrations;

/// <content>What each verb asks first, shared with its <c>CanX</c> twin.</content>
public sealed partial class Registration
{
    private static readonly TimeSpan BetweenReminders = TimeSpan.FromHours(20);

    private DomainRuleException? WhyNotSave(Round round, DateOnly today) => State switch
    {
        RegistrationState.Withdrawn => new DomainRuleException("Rules.RegistrationWithdrawn"),
        RegistrationState.Released => new DomainRuleException("Rules.RegistrationReleased"),
        RegistrationState.Submitted => new DomainRuleException("Rules.RegistrationSubmitted"),
        _ => WhyNot(RoundRight.Register, round, today),
    };

    private DomainRuleException? WhyNotTakeBack(Round round, DateOnly today) =>
        State != RegistrationState.Submitted ? new DomainRuleException("Rules.NotSubmitted") : WhyNot(RoundRight.Register, round, today);

    private DomainRuleException? WhyNotComeBack(Round round, DateOnly today) =>
        State != RegistrationState.Withdrawn ? new DomainRuleException("Rules.NotWithdrawn") : WhyNot(RoundRight.Register, round, today);

    private DomainRuleException? WhyNotRelease(Round round, DateOnly today, bool onBehalf) =>
        State != RegistrationState.Submitted ? new DomainRuleException("Rules.NotSubmitted") : WhyNot(RoundRight.Release, round, today, onBehalf);

    /// <summary>Sent back, it has to be handed in again: that needs a round that takes it, and nobody who counts on the person meanwhile.</summary>
    private DomainRuleException? WhyNotSendBack(Round round, DateOnly today, bool onBehalf, bool isPublished) =>
        State is not (RegistrationState.Submitted or RegistrationState.Released)
            ? new DomainRuleException("Rules.NotSubmitted")
            : WhyNot(RoundRight.Release, round, today, onBehalf)
            ?? (isPublished ? new DomainRuleException("Rules.SendBackPublished")
            : round.LastDayOf(RoundRight.Register, today) is null ? new DomainRuleException("Rules.SendBackTooLate")
            : null);

    private DomainRuleException? WhyNotRemind(Round round, DateTimeOffset now, DateOnly today) =>
        State is not (RegistrationState.Nominated or RegistrationState.Draft or RegistrationState.SentBack)
            ? new DomainRuleException("Rules.NothingToRemind")
            : RemindedAt > now - BetweenReminders ? new DomainRuleException("Rules.RemindedToday")
            : WhyNot(RoundRight.Register, round, today);

    private static DomainRuleException? WhyNot(RoundRight right, Round round, DateOnly today, bool onBehalf = false) =>
        round.State == RoundState.Closed ? new DomainRuleException("Rules.RoundClosed", round.Name)
        : round.Allows(right, today) || (onBehalf && round.State == RoundState.Open) ? null
        : new DomainRuleException($"Rules.NotNow.{right}");

    private DomainRuleException? WhyNotWithdraw(Round round) =>
        State == RegistrationState.Withdrawn ? new DomainRuleException("Rules.RegistrationWithdrawn")
        : round.CanEdit() ? null : new DomainRuleException("Rules.RoundClosed", round.Name);
}
