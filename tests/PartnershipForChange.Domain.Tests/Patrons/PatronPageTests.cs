using PartnershipForChange.Domain.Patrons;
using PartnershipForChange.Domain.Surveys;

namespace PartnershipForChange.Domain.Tests.Patrons;

public sealed class PatronPageTests
{
    private static readonly LocalisedText Words = new("Razumel sem.", "I understood.");
    private static readonly LocalisedText ByLine = new("gost", "a guest");

    private readonly PatronPage _page = new(Guid.NewGuid());

    [Fact]
    public void It_is_not_public_until_it_is_turned_on()
    {
        Assert.False(_page.IsPublic);
        _page.TurnOn();
        Assert.True(_page.IsPublic);
        _page.TurnOff();
        Assert.False(_page.IsPublic);
    }

    [Fact]
    public void A_quote_has_words_a_by_line_and_a_consent_that_was_given()
    {
        Assert.Equal("WordsSl", Rule.Forbids("Rules.Required", () => Quote(words: LocalisedText.Empty)).Field);
        Assert.Equal("WordsEn", Rule.Forbids("Rules.TooLong", () => Quote(words: new LocalisedText("a", new string('a', 281)))).Field);
        Assert.Equal("ByLineSl", Rule.Forbids("Rules.Required", () => Quote(byLine: LocalisedText.Empty)).Field);
        Assert.Equal("ConsentOn", Rule.Forbids("Rules.DayToCome", () => Quote(consentOn: Samples.Today.AddDays(1))).Field);
        Assert.Empty(_page.Quotes);

        Quote();
        var quote = Assert.Single(_page.Quotes);
        Assert.Equal((Words, ByLine, Samples.Today), (quote.Words, quote.ByLine, quote.ConsentOn));
    }

    [Fact]
    public void As_many_quotes_fit_as_one_sheet_holds()
    {
        Quote();
        Quote();
        Assert.True(_page.CanAddQuote());
        Quote();

        Assert.False(_page.CanAddQuote());
        Rule.Forbids("Rules.QuotesFull", () => Quote());
        _page.RemoveQuote(_page.Quotes[0].Id);
        Rule.Forbids("Rules.QuoteGone", () => _page.RemoveQuote(Guid.NewGuid()));
        Quote();
        Assert.Equal(3, _page.Quotes.Count);
    }

    [Fact]
    public void A_card_is_quoted_in_its_own_words_while_its_writer_allows_them()
    {
        var card = new SurveyCard(Guid.NewGuid(), Guid.NewGuid(), Sector.Public);
        card.Write("Razumel sem.");
        Rule.Forbids("Rules.CardNotAllowed", () => _page.AddQuote(card, Words, Samples.Today));
        card.Ask();
        card.Answer(agrees: true);
        Rule.Forbids("Rules.QuoteOtherWords", () => _page.AddQuote(card, new LocalisedText("Razumel sem vse.", ""), Samples.Today));
        var quote = _page.AddQuote(card, Words, Samples.Today);
        Rule.Forbids("Rules.CardQuoted", () => _page.AddQuote(card, Words, Samples.Today));
        Assert.True(quote.IsAllowed(card));
        Assert.False(quote.IsAllowed(null));

        card.Answer(agrees: false);
        Assert.False(quote.IsAllowed(card));

        card.Write("Nisem razumel.");
        card.Ask();
        card.Answer(agrees: true);
        Assert.False(quote.IsAllowed(card));
        Quote();
        Quote();
        _page.AddQuote(card, new LocalisedText("Nisem razumel.", ""), Samples.Today);
        Assert.Equal(["Nisem razumel."], _page.Quotes.Where(q => q.CardId == card.Id).Select(q => q.Words.Sl));

        _page.Forget([card.Id]);
        Assert.Equal(2, _page.Quotes.Count);
        Assert.DoesNotContain(_page.Quotes, q => q.CardId is not null);
    }

    [Fact]
    public void The_opening_is_short() =>
        Assert.Equal("LeadSl", Rule.Forbids("Rules.TooLong", () => _page.Write(new LocalisedText(new string('a', 401), ""))).Field);

    private void Quote(LocalisedText? words = null, LocalisedText? byLine = null, DateOnly? consentOn = null) =>
        _page.AddQuote(words ?? Words, byLine ?? ByLine, consentOn ?? Samples.Today, Samples.Today);
}
