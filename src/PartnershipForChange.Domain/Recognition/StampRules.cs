namespace PartnershipForChange.Domain.Recognition;

/// <summary>How an act is recognised.</summary>
/// <param name="Description">A sentence for whoever collects it; where empty, readers are told the act.</param>
/// <param name="IsGiven">Unless given, a stamp is neither counted nor shown.</param>
/// <param name="MostEach">How many of it count for one person; null for all of them.</param>
public sealed record StampTerms(LocalisedText Title, LocalisedText Description, bool IsGiven, int? MostEach);

/// <summary>Whether and how an act is recognised.</summary>
public abstract class StampDefinition : Entity
{
    public const int TitleLength = 80;
    public const int DescriptionLength = 200;
    public const int LargestMost = 100;

    private protected StampDefinition()
    {
    }

    private protected StampDefinition(StampAct act, StampTerms terms)
    {
        Act = act;
        Set(terms);
    }

    public StampAct Act { get; private set; }

    public LocalisedText Title { get; private set; } = LocalisedText.Empty;

    public LocalisedText Description { get; private set; } = LocalisedText.Empty;

    public bool IsGiven { get; private set; }

    public int? MostEach { get; private set; }

    public StampTerms Terms => new(Title, Description, IsGiven, MostEach);

    /// <summary>How many of a person's acts count.</summary>
    public int Counted(int times) => IsGiven ? Math.Min(times, MostEach ?? times) : 0;

    private protected void Set(StampTerms terms) => (Title, Description, IsGiven, MostEach) = (
        Guard.Required(terms.Title, TitleLength, nameof(Title)),
        Guard.Optional(terms.Description, DescriptionLength, nameof(Description)),
        terms.IsGiven,
        terms.MostEach is { } most ? Guard.InRange(most, 1, LargestMost, nameof(MostEach)) : null);
}

/// <summary>A stamp of a round.</summary>
public sealed class StampRule : StampDefinition
{
    private StampRule()
    {
    }

    internal StampRule(Guid seasonId, StampAct act, StampTerms terms)
        : base(act, terms) => SeasonId = seasonId;

    public Guid SeasonId { get; private set; }

    internal void Edit(StampTerms terms) => Set(terms);
}

/// <summary>A stamp of the programme's template: what it is in rounds to come.</summary>
public sealed class TemplateStamp : StampDefinition
{
    private TemplateStamp()
    {
    }

    public TemplateStamp(StampAct act, StampTerms terms)
        : base(act, terms)
    {
    }

    /// <exception cref="DomainRuleException">When the title is missing, a text too long or the number out of range.</exception>
    public void Edit(StampTerms terms) => Set(terms);
}
