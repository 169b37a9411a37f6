using PartnershipForChange.Domain.Programme;

namespace PartnershipForChange.Domain.Tests.Programme;

public sealed class ProgrammeTests
{
    [Fact]
    public void The_five_challenges_of_2016_have_both_wordings_in_both_languages()
    {
        Assert.Equal(5, ProgrammeTemplate.Challenges.Count);
        Assert.All(ProgrammeTemplate.Challenges, challenge => Assert.All(
            new[] { challenge.Text.Title.Sl, challenge.Text.Title.En, challenge.Text.OtherTitle.Sl, challenge.Text.OtherTitle.En }, Assert.NotEmpty));
    }

    [Fact]
    public void An_overall_figure_has_a_range_a_day_that_has_come_and_a_source()
    {
        var today = new DayOrYear(Samples.Today, DatePrecision.Day);
        var tomorrow = today with { Day = Samples.Today.AddDays(1) };

        Assert.Equal("Percent", Rule.Forbids("Rules.OutOfRange", () => _ = new ChangeMeterReading(101, today, "vir", Samples.Today)).Field);
        Assert.Equal("AsOf", Rule.Forbids("Rules.DayToCome", () => _ = new ChangeMeterReading(45, tomorrow, "vir", Samples.Today)).Field);
        Assert.Equal("Source", Rule.Forbids("Rules.Required", () => _ = new ChangeMeterReading(45, today, "", Samples.Today)).Field);
    }

    [Fact]
    public void A_source_that_names_a_year_gives_a_year_and_no_day()
    {
        var reading = new ChangeMeterReading(45, new DayOrYear(new DateOnly(2017, 6, 1), DatePrecision.Year), "vir", Samples.Today);

        Assert.Equal(new DayOrYear(new DateOnly(2017, 1, 1), DatePrecision.Year), reading.When);
        Assert.Equal(2017, reading.When.Year);
    }

    [Fact]
    public void The_current_year_can_be_named_before_it_is_over_but_not_the_next()
    {
        var thisYear = new DayOrYear(new DateOnly(Samples.Today.Year, 12, 31), DatePrecision.Year);
        var next = new DayOrYear(new DateOnly(Samples.Today.Year + 1, 1, 1), DatePrecision.Year);

        Assert.Equal(new DateOnly(Samples.Today.Year, 1, 1), new ChangeMeterReading(45, thisYear, "vir", Samples.Today).AsOf);
        Rule.Forbids("Rules.DayToCome", () => _ = new ChangeMeterReading(45, next, "vir", Samples.Today));
    }

    [Fact]
    public void Terms_have_a_text_with_one_form_of_line_end()
    {
        var terms = new PartnershipTerms(1, new LocalisedText("prva\r\ndruga", "first\rsecond"), Samples.Now);

        Assert.Equal(new LocalisedText("prva\ndruga", "first\nsecond"), terms.Text);
        Assert.Equal("TextSl", Rule.Forbids("Rules.Required", () => _ = new PartnershipTerms(1, LocalisedText.Empty, Samples.Now)).Field);
        Assert.Equal("TextEn", Rule.Forbids("Rules.TooLong", () => _ = new PartnershipTerms(1, new LocalisedText("a", new string('x', 20_001)), Samples.Now)).Field);
    }
}
