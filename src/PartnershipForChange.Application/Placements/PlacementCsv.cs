using PartnershipForChange.Application.Export;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Domain.Placements;

namespace PartnershipForChange.Application.Placements;

/// <summary>A run as a CSV file, a row a guest; its heads are the same in every language, for other programs to read.</summary>
public static class PlacementCsv
{
    private static readonly string[] Columns =
    [
        "guest", "email", "organisation", "host", "host_place", "department", "city", "week", "rank", "pinned", "mentor", "mentor_email",
        "guest_answer", "host_answer", "answer_by",
    ];

    public static byte[] Of(IReadOnlyList<GuestRow> rows, Text text) =>
        CsvExport.Of(Columns, rows.Select(row => Cells(row, text)), LanguageExtensions.FromCulture(text.Culture));

    private static IReadOnlyList<object?> Cells(GuestRow row, Text text)
    {
        object?[] guest = [row.Name, row.Email, text.Of(row.Organisation)];
        return row.Seat is not { } seat
            ? [.. guest, .. Enumerable.Repeat<object?>(null, Columns.Length - guest.Length)]
            :
            [
                .. guest, text.Of(seat.Host), seat.PlaceCode, seat.Department, seat.City, seat.Week, seat.Rank,
                seat.IsPinned ? "yes" : "no", seat.Mentor, seat.MentorEmail, Answer(seat, seat.Guest), Answer(seat, seat.HostAnswer), seat.AnswerBy,
            ];
    }

    private static string Answer(GuestSeat seat, PlacementAnswer answer) =>
        seat.AnswerBy is null ? string.Empty : answer.State.ToString().ToLowerInvariant();
}
