using System.Globalization;
using PartnershipForChange.Domain.Rounds;

namespace PartnershipForChange.Domain.Surveys;

/// <summary>
/// A round's survey on the other side: the same items asked in waves. Answers are kept under pseudonyms that cannot be
/// turned back once it is sealed (docs/adr/0006).
/// </summary>
public sealed class Survey : Entity
{
    /// <summary>Days before somebody may be written to again.</summary>
    public const int DaysBetweenReminders = 3;

    public const int MostItems = 60;

    private readonly List<SurveyItem> _items = [];
    private readonly List<SurveyWave> _waves = [];

    private Survey()
    {
    }

    /// <summary>The programme's instrument, in three waves dated from the round's phases and window.</summary>
    /// <exception cref="DomainRuleException">When the round is closed or has no surveys.</exception>
    public Survey(Round round)
        : this(round, SurveyTemplate.Items) => Guard.Against(WhyNotKeep(round));

    private Survey(Round round, IReadOnlyList<(string Key, SurveyItemDetails Details)> items)
    {
        RoundId = round.Id;
        _items.AddRange(items.Select((item, at) => new SurveyItem(Id, item.Key, at + 1, item.Details)));
        _waves.AddRange(SurveyTemplate.Waves(round).Select(wave => new SurveyWave(Id, wave.Kind, wave.From, wave.To)));
    }

    public Guid RoundId { get; private set; }

    /// <summary>When the key to the pseudonyms was destroyed; nothing can be answered since.</summary>
    public DateTimeOffset? SealedAt { get; private set; }

    public IReadOnlyList<SurveyItem> Items => [.. _items.OrderBy(i => i.Dimension).ThenBy(i => i.Order)];

    public IReadOnlyList<SurveyWave> Waves => [.. _waves.OrderBy(w => w.Kind)];

    public SurveyWave? Wave(WaveKind kind) => _waves.Find(w => w.Kind == kind);

    /// <summary>The same items in a round that follows, its waves dated anew.</summary>
    public Survey CloneFor(Round round)
    {
        var clone = new Survey(round, [.. _items.OrderBy(i => i.Order).Select(i => (i.Key, i.Details()))]);
        foreach (var wave in clone._waves)
        {
            wave.Schedule(wave.From, wave.To, Wave(wave.Kind)!.Audience);
        }

        return clone;
    }

    /// <exception cref="DomainRuleException">When a wave has begun, or the item is not as it should be.</exception>
    public SurveyItem AddItem(Round round, SurveyItemDetails details, DateOnly today)
    {
        Guard.Against(WhyNotChangeItems(round, today) ?? (_items.Count < MostItems ? null : new DomainRuleException("Rules.SurveyFull", MostItems)));
        var number = 1 + _items.Max(i => (int?)i.Order) ?? 1;
        var item = new SurveyItem(Id, string.Create(CultureInfo.InvariantCulture, $"own-{number}"), number, details);
        _items.Add(item);
        return item;
    }

    /// <exception cref="DomainRuleException">When a wave has begun, or the item is not as it should be.</exception>
    public void EditItem(Round round, SurveyItem item, SurveyItemDetails details, DateOnly today)
    {
        Guard.Against(WhyNotChangeItems(round, today));
        item.Edit(details);
    }

    /// <exception cref="DomainRuleException">When a wave has begun, or it is the last item.</exception>
    public void RemoveItem(Round round, SurveyItem item, DateOnly today)
    {
        Guard.Against(WhyNotChangeItems(round, today) ?? (_items.Count > 1 ? null : new DomainRuleException("Rules.SurveyLastItem")));
        _items.Remove(item);
    }

    public bool CanChangeItems(Round round, DateOnly today) => WhyNotChangeItems(round, today) is null;

