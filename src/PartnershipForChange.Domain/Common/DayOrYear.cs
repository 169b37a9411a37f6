namespace PartnershipForChange.Domain;

/// <summary>How exactly a source says when something was so.</summary>
public enum DatePrecision
{
    Day,

    /// <summary>The source names only the year.</summary>
    Year,
}

/// <summary>When something was so: a day, or only a year where nobody published the day.</summary>
/// <param name="Day">The day; of a year its first, so that a day of the same year counts as later.</param>
public sealed record DayOrYear(DateOnly Day, DatePrecision Precision)
{
    public int Year => Day.Year;

    /// <summary>The moment a form or a file names, when it is not after <paramref name="today"/>.</summary>
    /// <exception cref="DomainRuleException">When it is still to come.</exception>
    public static DayOrYear NotAfter(DateOnly today, DayOrYear when, string field) =>
        new(Dates.NotAfter(today, when.Precision == DatePrecision.Year ? new DateOnly(when.Year, 1, 1) : when.Day, field), when.Precision);
}
