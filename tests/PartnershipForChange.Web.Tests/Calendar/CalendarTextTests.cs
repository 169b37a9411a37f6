using System.Text;
using PartnershipForChange.Application.Calendar;
using PartnershipForChange.Application.Common;

namespace PartnershipForChange.Web.Tests.Calendar;

public sealed class CalendarTextTests
{
    private static readonly DateTimeOffset Now = new(2027, 3, 15, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_independent_parser_reads_every_letter_sign_and_line_back()
    {
        const string summary = "Čačka; \\ vejica, \"narekovaj\" in 😀 – zelo dolg naslov, ki gre čez več vrstic: ščščščščščščščščščščščščščščžžžžžž";
        const string description = "Prva vrstica\nDruga, s podpičjem; in poševnico \\n\r\nTretja";

        var read = (await Read(Entry(summary) with { Description = description, Location = "Kočevje, Ljubljanska cesta 1; II. nadstropje" })).Events.Single();

        Assert.Equal(
            (summary, description.ReplaceLineEndings("\n"), "Kočevje, Ljubljanska cesta 1; II. nadstropje", "https://portal.example.si/x"),
            (read.Summary, read.Description, read.Location, read.Url));
    }

    [Fact]
    public void No_line_is_longer_than_75_octets_and_none_cuts_a_letter()
    {
        var text = CalendarText.Of("Koledar", [Told(Entry(string.Concat(Enumerable.Repeat("š😀a", 60))))]);

        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        var lines = text.Split("\r\n");
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.All(lines, line => Assert.False(line.Contains('\n') || line.Contains('\uFFFD') || char.IsLowSurrogate(line.FirstOrDefault())));
        Assert.Contains(lines, line => line.StartsWith(' ') && Encoding.UTF8.GetByteCount(line) >= 72);
    }

    // Winter and summer time, and both days on which the clocks change.
    [Theory]
    [InlineData("2027-01-20", "09:00", "2027-01-20T08:00:00.000Z")]
    [InlineData("2027-03-28", "01:30", "2027-03-28T00:30:00.000Z")]
    [InlineData("2027-03-28", "03:30", "2027-03-28T01:30:00.000Z")]
    [InlineData("2027-07-01", "09:00", "2027-07-01T07:00:00.000Z")]
    [InlineData("2027-10-31", "09:00", "2027-10-31T08:00:00.000Z")]
    public async Task Times_are_those_of_Ljubljana_in_summer_and_winter(string day, string time, string instant)
    {
        var from = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).At(TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture));

        var read = (await Read(Entry("x") with { Times = (from, from.AddHours(2)) })).Events.Single();

        Assert.Equal((instant, "Europe/Ljubljana", false), (read.Start, read.Zone, read.IsDate));
        Assert.Equal(from.AddHours(2).UtcDateTime, DateTimeOffset.Parse(read.End, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime);
    }

    [Fact]
    public async Task Whole_days_are_dates_and_end_the_day_after()
    {
        var read = (await Read(Entry("x") with { Times = null, Days = (new DateOnly(2027, 6, 7), new DateOnly(2027, 6, 11)) })).Events.Single();

        Assert.Equal(("2027-06-07", "2027-06-12", true), (read.Start, read.End, read.IsDate));
    }

    [Fact]
    public async Task A_change_counts_up_a_cancellation_says_so_and_telling_the_same_again_changes_nothing()
    {
        var told = Told(Entry("x") with { IsTentative = true });
        var first = (await Read(told)).Events.Single();
        told.Tell(told.Content, told.EndsOn, Now.AddDays(1));
        var same = (await Read(told)).Events.Single();
        told.Tell(CalendarText.Properties(Entry("y"), "https://portal.example.si/x"), told.EndsOn, Now);
        var changed = (await Read(told)).Events.Single();
        told.Cancel(Now.AddDays(2));
        told.Cancel(Now.AddDays(3));
        var cancelled = (await Read(told)).Events.Single();

        Assert.Equal(first, same);
        Assert.Equal((0, "TENTATIVE", "2027-03-15T09:00:00.000Z"), (first.Sequence, first.Status, first.Modified));
        Assert.Equal((1, "CONFIRMED", "y", "2027-03-15T09:00:01.000Z"), (changed.Sequence, changed.Status, changed.Summary, changed.Modified));
        Assert.Equal((2, "CANCELLED", "2027-03-17T09:00:00.000Z"), (cancelled.Sequence, cancelled.Status, cancelled.Modified));
        Assert.Equal(cancelled.Modified, cancelled.Stamp);
        Assert.Equal(first.Uid, cancelled.Uid);
    }

    private static CalendarEntry Entry(string summary) => new("session", Guid.NewGuid(), summary, "/x") { Times = (Now, Now.AddHours(2)) };

    private static ToldEvent Told(CalendarEntry entry) =>
        new(Guid.NewGuid(), $"{entry.Kind}-1@test", CalendarText.Properties(entry, "https://portal.example.si/x"), new DateOnly(2027, 3, 15), Now);

    private static Task<ReadCalendar> Read(CalendarEntry entry) => Read(Told(entry));

    private static Task<ReadCalendar> Read(ToldEvent told) => ReadCalendar.Of(CalendarText.Of("Koledar", [told]));
}
