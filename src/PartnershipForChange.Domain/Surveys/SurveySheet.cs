namespace PartnershipForChange.Domain.Surveys;

/// <summary>
/// The answers of one pseudonym in one wave. Deliberately not an <see cref="Entity"/>: the audit trail would say who wrote it
/// and when, and a key made from the time would say the same.
/// </summary>
public sealed class SurveySheet
{
    private SurveySheet()
    {
    }

    public SurveySheet(Guid waveId, string pseudonym, Sector sector, SurveyGroup group) =>
        (WaveId, Pseudonym, Sector, Group) = (waveId, pseudonym, sector, group);

    /// <summary>Random.</summary>
    public Guid Id { get; private set; } = Guid.NewGuid();

    public Guid WaveId { get; private set; }

    public string Pseudonym { get; private set; } = string.Empty;

    public Sector Sector { get; private set; }

    /// <summary>How they took part when they answered.</summary>
    public SurveyGroup Group { get; private set; }

    public bool IsFinished { get; private set; }

    /// <summary>Item key → answer, <see cref="SurveyItem.Declined"/> too; none where nothing was said.</summary>
    public Dictionary<string, int> Answers { get; private set; } = [];

    /// <summary>Takes the answers to some items; null takes an answer back.</summary>
    /// <exception cref="DomainRuleException">When an answer is out of its item's range: nothing has changed then.</exception>
    public void Save(IReadOnlyDictionary<SurveyItem, int?> answers)
    {
        var merged = new Dictionary<string, int>(Answers);
        foreach (var (item, answer) in answers)
        {
            if (answer is { } given)
            {
                merged[item.Key] = item.Checked(given);
            }
            else
            {
                merged.Remove(item.Key);
            }
        }

        Answers = merged;
    }

    public void Finish() => IsFinished = true;

    /// <summary>The same answers as a new row, so that rows can be put in an order that tells nothing.</summary>
    public SurveySheet Copy() => new(WaveId, Pseudonym, Sector, Group) { IsFinished = IsFinished, Answers = Answers };

    public bool HasDeclined(SurveyItem item) => Answers.GetValueOrDefault(item.Key) == SurveyItem.Declined;

    /// <summary>Mean score of a dimension's items, 0 to 100; null where fewer than half of them are answered, those declined not among them.</summary>
    public double? Score(IReadOnlyCollection<SurveyItem> items)
    {
        var scores = items.Where(i => Answers.ContainsKey(i.Key) && !HasDeclined(i)).Select(i => i.Score(Answers[i.Key])).ToList();
        return scores.Count > 0 && 2 * scores.Count >= items.Count ? scores.Average() : null;
    }
}

/// <summary>Words of one's own, kept only with consent, apart from all other answers and under a name of their own.</summary>
public sealed class SurveyComment
{
    public const int ContentLength = 1000;

    private SurveyComment()
    {
    }

    public SurveyComment(Guid waveId, string itemKey, string pseudonym) => (WaveId, ItemKey, Pseudonym) = (waveId, itemKey, pseudonym);

    public Guid Id { get; private set; } = Guid.NewGuid();

    public Guid WaveId { get; private set; }

    public string ItemKey { get; private set; } = string.Empty;

    public string Pseudonym { get; private set; } = string.Empty;

    public string Content { get; private set; } = string.Empty;

    /// <exception cref="DomainRuleException">When there is no consent, or the text is too long.</exception>
    public void Write(string text, bool hasConsent)
    {
        var content = Guard.Required(text, ContentLength, ItemKey);
        Content = hasConsent ? content : throw new DomainRuleException("Rules.SurveyWordsNeedConsent") { Field = ItemKey };
    }

    /// <summary>The same words as a new row.</summary>
    public SurveyComment Copy() => new(WaveId, ItemKey, Pseudonym) { Content = Content };
}

/// <summary>Whether somebody has answered a wave: never when, and never what.</summary>
public sealed class SurveyTurnout
{
    private SurveyTurnout()
    {
    }

    public SurveyTurnout(Guid waveId, Guid personId) => (WaveId, PersonId) = (waveId, personId);

    public Guid WaveId { get; private set; }

    public Guid PersonId { get; private set; }

    public bool IsFinished { get; private set; }

    public DateOnly? RemindedOn { get; private set; }

    public void Finish() => IsFinished = true;

    /// <summary>True when they have not answered and were not written to in the last days.</summary>
    public bool CanRemind(DateOnly today) => !IsFinished && (RemindedOn is not { } on || today >= on.AddDays(Survey.DaysBetweenReminders));

    /// <exception cref="DomainRuleException">When they have answered, or were written to a moment ago.</exception>
    public void Remind(DateOnly today)
    {
        Guard.Against(CanRemind(today) ? null : new DomainRuleException("Rules.SurveyReminded", Survey.DaysBetweenReminders));
        RemindedOn = today;
    }
}

/// <summary>The random key of a survey's pseudonyms. It is a row of its own so that nothing copies it, and goes when the round closes.</summary>
public sealed class SurveySalt
{
    private SurveySalt()
    {
    }

    public SurveySalt(Guid surveyId) => (SurveyId, Value) = (surveyId, Pseudonym.NewSalt());

    public Guid SurveyId { get; private set; }

    public byte[] Value { get; private set; } = [];
}
