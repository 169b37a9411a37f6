using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Surveys;

namespace PartnershipForChange.Domain.Tests.Surveys;

public sealed class SurveyTests
{
    private static readonly LocalisedText Some = new("nekaj", "something");
    private static readonly SurveyItemDetails Own =
        new(SurveyDimension.Trust, SurveyItemKind.Scale7, Some, Some, Some, LocalisedText.Empty, IsReversed: true);

    private readonly Round _round = Round(StrandState.On);

    [Fact]
    public void The_template_asks_every_dimension_in_three_waves_that_follow_one_another()
    {
        var survey = new Survey(_round);

        Assert.Equal(Enum.GetValues<SurveyDimension>(), survey.Items.Select(i => i.Dimension).Distinct());
        Assert.Equal(22, survey.Items.Count);
        Assert.All(survey.Items, item => Assert.NotEqual(string.Empty, item.Text.En));
        Assert.Equal(
            [(WaveKind.Before, new DateOnly(2027, 3, 15), new DateOnly(2027, 4, 11)), (WaveKind.After, new DateOnly(2027, 6, 4), new DateOnly(2027, 6, 25)),
                (WaveKind.Later, new DateOnly(2027, 12, 18), new DateOnly(2028, 1, 7))],
            survey.Waves.Select(w => (w.Kind, w.From, w.To)));
        Assert.All(survey.Waves, w => Assert.Equal(Enum.GetValues<SurveyGroup>(), w.Audience));
    }

    [Theory]
    [InlineData(StrandState.Off)]
    [InlineData(StrandState.Cancelled)]
    public void A_round_without_surveys_has_none(StrandState state) =>
        Rule.Forbids("Rules.SurveysOff", () => _ = new Survey(Round(state)));

    [Fact]
    public void Questions_change_until_the_first_wave_begins()
    {
        var survey = new Survey(_round);
        var before = survey.Wave(WaveKind.Before)!;
        var own = survey.AddItem(_round, Own, before.From.AddDays(-1));
        survey.EditItem(_round, own, Own with { Text = new LocalisedText("drugo", "other") }, before.From.AddDays(-1));

        Assert.Equal(("own-23", "drugo", true), (own.Key, own.Text.Sl, own.IsReversed));
        Assert.False(survey.CanChangeItems(_round, before.From));
        Rule.Forbids("Rules.SurveyBegun", () => survey.AddItem(_round, Own, before.From));
        Rule.Forbids("Rules.SurveyBegun", () => survey.EditItem(_round, own, Own, before.From));
        Rule.Forbids("Rules.SurveyBegun", () => survey.RemoveItem(_round, own, before.From));
        survey.RemoveItem(_round, own, before.From.AddDays(-1));
        Assert.Equal(22, survey.Items.Count);
    }

    [Fact]
    public void An_item_that_is_not_one_is_refused_at_its_field()
    {
        var survey = new Survey(_round);
        void Add(SurveyItemDetails details) => survey.AddItem(_round, details, Samples.Today.AddDays(-30));

        Assert.Equal("Dimension", Rule.Forbids("Rules.SurveyDimensionNeedsScale", () => Add(Own with { Kind = SurveyItemKind.FreeText })).Field);
        Assert.Equal("TextSl", Rule.Forbids("Rules.Required", () => Add(Own with { Text = LocalisedText.Empty })).Field);
        Assert.Equal("LowSl", Rule.Forbids("Rules.Required", () => Add(Own with { Low = LocalisedText.Empty })).Field);
        var choice = Own with { Dimension = SurveyDimension.Other, Kind = SurveyItemKind.Choice };
        Assert.Equal("OptionsSl", Rule.Forbids("Rules.SurveyOptions", () => Add(choice with { Options = new LocalisedText("ena", "one") })).Field);
        Rule.Forbids("Rules.SurveyOptions", () => Add(choice with { Options = new LocalisedText("ena\ndve\ntri", "one\ntwo") }));
        Assert.Equal(22, survey.Items.Count);
    }

