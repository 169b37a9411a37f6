using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Application.Calendar;

/// <summary>
/// What a feature puts into people's calendars. Every class that implements this is registered by itself. What it gave
/// once and gives no more disappears from the calendar by itself.
/// </summary>
public interface ICalendarSource
{
    /// <summary>What concerns this person and is not over since <see cref="CalendarReader.Since"/>. A number of queries that does not grow.</summary>
    Task<IReadOnlyList<CalendarEntry>> Of(CalendarReader reader, CancellationToken cancellation);
}

/// <summary>Whose calendar it is.</summary>
/// <param name="Text">In the language they read.</param>
/// <param name="Since">What ended before this day is left out.</param>
public sealed record CalendarReader(Person Person, Text Text, DateTimeOffset Now, DateOnly Since);

/// <summary>Something in a calendar: at times, or on whole days.</summary>
/// <param name="Kind">Names the feature; with <paramref name="Id"/> it makes the entry the same one from reading to reading.</param>
/// <param name="Summary">In the reader's language.</param>
/// <param name="Path">The page about it, beginning with <c>/</c>.</param>
public sealed record CalendarEntry(string Kind, Guid Id, string Summary, string Path)
{
    /// <summary>First and last instant, of an entry at times.</summary>
    public (DateTimeOffset From, DateTimeOffset To)? Times { get; init; }

    /// <summary>First and last day, of an entry on whole days.</summary>
    public (DateOnly First, DateOnly Last)? Days { get; init; }

    public string Location { get; init; } = string.Empty;

    public string Description { get; init; } = string.Empty;

    /// <summary>True while somebody has yet to confirm it.</summary>
    public bool IsTentative { get; init; }

    /// <summary>True for a day to keep in mind on which the person is not busy: a deadline.</summary>
    public bool IsNote { get; init; }
}
