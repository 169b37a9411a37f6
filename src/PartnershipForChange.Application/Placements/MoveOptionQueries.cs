using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Registrations;
using PartnershipForChange.Domain.Placements;
using PartnershipForChange.Domain.Registrations;
using PartnershipForChange.Matching.Placements;

namespace PartnershipForChange.Application.Placements;

/// <summary>A seat a guest could take, with what it would do to the whole.</summary>
/// <param name="Broken">The rule that forbids it; null where it is possible.</param>
/// <param name="Holders">Who sits there, where it is full.</param>
/// <param name="DeclinedBy">Who declined a published placement of this guest at this place before; null where nobody did.</param>
public sealed record MoveOption(
    Seat Seat, string PlaceCode, LocalisedText Host, Sector Sector, string Department, string City, int Free, bool IsCurrent,
    PlacementTotals After, HardRule? Broken, IReadOnlyList<string> Holders, PlacementParty? DeclinedBy);

/// <summary>Where one guest could go.</summary>
/// <param name="Standing">How the current placement stands, where it is published.</param>
/// <param name="Broken">The rule that the current placement breaks by now, where it is published and breaks one.</param>
/// <param name="Possible">Best first: rank, then skills, then week; places that were declined before last.</param>
/// <param name="Wished">Wished-for seats that are not possible, and why.</param>
/// <param name="IsIn">False for a guest who has left the round since, or waits for the release again.</param>
/// <param name="OnOwnSide">Wished-for hosts of the guest's own side, to whom no placement leads.</param>
public sealed record MoveOptions(
    RunHead Head, Guid RegistrationId, string Guest, LocalisedText Organisation, Sector Sector, Placement? Current, LocalisedText? CurrentHost,
    PlacementStanding? Standing, HardRule? Broken,
    PlacementTotals Before, PlacementTotals Without, Page<MoveOption> Possible, IReadOnlyList<MoveOption> Wished,
    IReadOnlyList<HostName> OnOwnSide, bool IsIn);

/// <summary>What can be done by hand for one guest, and its effect before it is done. For coordinators.</summary>
public sealed class MoveOptionQueries(PortalDbContext db, RunHeadQueries heads, SeatingPlanQueries plans, TimeProvider clock)
{
    private const int OptionsOnPage = 25;
    private const int MostWished = 12;

    /// <param name="q">Part of a host's name, code or town.</param>
    public async Task<MoveOptions> For(string round, int number, Guid guest, string? q, int page, CancellationToken cancellation)
    {
        var head = await heads.Of(round, number, cancellation);
        var who = await (
            from registration in db.Registrations.AsNoTracking()
            join person in db.People on registration.PersonId equals person.Id
            join organisation in db.Organisations on registration.OrganisationId equals organisation.Id
            where registration.Id == guest && registration.RoundId == head.Round.Id
            select new { person.FirstName, person.LastName, organisation.Name, organisation.Sector, registration.HostWishes, IsIn = registration.State == RegistrationState.Released })
            .FirstOrDefaultAsync(cancellation).OrNotFound();
        var places = await (
            from place in db.HostPlaces.AsNoTracking()
            join organisation in db.Organisations on place.OrganisationId equals organisation.Id
            where place.RoundId == head.Round.Id
            select new PlaceName(
                place.Id, place.Code, organisation.Name, organisation.Sector, place.Department, place.City, organisation.SearchText, place.IsWithdrawn))
            .ToDictionaryAsync(p => p.Id, cancellation);
        var seated = await (
            from placement in db.Placements.AsNoTracking()
            join registration in db.Registrations on placement.RegistrationId equals registration.Id
            join person in db.People on registration.PersonId equals person.Id
            where placement.RunId == head.RunId && placement.EndedAt == null
            select new { Placement = placement, Name = person.FirstName + " " + person.LastName }).ToListAsync(cancellation);
        var current = seated.Find(s => s.Placement.RegistrationId == guest)?.Placement;
        var declined = await db.DeclinedPlaces(head.RunId, guest, cancellation);
        var plan = await plans.Of(head.Round.Id, head.RunId, cancellation);
        var holders = seated.Where(s => !s.Placement.IsDeclined)
            .ToLookup(s => (s.Placement.HostPlaceId, s.Placement.Week), s => s.Name);
        MoveOption Named(SeatOption option)
        {
            var (seat, place) = (option.Seat, places[option.Seat.HostPlaceId]);
            return new MoveOption(
                seat, place.Code, place.Host, place.Sector, place.Department, place.City, option.Free,
                current?.HostPlaceId == seat.HostPlaceId && current.Week == seat.Week, plan.TotalsWith(guest, seat),
                option.IsPossible ? null : option.Broken[0], [.. holders[(seat.HostPlaceId, seat.Week)]],
                declined.TryGetValue(seat.HostPlaceId, out var by) ? by : null);
        }

        // Once published, a week that is over is nobody's any more.
        var today = clock.Today();
        var options = plan.KnowsGuest(guest)
            ? plan.Options(guest).Where(o => head.IsDraft || today <= o.Seat.Week.AddDays(Placement.DaysAfterMonday)).ToList() : [];
        var folded = Folded.Of(q);
        var possible = options.Where(o => o.IsPossible && places[o.Seat.HostPlaceId].Matches(folded))
            .OrderBy(o => declined.ContainsKey(o.Seat.HostPlaceId)).ThenBy(o => o.Seat.Rank).ThenByDescending(o => o.Seat.Fit).ThenBy(o => o.Seat.Week).ToList();
        var shown = Math.Clamp(page, 1, Math.Max(1, (possible.Count + OptionsOnPage - 1) / OptionsOnPage));
        var refused = options.Where(o => !o.IsPossible && (folded.Length > 0 ? places[o.Seat.HostPlaceId].Matches(folded) : o.Seat.IsWish))
            .OrderBy(o => o.Seat.Rank).ThenBy(o => o.Seat.Week).Take(MostWished);
        return new MoveOptions(
            head, guest, $"{who.FirstName} {who.LastName}", who.Name, who.Sector, current,
            current is null ? null : places[current.HostPlaceId].Host,
            current is { IsPublished: true } ? current.Standing(!who.IsIn || places[current.HostPlaceId].IsWithdrawn) : null,
            current is { IsPublished: true, IsDeclined: false } && plan.Knows(current) ? plan.Option(guest, current.HostPlaceId, current.Week).FirstBroken : null,
            plan.Totals, plan.TotalsWith(guest, seat: null),
            new Page<MoveOption>(
                [.. possible.Skip((shown - 1) * OptionsOnPage).Take(OptionsOnPage).Select(Named)], shown, OptionsOnPage, possible.Count),
            [.. refused.Select(Named)],
            [.. (await db.NamesOf(head.Round.Id, who.HostWishes, cancellation)).Values.Where(h => h.Sector == who.Sector)],
            who.IsIn);
    }

    private sealed record PlaceName(Guid Id, string Code, LocalisedText Host, Sector Sector, string Department, string City, string SearchText, bool IsWithdrawn)
    {
        public bool Matches(string folded) =>
            folded.Length == 0 || SearchText.Contains(folded, StringComparison.Ordinal)
            || Folded.Of(Code, Department, City).Contains(folded, StringComparison.Ordinal);
    }
}
