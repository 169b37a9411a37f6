using PartnershipForChange.Application.Matching;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Matching.Placements;

namespace PartnershipForChange.Application.Placements;

/// <summary>A place in a week that a guest could go to, or why not.</summary>
/// <param name="Free">Seats left there, the guest's own not counted.</param>
/// <param name="Broken">Hard rules that forbid it; empty where it is possible.</param>
public sealed record SeatOption(Seat Seat, int Free, IReadOnlyList<HardRule> Broken)
{
    public bool IsPossible => Broken.Count == 0;

    /// <summary>The rule to name; null where it is possible.</summary>
    public HardRule? FirstBroken => IsPossible ? null : Broken[0];
}

/// <summary>
/// Who sits where in a run, seen as the engine sees it, in a round as it is now. What may be done by hand, its effect and
/// every reason come from here, so that page and engine cannot disagree.
/// </summary>
public sealed class SeatingPlan
{
    private readonly PlacementProblem _problem;
    private readonly Dictionary<Guid, int> _guest;
    private readonly Dictionary<Guid, int> _place = [];
    private readonly Guid[] _placeId;
    private readonly Dictionary<DateOnly, int> _week;
    private readonly IReadOnlyList<DateOnly> _weeks;
    private readonly GuestPlacement?[] _at;
    private readonly Dictionary<(int Place, int Week), int> _load = [];

    /// <param name="snapshot">The round, its participants named by registration id.</param>
    /// <param name="placeIds">Host place id by code, of at least every place in the snapshot.</param>
    /// <param name="seated">Who sits where; guests and places that are not in the snapshot are left out.</param>
    public SeatingPlan(RoundSnapshot snapshot, IReadOnlyDictionary<string, Guid> placeIds, IEnumerable<Placement> seated)
    {
        // What is pinned now is for people to decide; the pins the snapshot may hold bound the engine only.
        _problem = (snapshot with { PlacementPins = [] }).ToPlacements().Problem;
        _guest = snapshot.Participants.Index().ToDictionary(p => Guid.Parse(p.Item.Key), p => p.Index);
        _placeId = [.. snapshot.HostPlaces.Select(p => placeIds[p.Code])];
        foreach (var (index, id) in _placeId.Index())
        {
            _place[id] = index;
        }

        _weeks = snapshot.Weeks;
        _week = _weeks.Index().ToDictionary(w => w.Item, w => w.Index);
        _at = new GuestPlacement?[snapshot.Participants.Count];
        foreach (var seat in seated)
        {
            if (_guest.TryGetValue(seat.RegistrationId, out var guest)
                && _place.TryGetValue(seat.HostPlaceId, out var place) && _week.TryGetValue(seat.Week, out var week))
            {
                _at[guest] = At(guest, place, week);
                _load[(place, week)] = _load.GetValueOrDefault((place, week)) + 1;
            }
        }
    }

    public PlacementTotals Totals => PlacementTotals.Of(_problem, _at);

    public bool KnowsGuest(Guid registrationId) => _guest.ContainsKey(registrationId);

    public bool KnowsPlace(Guid hostPlaceId) => _place.ContainsKey(hostPlaceId);

    /// <summary>True when guest, place and week of a placement are all in the round as it is now.</summary>
    public bool Knows(Placement placement) => KnowsGuest(placement.RegistrationId) && KnowsPlace(placement.HostPlaceId) && KnowsWeek(placement.Week);

    /// <summary>Totals if this guest went there; null takes their place away.</summary>
    public PlacementTotals TotalsWith(Guid registrationId, Seat? seat)
    {
        var changed = (GuestPlacement?[])_at.Clone();
        if (_guest.TryGetValue(registrationId, out var guest))
        {
            changed[guest] = seat is null ? null : At(guest, _place[seat.HostPlaceId], _week[seat.Week]);
        }

        return PlacementTotals.Of(_problem, changed);
    }

    /// <summary>What going there is worth to the guest, and which hard rules forbid it, all others staying where they are.</summary>
    /// <exception cref="KeyNotFoundException">Guest, place or week is not in the round now.</exception>
    public SeatOption Option(Guid registrationId, Guid hostPlaceId, DateOnly week) =>
        Option(_guest[registrationId], _place[hostPlaceId], _week[week]);

    /// <summary>True when the week is one of the round's.</summary>
    public bool KnowsWeek(DateOnly week) => _week.ContainsKey(week);

    /// <summary>Every open seat of the other side, possible or not, in the order of places and weeks.</summary>
    public IEnumerable<SeatOption> Options(Guid registrationId)
    {
        var guest = _guest[registrationId];
        var sector = _problem.Organisations[_problem.Guests[guest].Organisation].Sector;
        for (var place = 0; place < _problem.Places.Count; place++)
        {
            if (_problem.Organisations[_problem.Places[place].Organisation].Sector == sector)
            {
                continue;
            }

            foreach (var week in _problem.Places[place].Weeks)
            {
                yield return Option(guest, place, week);
            }
        }
    }

    /// <summary>Why a guest has no place, in numbers of seats.</summary>
    public UnplacedReasons WhyUnplaced(Guid registrationId) => Explanations.WhyUnplaced(_problem, AsResult(), _guest[registrationId]);

    private SeatOption Option(int guest, int place, int week)
    {
        var at = At(guest, place, week);
        var own = _at[guest] is { } now && now.Place == place && now.Week == week ? 1 : 0;
        return new SeatOption(
            new Seat(_placeId[place], _weeks[week], at.Rank, at.Rank <= _problem.Guests[guest].Wishes.Length, at.Fit),
            Math.Max(0, _problem.Places[place].PlacesPerWeek - _load.GetValueOrDefault((place, week)) + own),
            PlacementRules.CheckMove(_problem, _at, guest, place, week));
    }

    private GuestPlacement At(int guest, int place, int week) =>
        new(place, week, _problem.Rank(guest, place), _problem.Fit(guest, place));

    /// <summary>The explanations read nothing but who sits where.</summary>
    private PlacementResult AsResult()
    {
        var totals = Totals;
        return new PlacementResult
        {
            Objective = PlacementObjective.MinimumCost,
            Guests = _at,
            Totals = totals,
            Bound = new PlacementBound(totals.Placed, totals.RankSum),
            Optimal = false,
            Certificate = new PlacementCertificate([], []),
            Seconds = 0,
        };
    }
}
