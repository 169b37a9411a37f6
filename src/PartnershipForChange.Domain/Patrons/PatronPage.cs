namespace PartnershipForChange.Domain.Patrons;

/// <summary>
/// One sheet about a round for its patron, a minister or president: an opening sentence and a few quotes; the figures are
/// counted when it is read. A coordinator turns it on.
/// </summary>
public sealed class PatronPage : Entity
{
    public const int LeadLength = 400;

    /// <summary>More would not fit on one sheet.</summary>
    public const int MostQuotes = 3;

    private readonly List<Quote> _quotes = [];

    private PatronPage()
    {
    }

    public PatronPage(Guid roundId) => RoundId = roundId;

    /// <summary>One page a round.</summary>
    public Guid RoundId { get; private set; }

    /// <summary>What the patron should read first.</summary>
    public LocalisedText Lead { get; private set; } = LocalisedText.Empty;

    /// <summary>True while anyone may read it.</summary>
    public bool IsPublic { get; private set; }

    public IReadOnlyList<Quote> Quotes => [.. _quotes.OrderBy(q => q.Id)];

    /// <exception cref="DomainRuleException">When it is too long.</exception>
    public void Write(LocalisedText lead) => Lead = Guard.Optional(lead, LeadLength, nameof(Lead));

    public void TurnOn() => IsPublic = true;

    public void TurnOff() => IsPublic = false;

    /// <summary>Adds what somebody said, as they agreed to it.</summary>
    /// <param name="consentOn">The day they agreed that it is public.</param>
    /// <exception cref="DomainRuleException">When there are as many as fit, a text is missing or too long, or the day is to come.</exception>
    public Quote AddQuote(LocalisedText words, LocalisedText byLine, DateOnly consentOn, DateOnly today)
    {
        Guard.Against(WhyNotAddQuote());
        var quote = new Quote(Id, words, byLine, consentOn, today);
        _quotes.Add(quote);
        return quote;
    }

    public bool CanAddQuote() => WhyNotAddQuote() is null;

    /// <summary>Takes it away, as when somebody no longer agrees.</summary>
    /// <exception cref="DomainRuleException">When it is not there.</exception>
    public void RemoveQuote(Guid quoteId) => _quotes.Remove(_quotes.Find(q => q.Id == quoteId) ?? throw new DomainRuleException("Rules.QuoteGone"));

    private DomainRuleException? WhyNotAddQuote() => _quotes.Count < MostQuotes ? null : new DomainRuleException("Rules.QuotesFull", MostQuotes);
}

/// <summary>
/// What somebody said, in the words and under the name they agreed to. It is never edited: other words need another
/// consent, so they are another quote.
/// </summary>
public sealed class Quote : Entity
{
    public const int WordsLength = 280;
    public const int ByLineLength = 120;

    private Quote()
    {
    }

    internal Quote(Guid pageId, LocalisedText words, LocalisedText byLine, DateOnly consentOn, DateOnly today)
    {
        PatronPageId = pageId;
        Words = Guard.Required(words, WordsLength, nameof(Words));
        ByLine = Guard.Required(byLine, ByLineLength, nameof(ByLine));
        ConsentOn = Dates.NotAfter(today, consentOn, nameof(ConsentOn));
    }

    public Guid PatronPageId { get; private set; }

    public LocalisedText Words { get; private set; } = LocalisedText.Empty;

    /// <summary>For example "a guest from a company": what the person agreed to be called.</summary>
    public LocalisedText ByLine { get; private set; } = LocalisedText.Empty;

    public DateOnly ConsentOn { get; private set; }
}
