using PartnershipForChange.Domain.Surveys;

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

    /// <summary>
    /// Adds what somebody wrote on a card and allowed to be quoted; it is shown only as long as they do. Earlier words of the card,
    /// shown no more, make room for it.
    /// </summary>
    /// <param name="words">The card's own words in the language they were written in, translated in the other.</param>
    /// <exception cref="DomainRuleException">
    /// When there are as many as fit, the writer does not allow it, the card is quoted already, or the words are not the card's.
    /// </exception>
    public Quote AddQuote(SurveyCard card, LocalisedText words, DateOnly today)
    {
        _quotes.RemoveAll(q => q.CardId == card.Id && !q.IsAllowed(card));
        Guard.Against(WhyNotAddQuote());
        Guard.Against(card.Consent == QuoteConsent.Given ? null : new DomainRuleException("Rules.CardNotAllowed"));
        Guard.Against(_quotes.Exists(q => q.CardId == card.Id) ? new DomainRuleException("Rules.CardQuoted") : null);
        var quote = new Quote(Id, card, words, today);
        _quotes.Add(quote);
        return quote;
    }

    public bool CanAddQuote() => WhyNotAddQuote() is null;

    /// <summary>Takes away what comes from these cards, which are gone.</summary>
    public void Forget(IReadOnlyCollection<Guid> cards) => _quotes.RemoveAll(q => q.CardId is { } card && cards.Contains(card));

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

    internal Quote(Guid pageId, SurveyCard card, LocalisedText words, DateOnly today)
    {
        PatronPageId = pageId;
        Words = Guard.Required(words, WordsLength, nameof(Words));
        CardId = card.Id;
        Guard.Against(IsOf(card) ? null : new DomainRuleException("Rules.QuoteOtherWords"));
        ConsentOn = today;
    }

    public Guid PatronPageId { get; private set; }

    /// <summary>The card it comes from, whose writer may take the consent back; null for what was said elsewhere.</summary>
    public Guid? CardId { get; private set; }

    public LocalisedText Words { get; private set; } = LocalisedText.Empty;

    /// <summary>For example "a guest from a company": what the person agreed to be called. Empty for a card, which is quoted with its side.</summary>
    public LocalisedText ByLine { get; private set; } = LocalisedText.Empty;

    /// <summary>The day they agreed; for a card the day it was quoted, when they did.</summary>
    public DateOnly ConsentOn { get; private set; }

    /// <summary>Whether it may be shown: a card's writer may take the consent back, or write other words.</summary>
    /// <param name="card">The card it comes from; null where it comes from none or the card is gone.</param>
    public bool IsAllowed(SurveyCard? card) => CardId is null || (card is { Consent: QuoteConsent.Given } && IsOf(card));

    private bool IsOf(SurveyCard card) => card.Id == CardId && (Words.Sl == card.Content || Words.En == card.Content);
}
