namespace PartnershipForChange.Domain.Programme;

/// <summary>What people write about a solution and how far it is carried out.</summary>
/// <param name="Percent">0 to 100; null where nobody has measured it yet.</param>
/// <param name="AsOf">The day the percentage and the actions speak of: published figures drift.</param>
/// <param name="Source">Where the figure comes from.</param>
public sealed record SolutionDetails(LocalisedText Title, int? Percent, DateOnly AsOf, LocalisedText Actions, string Source);

/// <summary>A solution of a round that someone is carrying out: one line of the Change Meter.</summary>
public sealed class Solution : Entity
{
    public const int TitleLength = 200;
    public const int ActionsLength = 2000;
    public const int SourceLength = 300;

    private Solution()
    {
    }

    /// <exception cref="DomainRuleException">When a text is missing or too long, the percentage out of range or the day to come.</exception>
    public Solution(SolutionDetails details, DateOnly today) => Edit(details, today);

    public LocalisedText Title { get; private set; } = LocalisedText.Empty;

    /// <summary>How far it is carried out, 0 to 100; null where nobody has measured it yet.</summary>
    public int? Percent { get; private set; }

    /// <summary>The day the percentage and the actions speak of.</summary>
    public DateOnly AsOf { get; private set; }

    /// <summary>What has been done.</summary>
    public LocalisedText Actions { get; private set; } = LocalisedText.Empty;

    public string Source { get; private set; } = string.Empty;

    /// <exception cref="DomainRuleException">When a text is missing or too long, the percentage out of range or the day to come.</exception>
    public void Edit(SolutionDetails details, DateOnly today)
    {
        Title = Guard.Required(details.Title, TitleLength, nameof(Title));
        Percent = details.Percent is { } percent ? Guard.InRange(percent, 0, 100, nameof(Percent)) : null;
        AsOf = Dates.NotAfter(today, details.AsOf, nameof(AsOf));
        Actions = Guard.Optional(details.Actions, ActionsLength, nameof(Actions));
        Source = Guard.Required(details.Source, SourceLength, nameof(Source));
    }
}
