namespace PartnershipForChange.Domain;

/// <summary>Checks on days that people enter.</summary>
public static class Dates
{
    /// <summary>The day, when it is not after <paramref name="today"/>.</summary>
    /// <exception cref="DomainRuleException">When it is still to come.</exception>
    public static DateOnly NotAfter(DateOnly today, DateOnly day, string field) =>
        day <= today ? day : throw new DomainRuleException("Rules.DayToCome") { Field = field };
}
