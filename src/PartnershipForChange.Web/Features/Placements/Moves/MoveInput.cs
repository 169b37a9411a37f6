using System.Globalization;
using PartnershipForChange.Application.Placements;

namespace PartnershipForChange.Web.Features.Placements.Moves;

/// <summary>Where a guest is put: the seat as one value, so that a button can carry it.</summary>
public sealed class MoveInput
{
    /// <summary>Registration id.</summary>
    public Guid Guest { get; set; }

    /// <summary>Host place id and Monday, as <see cref="SeatValue"/> writes them.</summary>
    public string Seat { get; set; } = string.Empty;

    public static string SeatValue(Guid hostPlaceId, DateOnly week) => $"{hostPlaceId:N}_{week:yyyyMMdd}";

    /// <exception cref="DomainRuleException">The seat cannot be read.</exception>
    public MoveGuest ToCommand(string round, int number)
    {
        var parts = Seat.Split('_');
        return parts.Length == 2
            && Guid.TryParseExact(parts[0], "N", out var place)
            && DateOnly.TryParseExact(parts[1], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var week)
                ? new MoveGuest(round, number, Guest, place, week)
                : throw new DomainRuleException("Rules.NotReadable", Seat) { Field = nameof(Seat) };
    }
}

public sealed record MovePage(MoveOptions Options, string? Q);