    /// <summary>
    /// Sets a wave's days and who is asked. What has begun keeps its first day and its people, and what is over stays over:
    /// its results may have been read, and a few late answers could be told from them.
    /// </summary>
    /// <exception cref="DomainRuleException">When it is over, the days are out of order, or nobody is asked.</exception>
    public void Schedule(Round round, SurveyWave wave, DateOnly from, DateOnly to, IReadOnlyList<SurveyGroup> audience, DateOnly today)
    {
        Guard.Against(WhyNotSchedule(round, wave, today));
        if (wave.From <= today && (from != wave.From || !audience.Order().SequenceEqual(wave.Audience)))
        {
            throw new DomainRuleException("Rules.WaveBegun") { Field = nameof(wave.From) };
        }

        if (to < from || to < today)
        {
            throw new DomainRuleException(to < from ? "Rules.EndBeforeStart" : "Rules.WaveEndPast") { Field = nameof(wave.To) };
        }

        if (audience.Count == 0)
        {
            throw new DomainRuleException("Rules.WaveForNobody") { Field = nameof(wave.Audience) };
        }

        if (_waves.Exists(w => (w.Kind < wave.Kind && w.To >= from) || (w.Kind > wave.Kind && w.From <= to)))
        {
            throw new DomainRuleException("Rules.WaveOrder") { Field = nameof(wave.From) };
        }

        wave.Schedule(from, to, audience);
    }

    /// <summary>
    /// Registration has moved: so does the wave before matching, where it had registration's first or last day. A day that a
    /// coordinator set otherwise stays, and so does what is past; the wave still ends before the next begins.
    /// </summary>
    /// <param name="from">The first day registration had.</param>
    /// <param name="to">The last day registration had.</param>
    public void FollowRegistration(DateOnly from, DateOnly to, Phase registration, DateOnly today)
    {
        if (Wave(WaveKind.Before) is not { } wave || wave.IsOverOn(today))
        {
            return;
        }

        var begins = wave.From == from && wave.From > today ? registration.From : wave.From;
        var ends = wave.To == to ? registration.To : wave.To;
        ends = ends < today ? today : ends;
        if (begins <= ends && !_waves.Exists(w => w.Kind > wave.Kind && w.From <= ends))
        {
            wave.Schedule(begins, ends, wave.Audience);
        }
    }

    public bool CanSchedule(Round round, SurveyWave wave, DateOnly today) => WhyNotSchedule(round, wave, today) is null;

    /// <exception cref="DomainRuleException">When the wave cannot be answered today.</exception>
    public void RequireAnswer(Round round, SurveyWave wave, DateOnly today) => Guard.Against(WhyNotAnswer(round, wave, today));

    public bool CanAnswer(Round round, SurveyWave wave, DateOnly today) => WhyNotAnswer(round, wave, today) is null;

    /// <summary>Nothing can be answered any more. The caller destroys the key to the pseudonyms in the same transaction.</summary>
    public void Seal(DateTimeOffset now) => SealedAt ??= now;

    private DomainRuleException? WhyNotKeep(Round round) =>
        round.State == RoundState.Closed ? new DomainRuleException("Rules.RoundClosed", round.Name)
        : SealedAt is not null ? new DomainRuleException("Rules.SurveySealed")
        : round.Strands.Has(Strand.Surveys) ? null
        : new DomainRuleException("Rules.SurveysOff");

    private DomainRuleException? WhyNotChangeItems(Round round, DateOnly today) =>
        WhyNotKeep(round) ?? (_waves.Exists(w => w.From <= today) ? new DomainRuleException("Rules.SurveyBegun") : null);

    private DomainRuleException? WhyNotSchedule(Round round, SurveyWave wave, DateOnly today) =>
        WhyNotKeep(round) ?? (wave.IsOverOn(today) ? new DomainRuleException("Rules.WaveOver") : null);

    private DomainRuleException? WhyNotAnswer(Round round, SurveyWave wave, DateOnly today) =>
        WhyNotKeep(round)
        ?? (round.State != RoundState.Open || wave.From > today ? new DomainRuleException("Rules.WaveToCome", wave.From)
        : wave.IsOverOn(today) ? new DomainRuleException("Rules.WaveOver") : null);
}
