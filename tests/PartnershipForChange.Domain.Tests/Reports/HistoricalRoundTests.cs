using PartnershipForChange.Domain.Reports;

namespace PartnershipForChange.Domain.Tests.Reports;

public sealed class HistoricalRoundTests
{
    private static readonly HistoricalFigures None = new(null, null, null, null, null, null, null);

    [Theory]
    [InlineData("2015-06-05", 2015)]
    [InlineData("2017-06", 2017)]
    [InlineData("2022", 2022)]
    public void It_is_reported_under_the_year_it_ended_in(string to, int year) =>
        Assert.Equal(year, new HistoricalRound(1, "2014", to, None, HistoricalExchange.Held, note: null, "amcham.si").Year);

    [Theory]
    [InlineData("June 2017")]
    [InlineData("17")]
    public void An_end_without_a_year_is_refused(string to) =>
        Assert.Equal("To", Rule.Forbids("Rules.YearMissing", () =>
            new HistoricalRound(1, "2014", to, None, HistoricalExchange.Held, note: null, "amcham.si")).Field);

    [Fact]
    public void A_figure_without_a_source_is_refused() =>
        Rule.Forbids("Rules.Required", () => new HistoricalRound(1, "2014", "2015", None, HistoricalExchange.Held, note: null, " "));
}
