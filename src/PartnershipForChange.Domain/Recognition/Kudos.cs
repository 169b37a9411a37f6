using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Recognition;

/// <summary>Somebody in the round, as kudos see them.</summary>
public sealed record KudosParty(Guid PersonId, Sector Sector);

/// <summary>A sentence of praise to somebody of the other side.</summary>
public sealed class Kudos : Entity
{
    public const int SentenceLength = 280;
    public const int ReasonLength = 500;

    /// <summary>How many one person may give in a day.</summary>
    public const int MostPerDay = 3;

    private static readonly TimeSpan TimeToChange = TimeSpan.FromDays(1);

    private Kudos()
    {
    }

    /// <param name="today">The day where the programme runs.</param>
    /// <param name="givenToday">How many the giver has given today, withdrawn ones too.</param>
    /// <exception cref="DomainRuleException">
    /// When both are on one side, or one person; the day's kudos are given; the season is over; or the sentence is missing or too long.
    /// </exception>
    public Kudos(Round round, Season season, KudosParty from, KudosParty to, string? sentence, int givenToday, DateTimeOffset now, DateOnly today)
    {
        season.RequireChange(round);
        Guard.Against(
            from.PersonId == to.PersonId || from.Sector == to.Sector ? new DomainRuleException("Rules.KudosAcross") { Field = nameof(ToId) }
            : givenToday >= MostPerDay ? new DomainRuleException("Rules.KudosToday", MostPerDay)
            : null);
        (RoundId, FromId, ToId, Content, GivenAt) = (round.Id, from.PersonId, to.PersonId, Checked(sentence), now);
        (Day, NumberOfDay) = (today, givenToday + 1);
        Week = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
    }

    public Guid RoundId { get; private set; }

    public Guid FromId { get; private set; }

    public Guid ToId { get; private set; }

    /// <summary>The sentence.</summary>
    public string Content { get; private set; } = string.Empty;

    public DateTimeOffset GivenAt { get; private set; }

    public DateOnly Day { get; private set; }

    /// <summary>Which of the giver's kudos of the day it is, from 1: unique, so that not even at once more can be given.</summary>
    public int NumberOfDay { get; private set; }

    /// <summary>The Monday of its week: one to the same person in a week.</summary>
    public DateOnly Week { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>When the receiver asked a coordinator to look at it.</summary>
    public DateTimeOffset? ReportedAt { get; private set; }

    public DateTimeOffset? HiddenAt { get; private set; }

    /// <summary>Why a coordinator hid it.</summary>
    public string HiddenReason { get; private set; } = string.Empty;

    public bool IsShown => WithdrawnAt is null && HiddenAt is null;

    /// <summary>The giver finds better words, within a day.</summary>
    /// <exception cref="DomainRuleException">When the day is over, it is hidden or withdrawn, or the sentence is missing or too long.</exception>
    public void Edit(Round round, string? sentence, DateTimeOffset now)
    {
        Guard.Against(WhyNotEdit(round, now));
        Content = Checked(sentence);
    }

    /// <summary>The giver takes it back, within a day.</summary>
    /// <exception cref="DomainRuleException">When the day is over, or it is hidden or withdrawn.</exception>
    public void Withdraw(Round round, DateTimeOffset now)
    {
        Guard.Against(WhyNotEdit(round, now));
        WithdrawnAt = now;
    }

    public bool CanEdit(Round round, DateTimeOffset now) => WhyNotEdit(round, now) is null;

    /// <summary>The receiver asks a coordinator to look at it.</summary>
    /// <exception cref="DomainRuleException">When it is not shown any more.</exception>
    public void Report(DateTimeOffset now)
    {
        Guard.Against(IsShown ? null : new DomainRuleException("Rules.KudosGone"));
        ReportedAt ??= now;
    }

    /// <summary>A coordinator takes it from view.</summary>
    /// <exception cref="DomainRuleException">When it is not shown any more, or there is no reason.</exception>
    public void Hide(string? reason, DateTimeOffset now)
    {
        Guard.Against(IsShown ? null : new DomainRuleException("Rules.KudosGone"));
        (HiddenReason, HiddenAt) = (Guard.Required(reason, ReasonLength, "Reason"), now);
    }

    /// <summary>Undoes <see cref="Hide"/>, or settles a report: there is nothing wrong with it.</summary>
    /// <exception cref="DomainRuleException">When it is neither hidden nor reported.</exception>
    public void Show()
    {
        Guard.Against(HiddenAt is null && ReportedAt is null ? new DomainRuleException("Rules.KudosShown") : null);
        (HiddenAt, ReportedAt, HiddenReason) = (null, null, string.Empty);
    }

    private static string Checked(string? sentence) => Guard.Required(sentence, SentenceLength, "Sentence");

    private DomainRuleException? WhyNotEdit(Round round, DateTimeOffset now) =>
        !round.CanEdit() ? new DomainRuleException("Rules.RoundClosed", round.Name)
        : !IsShown ? new DomainRuleException("Rules.KudosGone")
        : now > GivenAt + TimeToChange ? new DomainRuleException("Rules.KudosSettled")
        : null;
}
