using PartnershipForChange.Application.Export;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Domain.Placements;

namespace PartnershipForChange.Application.Placements;

/// <summary>A run as a CSV file, one row a guest, in the reader's language.</summary>
public static class PlacementCsv
{
    private static readonly string[] Columns =
    [
        "Guest", "Email", "Organisation", "Host", "HostPlace", "Department", "City", "Week", "Rank", "Pinned", "Mentor", "MentorEmail",
        "GuestAnswer", "HostAnswer", "AnswerBy",
    ];

    public static byte[] Of(IReadOnlyList<GuestRow> rows, Text text) => CsvExport.Of(
        Columns.Select(column => text[$"Placements.Column.{column}"]),
        rows.Select(row => Cells(row, text)),
        LanguageExtensions.FromCulture(text.Culture));

    private static object?[] Cells(GuestRow row, Text text)
    {
        object?[] guest = [row.Name, row.Email, text.Of(row.Organisation)];
        return row.Seat is not { } seat
            ? [.. guest, .. new object?[Columns.Length - guest.Length]]
            :
            [
                .. guest, text.Of(seat.Host), seat.PlaceCode, seat.Department, seat.City, seat.Week, seat.Rank,
                text[seat.IsPinned ? "Shared.Yes" : "Shared.No"], seat.Mentor, seat.MentorEmail,
                Answer(seat, seat.Guest, text), Answer(seat, seat.HostAnswer, text), seat.AnswerBy,
            ];
    }

    private static string? Answer(GuestSeat seat, PlacementAnswer answer, Text text) =>
        seat.AnswerBy is null ? null : text.Of(answer.State);
}
