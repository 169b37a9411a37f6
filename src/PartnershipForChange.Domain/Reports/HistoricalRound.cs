namespace PartnershipForChange.Domain.Reports;

/// <summary>How the exchange of a past round went.</summary>
public enum HistoricalExchange
{
    /// <summary>Nothing was published about it.</summary>
    Unknown,
    Held,
    Cancelled,
}

/// <summary>Published figures of a round from before the portal. Null: not published or not found.</summary>
public sealed record HistoricalFigures(
    int? PublicPeople, int? BusinessPeople, int? People, int? PublicBodies, int? Companies, int? ChallengesSubmitted, int? ChallengesSolved);

/// <summary>A round from before the portal, as it was published, with its source.</summary>
public sealed class HistoricalRound : Entity
{
    private HistoricalRound()
    {
    }

    /// <param name="from">Beginning as published: a year, a month (yyyy-MM) or a day.</param>
    /// <param name="to">End, in the same way.</param>
    /// <exception cref="DomainRuleException">When a text is missing or too long.</exception>
    public HistoricalRound(int number, string from, string to, HistoricalFigures figures, HistoricalExchange exchange, string? note, string source)
    {
        Number = Guard.InRange(number, 1, 1000, nameof(Number));
        From = Guard.Required(from, 10, nameof(From));
        To = Guard.Required(to, 10, nameof(To));
        Year = YearOf(To);
        Figures = figures;
        Exchange = exchange;
        Note = Guard.Optional(note, 500, nameof(Note));
        Source = Guard.Required(source, 300, nameof(Source));
    }

    public int Number { get; private set; }

    public string From { get; private set; } = string.Empty;

    public string To { get; private set; } = string.Empty;

    /// <summary>The year it ended in: the one it is reported under.</summary>
    public int Year { get; private set; }

    public HistoricalFigures Figures { get; private set; } = new(null, null, null, null, null, null, null);

    public HistoricalExchange Exchange { get; private set; }

    public string Note { get; private set; } = string.Empty;

    public string Source { get; private set; } = string.Empty;

    private static int YearOf(string published) =>
        published.Length >= 4 && int.TryParse(published.AsSpan(0, 4), out var year) && year is >= 1990 and <= 2200
            ? year
            : throw new DomainRuleException("Rules.YearMissing", published) { Field = nameof(To) };
}
