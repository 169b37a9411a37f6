using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Domain.Placements;

namespace PartnershipForChange.Application.Placements;

/// <summary>
/// A run as a CSV file: UTF-8 with a byte order mark, so that spreadsheets read č, š and ž, and with cells that a spreadsheet
/// would take for formulas defused.
/// </summary>
public sealed class PlacementCsv(Text text)
{
    private static readonly string[] Columns =
    [
        "guest", "email", "organisation", "host", "host_place", "department", "city", "week", "rank", "pinned", "mentor", "mentor_email",
        "guest_answer", "host_answer", "answer_by",
    ];

    public byte[] Write(IReadOnlyList<GuestRow> rows)
    {
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape }))
        {
            foreach (var column in Columns)
            {
                csv.WriteField(column);
            }

            csv.NextRecord();
            foreach (var row in rows)
            {
                foreach (var cell in Cells(row))
                {
                    csv.WriteField(cell);
                }

                csv.NextRecord();
            }
        }

        return stream.ToArray();
    }

    private string[] Cells(GuestRow row)
    {
        string[] guest = [row.Name, row.Email, text.Of(row.Organisation)];
        return row.Seat is not { } seat
            ? [.. guest, .. Enumerable.Repeat(string.Empty, Columns.Length - guest.Length)]
            :
            [
                .. guest, text.Of(seat.Host), seat.PlaceCode, seat.Department, seat.City, Day(seat.Week),
                seat.Rank.ToString(CultureInfo.InvariantCulture), seat.IsPinned ? "yes" : "no", seat.Mentor, seat.MentorEmail,
                Answer(seat, seat.Guest), Answer(seat, seat.HostAnswer), seat.AnswerBy is { } day ? Day(day) : string.Empty,
            ];
    }

    private static string Answer(GuestSeat seat, PlacementAnswer answer) =>
        seat.AnswerBy is null ? string.Empty : answer.State.ToString().ToLowerInvariant();

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
