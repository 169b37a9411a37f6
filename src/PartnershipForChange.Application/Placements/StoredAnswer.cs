using System.Text.Json;
using System.Text.Json.Serialization;
using PartnershipForChange.Application.Matching;
using PartnershipForChange.Matching.Placements;

namespace PartnershipForChange.Application.Placements;

/// <summary>Where one guest goes, in the snapshot's keys and codes.</summary>
/// <param name="Participant">Key of the participant: a registration id.</param>
/// <param name="HostPlace">Code of the host place.</param>
public sealed record StoredSeat(string Participant, string HostPlace, DateOnly Week, int Rank, int Fit);

/// <summary>
/// The engine's answer with its proof as a run keeps it: the same input, objective and seed give this text again, word
/// for word. The time it took is no part of it.
/// </summary>
public sealed record StoredAnswer
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Shape of the stored form, raised when it changes so that old answers can still be read.</summary>
    public int Version { get; init; } = 1;

    public PlacementObjective Objective { get; init; }

    public int Seed { get; init; }

    public IReadOnlyList<StoredSeat> Seats { get; init; } = [];

    public required PlacementTotals Totals { get; init; }

    public required PlacementBound Bound { get; init; }

    public bool Optimal { get; init; }

    public required PlacementCertificate Certificate { get; init; }

    public static StoredAnswer Of(RoundPlacements round, PlacementResult result, int seed) => new()
    {
        Objective = result.Objective,
        Seed = seed,
        Seats = [.. result.Guests.Index().Where(g => g.Item is not null).Select(g => new StoredSeat(
            round.Round.Participants[g.Index].Key,
            round.Round.HostPlaces[g.Item!.Value.Place].Code,
            round.Round.Weeks[g.Item.Value.Week],
            g.Item.Value.Rank,
            g.Item.Value.Fit))],
        Totals = result.Totals,
        Bound = result.Bound,
        Optimal = result.Optimal,
        Certificate = result.Certificate,
    };

    /// <exception cref="JsonException">The text is not an answer.</exception>
    public static StoredAnswer FromJson(string json) =>
        JsonSerializer.Deserialize<StoredAnswer>(json, Json) ?? throw new JsonException("An answer is an object.");

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>The engine's form of it, for the independent check.</summary>
    /// <exception cref="KeyNotFoundException">It names someone or something that is not in the round.</exception>
    public PlacementResult ToResult(RoundPlacements round)
    {
        var person = round.Round.Participants.Index().ToDictionary(p => p.Item.Key, p => p.Index, StringComparer.Ordinal);
        var place = round.Round.HostPlaces.Index().ToDictionary(p => p.Item.Code, p => p.Index, StringComparer.Ordinal);
        var week = round.Round.Weeks.Index().ToDictionary(w => w.Item, w => w.Index);
        var guests = new GuestPlacement?[round.Round.Participants.Count];
        foreach (var seat in Seats)
        {
            guests[person[seat.Participant]] = new GuestPlacement(place[seat.HostPlace], week[seat.Week], seat.Rank, seat.Fit);
        }

        return new PlacementResult
        {
            Objective = Objective,
            Guests = guests,
            Totals = Totals,
            Bound = Bound,
            Optimal = Optimal,
            Certificate = Certificate,
            Seconds = 0,
        };
    }
}
