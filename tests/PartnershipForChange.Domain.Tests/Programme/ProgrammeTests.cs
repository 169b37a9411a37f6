using PartnershipForChange.Domain.Programme;

namespace PartnershipForChange.Domain.Tests.Programme;

public sealed class ProgrammeTests
{
    private static readonly SolutionDetails Details = new(
        new LocalisedText("Motivacija", "Motivation"), 50, new DateOnly(2017, 6, 1), LocalisedText.Empty, "amcham.si 2017");

    [Fact]
    public void The_five_challenges_of_2016_have_both_wordings_in_both_languages()
    {
        Assert.Equal(5, ProgrammeTemplate.Challenges.Count);
        Assert.All(ProgrammeTemplate.Challenges, challenge => Assert.All(
            new[] { challenge.Text.Title.Sl, challenge.Text.Title.En, challenge.Text.OtherTitle.Sl, challenge.Text.OtherTitle.En }, Assert.NotEmpty));
    }

    [Fact]
    public void A_solution_need_not_be_measured()
    {
        var solution = new Solution(Details with { Percent = null }, Samples.Today);

        Assert.Null(solution.Percent);
        solution.Edit(Details with { Percent = 100, AsOf = Samples.Today }, Samples.Today);
        Assert.Equal((100, Samples.Today), (solution.Percent!.Value, solution.AsOf));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public void A_percentage_is_one(int percent)
    {
        Assert.Equal("Percent", Rule.Forbids("Rules.OutOfRange", () => _ = new Solution(Details with { Percent = percent }, Samples.Today)).Field);
        Assert.Equal("Percent", Rule.Forbids("Rules.OutOfRange", () => _ = new ChangeMeterReading(percent, Samples.Today, "vir", Samples.Today)).Field);
    }

    [Fact]
    public void A_figure_has_a_day_that_has_come_and_a_source()
    {
        var tomorrow = Samples.Today.AddDays(1);

        Assert.Equal("AsOf", Rule.Forbids("Rules.DayToCome", () => _ = new Solution(Details with { AsOf = tomorrow }, Samples.Today)).Field);
        Assert.Equal("AsOf", Rule.Forbids("Rules.DayToCome", () => _ = new ChangeMeterReading(45, tomorrow, "vir", Samples.Today)).Field);
        Assert.Equal("Source", Rule.Forbids("Rules.Required", () => _ = new Solution(Details with { Source = " " }, Samples.Today)).Field);
        Assert.Equal("Source", Rule.Forbids("Rules.Required", () => _ = new ChangeMeterReading(45, Samples.Today, "", Samples.Today)).Field);
        Assert.Equal("TitleSl", Rule.Forbids("Rules.Required", () => _ = new Solution(Details with { Title = LocalisedText.Empty }, Samples.Today)).Field);
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
