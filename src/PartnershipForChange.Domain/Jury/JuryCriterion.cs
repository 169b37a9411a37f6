namespace PartnershipForChange.Domain.Jury;

/// <summary>What a coordinator writes about a criterion.</summary>
/// <param name="Hint">What 0 and 10 stand for.</param>
/// <param name="Weight">1 to 100; only the proportions between the weights count.</param>
public sealed record CriterionText(LocalisedText Name, LocalisedText Hint, int Weight);

/// <summary>A panel's settings, given together.</summary>
public sealed record JurySettings(DateOnly Deadline, int SeatsPerSubject, IReadOnlyList<CriterionText> Criteria)
{
    /// <exception cref="DomainRuleException">When a number is out of range, a name missing, or there is no criterion; by field.</exception>
    internal IReadOnlyList<CriterionText> Checked()
    {
        Guard.InRange(SeatsPerSubject, 1, JuryPanel.MostSeats, nameof(SeatsPerSubject));
        Guard.Against(Criteria.Count is > 0 and <= JuryPanel.MostCriteria ? null : new DomainRuleException("Rules.JuryCriteriaCount", JuryPanel.MostCriteria));
        return [.. Criteria.Select((c, i) => new CriterionText(
            Guard.Required(c.Name, JuryCriterion.NameLength, $"{nameof(Criteria)}[{i}].Name"),
            Guard.Optional(c.Hint, JuryCriterion.HintLength, $"{nameof(Criteria)}[{i}].Hint"),
            Guard.InRange(c.Weight, 1, JuryCriterion.MostWeight, $"{nameof(Criteria)}[{i}].Weight")))];
    }
}

/// <summary>One thing that jurors look at, from 0 to 10, with its weight.</summary>
public sealed class JuryCriterion : Entity
{
    public const int NameLength = 120;
    public const int HintLength = 500;
    public const int MostWeight = 100;

    /// <summary>The best a juror can give; the worst is 0.</summary>
    public const int MostPoints = 10;

    private JuryCriterion()
    {
    }

    internal JuryCriterion(Guid panelId, int order, CriterionText text)
    {
        (PanelId, Order) = (panelId, order);
        Edit(text);
    }

    public Guid PanelId { get; private set; }

    /// <summary>Place in the list, from 1.</summary>
    public int Order { get; private set; }

    public LocalisedText Name { get; private set; } = LocalisedText.Empty;

    public LocalisedText Hint { get; private set; } = LocalisedText.Empty;

    public int Weight { get; private set; }

    internal void Edit(CriterionText text) => (Name, Hint, Weight) = (text.Name, text.Hint, text.Weight);

    internal CriterionText Text() => new(Name, Hint, Weight);
}
