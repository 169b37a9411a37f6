using System.Globalization;
using System.Text;
using PartnershipForChange.Application.Common;

namespace PartnershipForChange.Application.Calendar;

/// <summary>
/// Writes iCalendar (RFC 5545). There is no METHOD, so DTSTAMP says when an event was last revised (3.8.7.2) and the same
/// events give the same text.
/// </summary>
public static class CalendarText
{
    /// <summary>Octets of a line without its end, at most (RFC 5545, 3.1).</summary>
    private const int LongestLine = 75;

    private const string Zone = "Europe/Ljubljana";

    /// <summary>The rules since 1996; the portal knows nothing older.</summary>
    private const string TimeZone = """
        BEGIN:VTIMEZONE
        TZID:Europe/Ljubljana
        BEGIN:DAYLIGHT
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        TZNAME:CEST
        DTSTART:19960331T020000
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        END:DAYLIGHT
        BEGIN:STANDARD
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        TZNAME:CET
        DTSTART:19961027T030000
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        END:STANDARD
        END:VTIMEZONE
        """;

    /// <summary>The content lines of an entry, one a line, unfolded, without UID, SEQUENCE, stamps and a cancelled status.</summary>
    /// <param name="address">Where its page is reached.</param>
    public static string Properties(CalendarEntry entry, string address)
    {
        var lines = new List<string>();
        if (entry.Days is { } days)
        {
            lines.Add($"DTSTART;VALUE=DATE:{Day(days.First)}");

            // The end of whole days is the day after them (3.6.1).
            lines.Add($"DTEND;VALUE=DATE:{Day(days.Last.AddDays(1))}");
        }
        else if (entry.Times is { } times)
        {
            lines.Add($"DTSTART;TZID={Zone}:{Local(times.From)}");
            lines.Add($"DTEND;TZID={Zone}:{Local(times.To)}");
        }

        lines.Add($"SUMMARY:{Escaped(entry.Summary)}");
        if (entry.Location.Length > 0)
        {
            lines.Add($"LOCATION:{Escaped(entry.Location)}");
        }

        if (entry.Description.Length > 0)
        {
            lines.Add($"DESCRIPTION:{Escaped(entry.Description)}");
        }

        lines.Add($"URL:{address}");
        lines.Add(entry.IsNote ? "TRANSP:TRANSPARENT" : "TRANSP:OPAQUE");
        lines.Add(entry.IsTentative ? "STATUS:TENTATIVE" : "STATUS:CONFIRMED");
        return string.Join('\n', lines);
    }

    /// <summary>The whole calendar.</summary>
    /// <param name="name">How programs show it.</param>
    public static string Of(string name, IEnumerable<ToldEvent> events)
    {
        var text = new StringBuilder();
        Append(text, "BEGIN:VCALENDAR");
        Append(text, "VERSION:2.0");
        Append(text, "PRODID:-//Partnership for Change//Portal//EN");
        Append(text, "CALSCALE:GREGORIAN");
        Append(text, $"NAME:{Escaped(name)}");
        Append(text, $"X-WR-CALNAME:{Escaped(name)}");
        Append(text, $"X-WR-TIMEZONE:{Zone}");
        Append(text, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        Append(text, "X-PUBLISHED-TTL:PT1H");
        Append(text, TimeZone.Split('\n', StringSplitOptions.TrimEntries));
        foreach (var one in events)
        {
            Append(text, "BEGIN:VEVENT");
            Append(text, $"UID:{one.Uid}");
            Append(text, $"DTSTAMP:{Utc(one.ModifiedAt)}");
            Append(text, $"LAST-MODIFIED:{Utc(one.ModifiedAt)}");
            Append(text, $"SEQUENCE:{one.Sequence.ToString(CultureInfo.InvariantCulture)}");
            Append(text, [.. one.Content.Split('\n').Where(l => one.CancelledAt is null || !l.StartsWith("STATUS:", StringComparison.Ordinal))]);
            if (one.CancelledAt is not null)
            {
                Append(text, "STATUS:CANCELLED");
            }

            Append(text, "END:VEVENT");
        }

        Append(text, "END:VCALENDAR");
        return text.ToString();
    }

    /// <summary>A TEXT value (3.3.11): commas, semicolons, backslashes and line breaks escaped, other control characters left out.</summary>
    internal static string Escaped(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var c in value.ReplaceLineEndings("\n"))
        {
            switch (c)
            {
                case '\\' or ';' or ',':
                    text.Append('\\').Append(c);
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                default:
                    text.Append(char.IsControl(c) && c != '\t' ? string.Empty : c);
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>A content line in physical lines of at most 75 octets; no character is cut in two.</summary>
    internal static IEnumerable<string> Folded(string line)
    {
        var part = new StringBuilder();
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                yield return part.ToString();
                part.Clear().Append(' ');
                octets = 1;
            }

            part.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        yield return part.ToString();
    }

    private static void Append(StringBuilder text, params string[] lines)
    {
        foreach (var line in lines.SelectMany(Folded))
        {
            text.Append(line).Append("\r\n");
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Local(DateTimeOffset at) => at.ToLocal().ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
