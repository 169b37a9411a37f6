using System.Globalization;

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
    private static readonly string[] Shapes = ["yyyy", "yyyy-MM", "yyyy-MM-dd"];

    private HistoricalRound()
    {
    }

    /// <param name="from">Beginning as published: a year, a month (yyyy-MM) or a day.</param>
    /// <param name="to">End, in the same way.</param>
    /// <exception cref="DomainRuleException">When a text is missing or too long, it ends before it begins, or its total is not the sum of the sides.</exception>
    public HistoricalRound(int number, string from, string to, HistoricalFigures figures, HistoricalExchange exchange, string? note, string source)
    {
        Number = Guard.InRange(number, 1, 1000, nameof(Number));
        From = Guard.Required(from, 10, nameof(From));
        To = Guard.Required(to, 10, nameof(To));
        YearOf(From, nameof(From));
        Year = YearOf(To, nameof(To));
        Guard.Against(EndsBeforeItBegins ? new DomainRuleException("Rules.EndsBeforeStart", To, From) { Field = nameof(To) } : null);
        Guard.Against(figures is { People: { } total, PublicPeople: { } there, BusinessPeople: { } here } && total != there + here
            ? new DomainRuleException("Rules.TotalNotSum", total, there + here) { Field = nameof(HistoricalFigures.People) }
            : null);
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

    /// <summary>As far as both are published: 2019 to 2019-06 is no contradiction.</summary>
    private bool EndsBeforeItBegins
    {
        get
        {
            var both = Math.Min(From.Length, To.Length);
            return string.CompareOrdinal(From, 0, To, 0, both) > 0;
        }
    }

    private static int YearOf(string published, string field) =>
        DateOnly.TryParseExact(published, Shapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1990 and <= 2200
            ? day.Year
            : throw new DomainRuleException("Rules.YearMissing", published) { Field = field };
}
