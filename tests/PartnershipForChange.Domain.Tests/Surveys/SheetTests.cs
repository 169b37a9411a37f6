using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Surveys;

namespace PartnershipForChange.Domain.Tests.Surveys;

public sealed class SheetTests
{
    private static readonly byte[] Salt = Convert.FromHexString(string.Concat(Enumerable.Repeat("0b", 32)));
    private static readonly Guid Ana = Guid.Parse("0190aaaa-0000-7000-8000-000000000001");

    private readonly Survey _survey;

    public SheetTests()
    {
        var round = Samples.Draft();
        round.Configure(RoundStrands.Usual with { Surveys = StrandState.On }, RoundSettings.Usual);
        _survey = new Survey(round);
    }

    private SurveyItem this[string key] => _survey.Items.Single(i => i.Key == key);

    [Theory]
    [InlineData("trust-word", 1, 0)]
    [InlineData("trust-word", 4, 50)]
    [InlineData("trust-word", 7, 100)]
    [InlineData("trust-care", 7, 0)]
    [InlineData("trust-care", 2, 500 / 6.0)]
    [InlineData("trust-overall", 3, 30)]
    [InlineData("warm-friendly", 4, 75)]
    [InlineData("thermometer", 64, 64)]
    public void A_score_is_in_percent_of_the_most_possible_and_turned_where_reversed(string key, int answer, double score) =>
        Assert.Equal(score, this[key].Score(answer), 1e-12);

    [Fact]
    public void A_dimension_counts_when_half_of_its_items_are_answered()
    {
        var trust = _survey.Items.Where(i => i.Dimension == SurveyDimension.Trust).ToList();
        var sheet = Sheet();

        Assert.Null(sheet.Score(trust));
        sheet.Save(new Dictionary<SurveyItem, int?> { [this["trust-word"]] = 7 });
        Assert.Null(sheet.Score(trust));
        sheet.Save(new Dictionary<SurveyItem, int?> { [this["trust-overall"]] = 5 });
        Assert.Equal(75, sheet.Score(trust));
        sheet.Save(new Dictionary<SurveyItem, int?> { [this["trust-care"]] = 4 });
        Assert.Equal(200 / 3.0, sheet.Score(trust)!.Value, 1e-12);
        sheet.Save(new Dictionary<SurveyItem, int?> { [this["trust-word"]] = null, [this["trust-care"]] = null });
        Assert.Null(sheet.Score(trust));
    }

    [Fact]
    public void Whoever_would_rather_not_answer_is_told_apart_from_whoever_leaves_it_and_neither_counts()
    {
        var trust = _survey.Items.Where(i => i.Dimension == SurveyDimension.Trust).ToList();
        var sheet = Sheet();

        sheet.Save(new Dictionary<SurveyItem, int?> { [this["trust-word"]] = SurveyItem.Declined, [this["trust-overall"]] = 5 });

        Assert.Equal(["trust-word"], _survey.Items.Where(sheet.HasDeclined).Select(i => i.Key));
        Assert.Null(sheet.Score(trust));
        sheet.Save(new Dictionary<SurveyItem, int?> { [this["trust-care"]] = 4 });
        Assert.Equal(50, sheet.Score(trust));
        sheet.Save(new Dictionary<SurveyItem, int?> { [this["trust-word"]] = null });
        Assert.False(sheet.HasDeclined(this["trust-word"]));
    }

    [Theory]
    [InlineData("trust-word", 0)]
    [InlineData("trust-word", -2)]
    [InlineData("trust-word", 8)]
    [InlineData("trust-overall", 11)]
    [InlineData("thermometer", -1)]
    [InlineData("contact", 5)]
    public void An_answer_out_of_range_is_refused_and_nothing_is_saved(string key, int answer)
    {
        var sheet = Sheet();

        var broken = Rule.Forbids("Rules.OutOfRange", () => sheet.Save(new Dictionary<SurveyItem, int?> { [this["warm-friendly"]] = 3, [this[key]] = answer }));

        Assert.Equal(key, broken.Field);
        Assert.Empty(sheet.Answers);
    }

    [Fact]
    public void A_pseudonym_is_the_same_in_every_wave_another_under_another_key_and_another_for_words()
    {
        Assert.Equal(Pseudonym.Of(Salt, Ana), Pseudonym.Of(Salt, Ana));
        string[] names =
        [
            Pseudonym.Of(Salt, Ana), Pseudonym.Of(Pseudonym.NewSalt(), Ana), Pseudonym.Of(Salt, Guid.Empty),
            Pseudonym.OfWords(Salt, Ana, WaveKind.Before, "tell-them"), Pseudonym.OfWords(Salt, Ana, WaveKind.After, "tell-them"),
            Pseudonym.OfWords(Salt, Ana, WaveKind.Before, "other"),
        ];

        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.All(names, name => Assert.Equal(Pseudonym.Length, name.Length));

        // HMAC-SHA256 (RFC 2104) of the 32 digits of the person's key, by an independent program.
        Assert.Equal("40ef29e6bebde638cf5a7eca8b7ca38918eaa4418e5324a9b8a5e2b61ee3098b", Pseudonym.Of(Salt, Ana));
    }

    [Fact]
    public void Words_are_kept_only_with_consent()
    {
        var comment = new SurveyComment(Guid.NewGuid(), "tell-them", "x");

        Assert.Equal("tell-them", Rule.Forbids("Rules.SurveyWordsNeedConsent", () => comment.Write("Berem vse.", hasConsent: false)).Field);
        Assert.Equal(string.Empty, comment.Content);
        comment.Write(" Berem vse. ", hasConsent: true);
        Assert.Equal("Berem vse.", comment.Content);
    }

    [Fact]
    public void Somebody_is_reminded_at_most_once_in_three_days_and_not_once_they_have_answered()
    {
        var turnout = new SurveyTurnout(Guid.NewGuid(), Ana);
        turnout.Remind(Samples.Today);

        Rule.Forbids("Rules.SurveyReminded", () => turnout.Remind(Samples.Today.AddDays(2)));
        turnout.Remind(Samples.Today.AddDays(3));
        Assert.Equal(Samples.Today.AddDays(3), turnout.RemindedOn);
        turnout.Finish();
        Assert.False(turnout.CanRemind(Samples.Today.AddDays(30)));
    }

    [Fact]
    public void A_card_is_quoted_only_in_the_words_its_writer_agreed_to()
    {
        var card = new SurveyCard(Guid.NewGuid(), Ana, Sector.Public);
        card.Write("Pričakujem smeh.");

        Rule.Forbids("Rules.CardNotAsked", () => card.Answer(agrees: true));
        card.Ask();
        Rule.Forbids("Rules.CardAsked", card.Ask);
        card.Answer(agrees: true);
        Assert.Equal(QuoteConsent.Given, card.Consent);
        card.Write("Pričakujem smeh.");
        Assert.Equal(QuoteConsent.Given, card.Consent);
        card.Write("Pričakujem delo.");
        Assert.Equal(QuoteConsent.NotAsked, card.Consent);
        card.Ask();
        card.Answer(agrees: false);
        Assert.Equal(QuoteConsent.Refused, card.Consent);
        Assert.Equal("Text", Rule.Forbids("Rules.TooLong", () => card.Write(new string('a', 281))).Field);
    }

    private static SurveySheet Sheet() => new(Guid.NewGuid(), "x", Sector.Public, SurveyGroup.Waiting);
}
