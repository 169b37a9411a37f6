namespace PartnershipForChange.Domain.Stories;

/// <summary>What people write about a figure for the press.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Value">The figure with its unit, as it may be quoted.</param>
/// <param name="AsOf">When it was so: a figure without a date is no figure.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record PressFigureDetails(LocalisedText Name, LocalisedText Value, DayOrYear AsOf, string Source);

/// <summary>A figure that may be quoted, with its date and source.</summary>
public sealed class PressFigure : Entity
{
    public const int NameLength = 150;
    public const int ValueLength = 80;
    public const int SourceLength = 300;

    private PressFigure()
    {
    }

    /// <exception cref="DomainRuleException">When a text is missing or too long, or the day to come.</exception>
    public PressFigure(PressFigureDetails details, DateOnly today) => Edit(details, today);

    public LocalisedText Name { get; private set; } = LocalisedText.Empty;

    public LocalisedText Value { get; private set; } = LocalisedText.Empty;

    /// <summary>The day it speaks of; of a year its first.</summary>
    public DateOnly AsOf { get; private set; }

    public DatePrecision Precision { get; private set; }

    public string Source { get; private set; } = string.Empty;

    public DayOrYear When => new(AsOf, Precision);

    /// <exception cref="DomainRuleException">When a text is missing or too long, or the day to come.</exception>
    public void Edit(PressFigureDetails details, DateOnly today)
    {
        var asOf = DayOrYear.NotAfter(today, details.AsOf, nameof(AsOf));
        (Name, Value, Source) = (
            Guard.Required(details.Name, NameLength, nameof(Name)),
            Guard.Required(details.Value, ValueLength, nameof(Value)),
            Guard.Required(details.Source, SourceLength, nameof(Source)));
        (AsOf, Precision) = (asOf.Day, asOf.Precision);
    }
}
