namespace PartnershipForChange.Domain.Programme;

/// <summary>
/// One published reading of the whole Change Meter. It is kept apart from the solutions, because the programme has
/// published an overall figure without publishing every solution's.
/// </summary>
public sealed class ChangeMeterReading : Entity
{
    private ChangeMeterReading()
    {
    }

    /// <param name="percent">How far the solutions are carried out on the whole, 0 to 100.</param>
    /// <param name="asOf">The day it speaks of, or the year where none was published; one reading for each.</param>
    /// <exception cref="DomainRuleException">When the percentage is out of range, the day to come or the source missing.</exception>
    public ChangeMeterReading(int percent, DayOrYear asOf, string source, DateOnly today)
    {
        Percent = Guard.InRange(percent, 0, 100, nameof(Percent));
        var when = DayOrYear.NotAfter(today, asOf, nameof(AsOf));
        (AsOf, Precision) = (when.Day, when.Precision);
        Source = Guard.Required(source, Solution.SourceLength, nameof(Source));
    }

    public int Percent { get; private set; }

    /// <summary>The day it speaks of; of a year its first.</summary>
    public DateOnly AsOf { get; private set; }

    public DatePrecision Precision { get; private set; }

    public string Source { get; private set; } = string.Empty;

    public DayOrYear When => new(AsOf, Precision);
}
