using System.Globalization;
using PartnershipForChange.Domain;
using PartnershipForChange.Web.Features.Shared.Charts;

namespace PartnershipForChange.Web.Tests.Shared;

public sealed class ChartGeometryTests
{
    private static readonly CultureInfo Slovene = CultureInfo.GetCultureInfo("sl-SI");

    [Fact]
    public void Bars_of_both_sides_share_one_scale_and_grow_from_the_middle()
    {
        var drawn = new MirroredGeometry(new MirroredChart("t", "d", "r", [new("a", 100, 50), new("b", 25, 0)]), 100, Slovene);

        Assert.Equal(new Box(0, 0, 49.4, 26), Rounded(drawn.Rows[0].Public.Box));
        Assert.Equal(new Box(50.6, 0, 24.7, 26), Rounded(drawn.Rows[0].Business.Box));
        Assert.Equal(new Box(37.05, 0, 12.35, 26), Rounded(drawn.Rows[1].Public.Box));
        Assert.Equal(0, drawn.Rows[1].Business.Box.Width);
    }

    [Fact]
    public void Another_width_scales_lengths_and_keeps_heights()
    {
        var chart = new MirroredChart("t", "d", "r", [new("a", 10, 5)]);
        var page = new MirroredGeometry(chart, 100, Slovene).Rows[0].Business.Box;
        var paper = new MirroredGeometry(chart, 500, Slovene).Rows[0].Business.Box;

        Assert.Equal(new Box(page.X * 5, page.Y, page.Width * 5, page.Height), Rounded(paper, page));
    }

    [Theory]
    [InlineData(100, NumberPlace.Inside)]
    [InlineData(5, NumberPlace.Beside)]
    [InlineData(0, NumberPlace.Beside)]
    public void A_number_stands_on_its_bar_where_it_fits(int value, NumberPlace expected)
    {
        var drawn = new MirroredGeometry(new MirroredChart("t", "d", "r", [new("a", value, 100)]), 100, Slovene);

        Assert.Equal(expected, drawn.Rows[0].Public.Place);
    }

    [Fact]
    public void An_outline_shows_what_there_was_room_for()
    {
        var bar = new MirroredGeometry(new MirroredChart("t", "d", "r", [new("a", 12, 0, 16, 4)]), 100, Slovene).Rows[0].Public;

        Assert.Equal("12 / 16", bar.Text);
        Assert.Equal(NumberPlace.Apart, bar.Place);
        Assert.Equal(49.4, bar.Room!.Value.Width, 6);
        Assert.Equal(0.75, bar.Box.Width / bar.Room.Value.Width, 6);
    }

    [Fact]
    public void Columns_stand_on_the_baseline_with_a_seam_between_the_sides()
    {
        var drawn = new StackedGeometry(new StackedChart("t", "d", "c", [new("2016", 30, 20), new("2017", 60, 40, About: true)]), 100, Slovene);
        var (low, high) = (drawn.Columns[0], drawn.Columns[1]);

        Assert.Equal([25.0, 75.0], drawn.Columns.Select(column => column.Middle));
        Assert.Equal(StackedGeometry.Baseline, low.Public.Y + low.Public.Height, 6);
        Assert.Equal(StackedGeometry.Baseline, high.Public.Y + high.Public.Height, 6);
        Assert.Equal(low.Public.Y - 2, low.Business.Y + low.Business.Height, 6);
        Assert.Equal(2 * low.Public.Height, high.Public.Height, 6);
        Assert.Equal(("50", "≈ 100"), (low.Total, high.Total));
    }

    [Fact]
    public void An_empty_column_says_why()
    {
        var drawn = new StackedGeometry(new StackedChart("t", "d", "c", [new("2019", 1, 1), new("2020", 0, 0, "odpovedano"), new("2021", 0, 0)]), 100, Slovene);

        Assert.Equal(["2", "odpovedano", "0"], drawn.Columns.Select(column => column.Total));
        Assert.Equal(0, drawn.Columns[1].Public.Height + drawn.Columns[1].Business.Height);
    }

    [Fact]
    public void Changes_lie_on_either_side_of_none_with_their_intervals_within_the_scale()
    {
        var drawn = new EffectGeometry(new EffectChart("t", "d", [new("a", Sector.Public, 9, 10, 4, 16), new("b", null, 9, -5, -10, 0)]), 100);

        Assert.Equal([-20, -10, 0, 10, 20], drawn.Ticks.Select(tick => tick.Value));
        Assert.Equal([5.0, 27.5, 50, 72.5, 95], drawn.Ticks.Select(tick => Math.Round(tick.X, 6)));
        Assert.Equal([(72.5, 59.0, 86.0), (38.75, 27.5, 50.0)], drawn.Rows.Select(row => (Math.Round(row.Mean, 6), Math.Round(row.Low, 6), Math.Round(row.High, 6))));
    }

    [Fact]
    public void A_history_lies_on_its_days_and_numbers_do_not_touch()
    {
        HistoryPoint Point(int day, int percent, bool isDrawn = true) => new(new DateOnly(2027, 1, 1).AddDays(day), $"{day}", percent, isDrawn);
        var drawn = new HistoryGeometry(new HistoryChart("t", "d", "p", [Point(0, 0), Point(50, 50), Point(55, 60), Point(100, 90, isDrawn: false), Point(100, 100)]), 100);

        Assert.Equal([12.0, 53, 57.1, 94], drawn.Points.Select(p => Math.Round(p.X, 6)));
        Assert.Equal([176.0, 101, 86, 26], drawn.Points.Select(p => Math.Round(p.Y, 6)));
        Assert.Equal([true, true, false, true], drawn.Points.Select(p => p.IsNumbered));
        Assert.Equal(53, new HistoryGeometry(new HistoryChart("t", "d", "p", [Point(7, 30)]), 100).Points.Single().X, 6);
    }

    [Fact]
    public void Charts_without_rows_are_empty_rather_than_broken()
    {
        Assert.Empty(new MirroredGeometry(new MirroredChart("t", "d", "r", []), 100, Slovene).Rows);
        Assert.Empty(new StackedGeometry(new StackedChart("t", "d", "c", []), 100, Slovene).Columns);
        Assert.Empty(new EffectGeometry(new EffectChart("t", "d", []), 100).Rows);
        Assert.Empty(new HistoryGeometry(new HistoryChart("t", "d", "p", []), 100).Points);
    }

    private static Box Rounded(Box box) => new(Math.Round(box.X, 6), Math.Round(box.Y, 6), Math.Round(box.Width, 6), Math.Round(box.Height, 6));

    /// <summary>The box, with what differs from five times the other by rounding alone taken as equal.</summary>
    private static Box Rounded(Box box, Box fifth) => Math.Abs(box.X - (fifth.X * 5)) < 1e-9 && Math.Abs(box.Width - (fifth.Width * 5)) < 1e-9
        ? box with { X = fifth.X * 5, Width = fifth.Width * 5 }
        : box;
}
