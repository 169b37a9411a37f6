namespace PartnershipForChange.Application.Common;

public static class Clock
{
    private static readonly TimeZoneInfo Ljubljana = TimeZoneInfo.FindSystemTimeZoneById("Europe/Ljubljana");

    /// <summary>Today where the programme runs: a deadline ends at midnight there, wherever the server stands.</summary>
    public static DateOnly Today(this TimeProvider clock) => clock.GetUtcNow().LocalDay();

    /// <summary>The instant at which today began where the programme runs.</summary>
    public static DateTimeOffset StartOfToday(this TimeProvider clock) => clock.Today().BeginsAt();

    /// <summary>The instant in the programme's time zone, for showing.</summary>
    public static DateTimeOffset ToLocal(this DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Ljubljana);

    /// <summary>Date and time of day where the programme runs, for a file.</summary>
    public static DateTime LocalTime(this DateTimeOffset instant) => instant.ToLocal().DateTime;

    /// <summary>The day it was, or will be, where the programme runs.</summary>
    public static DateOnly LocalDay(this DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToLocal().DateTime);

    /// <summary>The instant at which a day begins where the programme runs.</summary>
    public static DateTimeOffset BeginsAt(this DateOnly day) => day.At(TimeOnly.MinValue);

    /// <summary>
    /// The instant at which clocks show this where the programme runs. Of an hour that occurs twice it is the second; in
    /// the hour that is left out in spring it is an hour later.
    /// </summary>
    public static DateTimeOffset At(this DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Ljubljana.GetUtcOffset(local)).ToUniversalTime();
    }
}