    [Fact]
    public void What_has_begun_keeps_its_first_day_and_what_is_over_stays_over()
    {
        var survey = new Survey(_round);
        var before = survey.Wave(WaveKind.Before)!;
        var everyone = before.Audience.ToList();
        var during = before.From.AddDays(3);

        Rule.Forbids("Rules.WaveBegun", () => survey.Schedule(_round, before, before.From.AddDays(1), before.To, everyone, during));
        Rule.Forbids("Rules.WaveBegun", () => survey.Schedule(_round, before, before.From, before.To, [SurveyGroup.Guest], during));
        Rule.Forbids("Rules.WaveEndPast", () => survey.Schedule(_round, before, before.From, during.AddDays(-1), everyone, during));
        Rule.Forbids("Rules.EndBeforeStart", () => survey.Schedule(_round, before, before.From, before.From.AddDays(-1), everyone, during));
        Rule.Forbids("Rules.WaveOrder", () => survey.Schedule(_round, before, before.From, survey.Wave(WaveKind.After)!.From, everyone, during));
        Rule.Forbids("Rules.WaveForNobody", () => survey.Schedule(_round, survey.Wave(WaveKind.After)!, new DateOnly(2027, 6, 1), new DateOnly(2027, 6, 9), [], during));
        survey.Schedule(_round, before, before.From, during, everyone, during);
        Assert.Equal(during, before.To);
        Rule.Forbids("Rules.WaveOver", () => survey.Schedule(_round, before, before.From, during.AddDays(9), everyone, during.AddDays(1)));
    }

    [Fact]
    public void A_wave_is_answered_from_its_first_day_to_its_last_while_the_round_is_open_and_the_key_is_there()
    {
        var survey = new Survey(_round);
        var before = survey.Wave(WaveKind.Before)!;

        Rule.Forbids("Rules.WaveToCome", () => survey.RequireAnswer(_round, before, before.From.AddDays(-1)));
        Assert.True(survey.CanAnswer(_round, before, before.From) && survey.CanAnswer(_round, before, before.To));
        Rule.Forbids("Rules.WaveOver", () => survey.RequireAnswer(_round, before, before.To.AddDays(1)));
        survey.Seal(Samples.Now);
        survey.Seal(Samples.Now.AddDays(1));
        Assert.Equal(Samples.Now, survey.SealedAt);
        Rule.Forbids("Rules.SurveySealed", () => survey.RequireAnswer(_round, before, before.To));
    }

    [Fact]
    public void A_following_round_asks_the_same_at_its_own_time()
    {
        var survey = new Survey(_round);
        survey.AddItem(_round, Own, Samples.Today.AddDays(-30));
        survey.Schedule(_round, survey.Wave(WaveKind.Later)!, new DateOnly(2027, 12, 1), new DateOnly(2027, 12, 9), [SurveyGroup.Guest], Samples.Today);
        survey.Seal(Samples.Now);
        var next = _round.Clone("2028", new LocalisedText("Krog 2028", "Round 2028"), "2027/28", new DateOnly(2028, 5, 29));

        var clone = survey.CloneFor(next);

        Assert.Equal(survey.Items.Select(i => (i.Key, i.Details())), clone.Items.Select(i => (i.Key, i.Details())));
        Assert.Equal((next.Id, (DateTimeOffset?)null), (clone.RoundId, clone.SealedAt));
        Assert.Equal([SurveyGroup.Guest], clone.Wave(WaveKind.Later)!.Audience);
        Assert.Equal(SurveyTemplate.Waves(next), clone.Waves.Select(w => (w.Kind, w.From, w.To)));
    }

    private static Round Round(StrandState surveys)
    {
        var round = Samples.Draft();
        round.Configure(RoundStrands.Usual with { Surveys = surveys }, RoundSettings.Usual);
        round.Open();
        return round;
    }
}
