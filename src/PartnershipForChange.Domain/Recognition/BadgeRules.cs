namespace PartnershipForChange.Domain.Recognition;

/// <summary>A badge comes with stamps.</summary>
/// <param name="Stamps">How many it takes.</param>
/// <param name="Kinds">Of how many different acts they are at least.</param>
/// <param name="Acts">The acts whose stamps count.</param>
/// <param name="Order">Its place among the badges, lowest first.</param>
public sealed record BadgeTerms(LocalisedText Title, LocalisedText Description, int Stamps, int Kinds, IReadOnlyList<StampAct> Acts, int Order);

/// <summary>A badge and what it takes.</summary>
public abstract class BadgeDefinition : Entity
{
    public const int TitleLength = 80;
    public const int DescriptionLength = 200;
    public const int MostStamps = 100;
    public const int LastOrder = 99;

    private protected BadgeDefinition()
    {
    }

    private protected BadgeDefinition(BadgeTerms terms) => Set(terms);

    public LocalisedText Title { get; private set; } = LocalisedText.Empty;

    public LocalisedText Description { get; private set; } = LocalisedText.Empty;

    public int Stamps { get; private set; }

    public int Kinds { get; private set; }

    public IReadOnlyList<StampAct> Acts { get; private set; } = [];

    public int Order { get; private set; }

    public BadgeTerms Terms => new(Title, Description, Stamps, Kinds, Acts, Order);

    /// <summary>False where any act counts.</summary>
    public bool IsOfSomeActs => Acts.Count < Enum.GetValues<StampAct>().Length;

    /// <param name="stamps">How many stamps of each act.</param>
    public bool IsEarnedBy(IReadOnlyDictionary<StampAct, int> stamps)
    {
        var counting = Acts.Select(act => stamps.GetValueOrDefault(act)).Where(times => times > 0).ToList();
        return counting.Sum() >= Stamps && counting.Count >= Kinds;
    }

    /// <summary>Whether a person alone can come to it, by the limits of the stamps; a team collects more.</summary>
    public bool CanBeEarnedAlone(IEnumerable<StampDefinition> stamps) => IsEarnedBy(stamps.ToDictionary(s => s.Act, s => s.Counted(MostStamps)));

    /// <summary>Whether anybody can: a team, where no number is too large, comes to it by the acts whose stamps are given.</summary>
    public bool CanBeEarned(IEnumerable<StampDefinition> stamps) => stamps.Count(s => s.IsGiven && Acts.Contains(s.Act)) >= Kinds;

    private protected void Set(BadgeTerms terms)
    {
        List<StampAct> acts = [.. terms.Acts.Where(Enum.IsDefined).Distinct().Order()];
        Guard.Against(acts.Count == 0 ? new DomainRuleException("Rules.Required") { Field = nameof(Acts) } : null);
        (Title, Description) = (
            Guard.Required(terms.Title, TitleLength, nameof(Title)),
            Guard.Optional(terms.Description, DescriptionLength, nameof(Description)));
        Stamps = Guard.InRange(terms.Stamps, 1, MostStamps, nameof(Stamps));
        Kinds = Guard.InRange(terms.Kinds, 1, Math.Min(acts.Count, Stamps), nameof(Kinds));
        Order = Guard.InRange(terms.Order, 1, LastOrder, nameof(Order));
        Acts = acts;
    }
}

/// <summary>A badge of a round.</summary>
public sealed class BadgeRule : BadgeDefinition
{
    private BadgeRule()
    {
    }

    internal BadgeRule(Guid seasonId, BadgeTerms terms)
        : base(terms) => SeasonId = seasonId;

    public Guid SeasonId { get; private set; }
}

/// <summary>A badge of the programme's template: what rounds to come begin with.</summary>
public sealed class TemplateBadge : BadgeDefinition
{
    private TemplateBadge()
    {
    }

    /// <exception cref="DomainRuleException">When the title is missing, a text too long, a number out of range, or no act counts.</exception>
    public TemplateBadge(BadgeTerms terms)
        : base(terms)
    {
    }

    /// <exception cref="DomainRuleException">When the title is missing, a text too long, a number out of range, or no act counts.</exception>
    public void Edit(BadgeTerms terms) => Set(terms);
}
